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
import { sanitiseBody } from '../engines/words/sanitiseBody.ts';
import type { DemoContent, DemoItem, DemoRevision, DemoTarget } from './demoItem.ts';
import { readDemoItems } from './items.ts';
import { appointmentsOn, committeeOn, DEMO_USERS } from './people.ts';
import { addDays } from './span.ts';

const policy = await readPolicyFile(new URL('../../../db/policies/spn2-2561.json', import.meta.url).pathname);

/** A day in the first weeks of fiscal year 2027, as most first looks will not be. */
const TODAY = '2026-11-22';
/** The edges of months, quarters, halves, calendar and fiscal years, a leap day, and years before and to come. */
const OTHER_DAYS = [
  ...['2026-09-30', '2026-10-01', '2026-10-09', '2026-12-31', '2027-01-01', '2027-03-31', '2027-04-01'],
  ...['2027-07-04', '2028-02-29', '2028-03-01', '2022-06-15', '2033-05-31', '2041-10-02'],
];
const DEMO_ITEMS = readDemoItems(TODAY);
const DEMO_APPOINTMENTS = appointmentsOn(TODAY);
const DEMO_COMMITTEE = committeeOn(TODAY);

/** All that was ever written of an item, in the order in which it was published or will be. */
const versionsOf = (item: DemoItem): DemoRevision[] => [
  ...item.earlier.map((earlier): DemoRevision => ({ ...earlier, target: { state: 'published' } })),
  item,
  ...(item.revision ? [item.revision] : []),
];
const targetsOf = (item: DemoItem): DemoTarget[] => [
  item.target,
  ...(item.revision ? [item.revision.target] : []),
];
const contentsOf = (items: readonly DemoItem[]): { item: DemoItem; content: DemoContent }[] =>
  items.flatMap((item) => versionsOf(item).map(({ content }) => ({ item, content })));
const all = contentsOf(DEMO_ITEMS);
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
      const days = versionsOf(item).map(({ written }) => written);
      expect(days, item.slug).toEqual(days.toSorted());
      expect(new Set(days).size, item.slug).toBe(days.length);
    }
  });
});

/** What tells of a time that must be over when it is told of. */
const REPORT = /^(รายงานผล|รายงานสรุป|รายงานการ(ติดตาม|ใช้จ่าย|สำรวจ)|สรุปผล|สถิติ|ประกาศผล)/;
/** What is good for a time that must not be over when it comes out. */
const PLAN = /^(แผน|นโยบายและจุดเน้น|จุดเน้น)/;

describe.each(OTHER_DAYS)('demonstration items on %s', (today) => {
  const items = readDemoItems(today);

  it('fit the content schema, with every date filled in', () => {
    for (const { item, content } of contentsOf(items)) {
      const faults = [...Value.Errors(Content, { ...content, category: item.category, files: [] })];
      expect(faults, item.slug).toEqual([]);
      expect(JSON.stringify([item.slug, content]), item.slug).not.toMatch(/\{\{|undefined|NaN/);
    }
  });

  it('have one permanent address each, and of the same items', () => {
    const slugs = items.map((item) => item.slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs.filter((slug) => !Value.Check(Slug, slug) || slugHasNumber(slug))).toEqual([]);
    const dated = (slug: string) => /-(เดือน|ไตรมาส|ครึ่งปี|ภาคเรียน|เตรียมภาคเรียน)/.test(slug);
    const undated = (list: readonly DemoItem[]) =>
      list
        .map((item) => item.slug)
        .filter((slug) => !dated(slug))
        .toSorted();
    expect(undated(items)).toEqual(undated(DEMO_ITEMS));
    expect(items).toHaveLength(DEMO_ITEMS.length);
  });

  it('were written on working days before, one version after the other, at least a week apart', () => {
    for (const item of items) {
      const days = versionsOf(item).map(({ written }) => written);
      for (const [i, day] of days.entries()) {
        expect([1, 2, 3, 4, 5], item.slug).toContain(new Date(day).getUTCDay());
        expect(day < today, item.slug).toBe(true);
        expect(day > addDays(days[i - 1] ?? '2000-01-01', 7), item.slug).toBe(true);
      }
    }
  });

  it('wait for as many days as on any other day', () => {
    const waiting = items.flatMap(versionsOf).filter(({ target }) => target.state === 'in_review');
    expect(waiting.length).toBeGreaterThanOrEqual(15);
    for (const { written, content } of waiting)
      expect(written > addDays(today, -30), content.title).toBe(true);
  });

  it('report on what is over, plan for what is not, and are shown until a day that fits their state', () => {
    for (const item of items)
      for (const { written, content, target } of versionsOf(item)) {
        if (REPORT.test(content.title) && content.periodTo !== null)
          expect(content.periodTo < written, item.slug).toBe(true);
        if (PLAN.test(content.title) && content.periodTo !== null)
          expect(content.periodTo > addDays(written, 30), item.slug).toBe(true);
        if (target.state === 'expired') {
          expect(content.validUntil, item.slug).not.toBeNull();
          expect((content.validUntil ?? today) < today, item.slug).toBe(true);
          expect((content.validUntil ?? written) > addDays(written, 5), item.slug).toBe(true);
        }
      }
  });

  it('name a later fiscal year in every later version', () => {
    for (const item of items) {
      const years = versionsOf(item).flatMap(({ content }) => content.fiscalYear ?? []);
      expect(years, item.slug).toEqual([...new Set(years)].toSorted((a, b) => a - b));
    }
  });

  it('are decided by people whose appointments are in force', () => {
    const held = [...appointmentsOn(today), ...committeeOn(today)];
    const inForce = (day: string) => (a: { validFrom: string; validTo: string | null }) =>
      a.validFrom <= day && (a.validTo === null || a.validTo >= day);
    for (const username of new Set(held.map((a) => a.username)))
      expect(held.filter((a) => a.username === username).some(inForce(today)), username).toBe(true);
    expect(committeeOn(today).every(inForce(today))).toBe(true);
    for (const item of items.filter(({ approver }) => approver !== null))
      for (const { written } of versionsOf(item)) {
        const approved = inForce(addDays(written, 4));
        const posts = appointmentsOn(today).filter((a) => a.username === item.approver && approved(a));
        expect(
          posts.map((a) => a.post),
          item.slug,
        ).toContain('director');
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
