import { readPolicyFile } from '@phoeiphrae/db/seed';
import { Content } from '@phoeiphrae/shared/content';
import { Slug } from '@phoeiphrae/shared/slug';
import { CreateAppointment } from '@phoeiphrae/shared/appointment';
import { CreateMembership } from '@phoeiphrae/shared/committee';
import { CreateUser } from '@phoeiphrae/shared/user';
import { slugHasNumber } from '@phoeiphrae/shared/slug';
import { STATES } from '@phoeiphrae/shared/workflow';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { sanitiseBody } from '../features/items/drafts/sanitiseBody.ts';
import type { DemoContent, DemoItem, DemoTarget } from './demoItem.ts';
import { DEMO_ITEMS } from './items.ts';
import { DEMO_APPOINTMENTS, DEMO_COMMITTEE, DEMO_USERS } from './people.ts';

const policy = await readPolicyFile(new URL('../../../db/policies/spn2-2561.json', import.meta.url).pathname);

const contentsOf = (item: DemoItem): DemoContent[] => [
  ...item.earlier.map((earlier) => earlier.content),
  item.content,
  ...(item.revision ? [item.revision.content] : []),
];
const targetsOf = (item: DemoItem): DemoTarget[] => [
  item.target,
  ...(item.revision ? [item.revision.target] : []),
];
const all = DEMO_ITEMS.flatMap((item) => contentsOf(item).map((content) => ({ item, content })));
const codes = (list: readonly { code: string }[]) => new Set(list.map((entry) => entry.code));

