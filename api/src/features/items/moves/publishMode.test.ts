import type { Desk, Inbox } from '@phoeiphrae/shared/inbox';
import type { PublishMode } from '@phoeiphrae/shared/policy/track';
import type { Item } from '@phoeiphrae/shared/item';
import { readPolicyFile } from '@phoeiphrae/db/seed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../testing/asPost.ts';
import { buildTestApp, TEST_CONFIG, type TestApp } from '../../../testing/buildTestApp.ts';
import { expectProblem } from '../../../testing/expectProblem.ts';
import { act, castOffice, draftOf, mustAct, read, type Cast } from '../../../testing/office.ts';
import { runDueWork } from './dueWork.ts';

/** Immediate categories of the announcement, each left to somebody else. */
const MODES = {
  news: 'ict_centre',
  regulations: 'either',
  work_manuals: 'work_group',
} as const satisfies Record<string, PublishMode>;

async function policyWithModes() {
  const policy = await readPolicyFile(TEST_CONFIG.policyFile);
  const categories = policy.categories.map((category) => ({
    ...category,
    publishMode: (MODES as Partial<Record<string, PublishMode>>)[category.code] ?? category.publishMode,
  }));
  return { ...policy, categories };
}

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp({ policy: await policyWithModes() });
  cast = await castOffice(test);
});
afterAll(() => test.close());

const idsIn = (tasks: readonly { item: { id: string } }[]) => tasks.map(({ item }) => item.id);
const publishingOf = async (person: Person) => idsIn((await person.get<Inbox>('/inbox')).body.publishing);
const readyFor = async (person: Person) => idsIn((await person.get<Desk>('/desk')).body.ready);
const listedFor = async (person: Person) =>
  (await person.get<{ items: { id: string }[] }>('/items?limit=100')).body.items.map(({ id }) => id);

/** The answers of the self-check taken back, so that nothing says that the draft is ready. */
async function unanswer({ id, version }: Item) {
  const reply = await cast.officer.patch(`/items/${id}/draft`, { selfCheck: [] }, { ifMatch: version });
  expect(reply.status, reply.text).toBe(200);
}

describe('an immediate item whose category leaves it to the whole office’s publishers', () => {
  it('is for its preparers alone until they have answered the self-check', async () => {
    const draft = await draftOf(test, cast.officer, { category: 'news' });
    await unanswer(draft);
    expect((await cast.ict.get(`/items/${draft.id}`)).status).toBe(404);
    expect(await listedFor(cast.ict)).not.toContain(draft.id);
    expect(await publishingOf(cast.ict)).not.toContain(draft.id);
    expect((await read(cast.officer, draft.id)).holder?.next).toBe('กำลังจัดทำ');
  });

  it('waits for them then, and says so, and its preparers cannot publish it', async () => {
    const { id } = await draftOf(test, cast.officer, { category: 'news' });
    expectProblem(await act(cast.officer, id, 'publish'), 'not-permitted');
    expectProblem(await act(cast.officer, id, 'schedule'), 'not-permitted');
    const seen = await read(cast.officer, id);
    expect(seen.availableActions.map(({ action }) => action)).not.toContain('publish');
    expect(seen.holder).toMatchObject({ next: 'รอนำขึ้นเผยแพร่', userIds: [cast.ict.id] });
    expect(await publishingOf(cast.ict)).toContain(id);
    expect(await readyFor(cast.ict)).toContain(id);
    expect(await listedFor(cast.ict)).toContain(id);
    for (const person of [cast.stranger, cast.director])
      expect((await person.get(`/items/${id}`)).status).toBe(404);
    const changed = await cast.ict.patch(`/items/${id}/draft`, { selfCheck: [] }, { ifMatch: seen.version });
    expectProblem(changed, 'not-permitted');
    expect((await mustAct(cast.ict, id, 'publish')).state).toBe('published');
  });

  it('goes out at the time that they have set', async () => {
    const { id } = await draftOf(test, cast.officer, { category: 'news' });
    await mustAct(cast.ict, id, 'schedule', { publishAt: '2026-11-24T03:00:00.000Z' });
    test.clock.set('2026-11-24T03:00:00.000Z');
    expect(await runDueWork(test.deps)).toBe(1);
    expect((await read(cast.ict, id)).state).toBe('published');
  });
});

describe('an immediate item that either may publish', () => {
  it.each(['officer', 'ict'] as const)('goes out by the %s', async (who) => {
    const { id } = await draftOf(test, cast.officer, { category: 'regulations' });
    expect(await publishingOf(cast.ict)).toContain(id);
    expect((await mustAct(cast[who], id, 'publish')).state).toBe('published');
  });
});

describe('an immediate item that its work group publishes', () => {
  it('is none of the office’s publishers’ business before', async () => {
    const { id } = await draftOf(test, cast.officer, { category: 'work_manuals' });
    expect((await cast.ict.get(`/items/${id}`)).status).toBe(404);
    expect(await listedFor(cast.ict)).not.toContain(id);
    expect((await mustAct(cast.head, id, 'publish')).state).toBe('published');
  });
});