describe('demonstration items', () => {
  it('are at least 70, over all categories, work groups and five fiscal years', () => {
    expect(DEMO_ITEMS.length).toBeGreaterThanOrEqual(70);
    expect(new Set(DEMO_ITEMS.map((item) => item.category))).toEqual(codes(policy.categories));
    expect(new Set(DEMO_ITEMS.map((item) => item.workGroup))).toEqual(codes(policy.workGroups));
    const years = new Set(all.map(({ content }) => content.fiscalYear));
    expect([...years]).toEqual(expect.arrayContaining([2023, 2024, 2025, 2026, 2027]));
  });

  it('have one permanent address each, without numbers', () => {
    const slugs = DEMO_ITEMS.map((item) => item.slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs.filter((slug) => !Value.Check(Slug, slug) || slugHasNumber(slug))).toEqual([]);
  });

  it('belong to a group that owns their category', () => {
    const owners = new Map(policy.categories.map((category) => [category.code, category.ownerGroups]));
    const strangers = DEMO_ITEMS.filter((item) => !owners.get(item.category)?.includes(item.workGroup));
    expect(strangers.map((item) => item.slug)).toEqual([]);
  });

  it('fit the content schema, name known licences, and keep their body when sanitised', () => {
    const licences = codes(policy.licences);
    for (const { item, content } of all) {
      const faults = [...Value.Errors(Content, { ...content, category: item.category, files: [] })];
      expect(faults, item.slug).toEqual([]);
      expect(
        content.sources.filter((source) => !licences.has(source.licence)),
        item.slug,
      ).toEqual([]);
      expect(sanitiseBody(content.body), item.slug).toBe(content.body);
    }
  });

  it('hold no personal data: no citizen numbers, no telephone but the office’s, no mail but its own', () => {
    for (const { item, content } of all) {
      const text = JSON.stringify(content).replaceAll(/data:image[^"\\]*/g, '');
      expect(text, item.slug).not.toMatch(/\d[\d-]{11,}\d/);
      expect(
        (text.match(/0\d[- ]?\d{3,4}[- ]?\d{4}/g) ?? []).filter((n) => n !== '02-000-0000'),
        item.slug,
      ).toEqual([]);
      expect(
        (text.match(/[\w.]+@[\w.]+/g) ?? []).filter((m) => m !== 'saraban@spn2.go.th'),
        item.slug,
      ).toEqual([]);
    }
  });

  it('give tables a caption and scoped headings, and pictures a text', () => {
    for (const { item, content } of all) {
      expect(content.body.match(/<table>(?!<caption>)/g), item.slug).toBeNull();
      expect(content.body.match(/<th>|<img(?![^>]*alt="[^"]{10})/g), item.slug).toBeNull();
    }
  });

  it('come in every state, and in review at every step of the chain', () => {
    const targets = DEMO_ITEMS.flatMap(targetsOf);
    const states = new Set(
      targets.map((target) => (target.state === 'taken_down' ? 'withdrawn' : target.state)),
    );
    const superseded = DEMO_ITEMS.some((item) => item.earlier.length > 0);
    expect([...states, ...(superseded ? ['superseded'] : [])].toSorted()).toEqual([...STATES].toSorted());
    const steps = targets.flatMap((target) => (target.state === 'in_review' ? [target.atStep] : []));
    expect(new Set(steps)).toEqual(codes(policy.chain));
  });

  it('give reasons that the policy lists', () => {
    const known = {
      returned: policy.returnReasons,
      rejected: policy.returnReasons,
      withdrawn: policy.withdrawReasons,
      taken_down: policy.withdrawReasons,
    };
    for (const target of DEMO_ITEMS.flatMap(targetsOf))
      if ('reasonCode' in target) expect(codes(known[target.state])).toContain(target.reasonCode);
  });

  it('only leave the immediate track’s drafts to be published, never to be reviewed', () => {
    const immediate = codes(policy.categories.filter((category) => category.track === 'immediate'));
    const reviewed: DemoTarget['state'][] = ['in_review', 'returned', 'rejected', 'approved'];
    const wrong = DEMO_ITEMS.filter(
      (item) =>
        immediate.has(item.category) && targetsOf(item).some((target) => reviewed.includes(target.state)),
    );
    expect(wrong.map((item) => item.slug)).toEqual([]);
  });

  it('have revisions in the order of time', () => {
    for (const item of DEMO_ITEMS) {
      const ages = [
        ...item.earlier.map((e) => e.daysAgo),
        item.createdDaysAgo,
        ...(item.revision ? [item.revision.daysAgo] : []),
      ];
      expect(ages, item.slug).toEqual(ages.toSorted((a, b) => b - a));
    }
  });
});

describe('demonstration people', () => {
  it('fit the schemas, and are named after posts', () => {
    const userId = '0198c7a2-6a51-7d39-9d0e-3f6a5b1c2d4e';
    for (const user of DEMO_USERS) expect(Value.Check(CreateUser, user), user.username).toBe(true);
    for (const { username, ...appointment } of DEMO_APPOINTMENTS)
      expect([...Value.Errors(CreateAppointment, { ...appointment, userId })], username).toEqual([]);
    for (const { username, ...membership } of DEMO_COMMITTEE)
      expect([...Value.Errors(CreateMembership, { ...membership, userId })], username).toEqual([]);
  });

  it('fill every post, head every group, and sit on every seat', () => {
    expect(new Set(DEMO_APPOINTMENTS.map((appointment) => appointment.post))).toEqual(codes(policy.posts));
    for (const post of ['officer', 'group_head', 'deputy_director']) {
      const groups = DEMO_APPOINTMENTS.filter((a) => a.post === post).flatMap((a) => a.workGroups);
      expect(groups.toSorted()).toEqual([...codes(policy.workGroups)].toSorted());
    }
    expect(DEMO_COMMITTEE.map((member) => member.seat)).toEqual(policy.committee.map((seat) => seat.seat));
  });

  it('include one who performs, one who acts, and one with delegated authority, each by an order', () => {
    const others = DEMO_APPOINTMENTS.filter((appointment) => appointment.capacity !== 'substantive');
    expect(new Set(others.map((appointment) => appointment.capacity))).toEqual(
      new Set(['performing', 'acting', 'delegated']),
    );
    expect(others.every((appointment) => appointment.orderNumber !== null)).toBe(true);
  });

  it('each find work: heads and deputies to decide on, officers to mend or finish', () => {
    const waiting = (group: string, test: (target: DemoTarget) => boolean) =>
      DEMO_ITEMS.some((item) => item.workGroup === group && targetsOf(item).some(test));
    for (const group of codes(policy.workGroups)) {
      expect(
        waiting(group, (t) => t.state === 'in_review' && t.atStep === 'group_head'),
        group,
      ).toBe(true);
      expect(
        waiting(group, (t) => t.state === 'draft' || t.state === 'returned'),
        group,
      ).toBe(true);
    }
    for (const { username, workGroups } of DEMO_APPOINTMENTS.filter((a) => a.post === 'deputy_director'))
      expect(
        workGroups.filter((group) =>
          waiting(group, (t) => t.state === 'in_review' && t.atStep === 'deputy_director'),
        ).length,
        username,
      ).toBeGreaterThanOrEqual(2);
  });
});
