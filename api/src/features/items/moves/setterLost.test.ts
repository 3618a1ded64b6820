import type { Item } from '@phoeiphrae/shared/item';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appoint, asPost, type Person } from '../../../testing/asPost.ts';
import { buildTestApp, START_OF_TEST, type TestApp } from '../../../testing/buildTestApp.ts';
import { client } from '../../../testing/client.ts';
import {
  castOffice,
  draftOf,
  GROUP,
  IMMEDIATE,
  mustAct,
  OTHER_GROUP,
  passChain,
  read,
  type Cast,
} from '../../../testing/office.ts';
import { runDueWork } from './dueWork.ts';

let test: TestApp;
let cast: Cast;
let setter: Person;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
beforeEach(async () => {
  test.clock.set(START_OF_TEST);
  setter = await asPost(test, 'officer', { workGroups: [GROUP] });
});
afterAll(() => test.close());

const TIME = '2026-11-24T03:00:00.000Z';
const owner = (text: string, values: unknown[]) => test.owner.pool.query(text, values);
const appointments = (change: string) => (person: Person) =>
  owner(`UPDATE appointments SET ${change} WHERE user_id = $1`, [person.id]);

const LOSSES: readonly [string, (person: Person) => Promise<unknown>][] = [
  ['lost the appointment', appointments('valid_to = valid_from')],
  ['whose term ended the day before', appointments("valid_to = DATE '2026-11-23'")],
  ['was suspended', ({ id }) => owner("UPDATE users SET status = 'suspended' WHERE id = $1", [id])],
  ['ended', ({ id }) => owner("UPDATE users SET status = 'ended' WHERE id = $1", [id])],
  ['lost the work group', appointments(`work_groups = ARRAY['${OTHER_GROUP}']`)],
  ['holds a post that cannot publish now', appointments("post = 'deputy_director'")],
];

const MADE: readonly [string, string, (person: Person) => Promise<Item>][] = [
  [
    'approval',
    'approved',
    async (person) => {
      const { id } = await draftOf(test, cast.officer);
      await passChain(cast, id);
      return mustAct(person, id, 'schedule', { publishAt: TIME });
    },
  ],
  [
    'immediate',
    'draft',
    async (person) => {
      const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE });
      return mustAct(person, id, 'schedule', { publishAt: TIME });
    },
  ],
];
const cases = MADE.flatMap(([track, after, make]) =>
  LOSSES.map(([loss, lose]) => ({ track, after, make, loss, lose })),
);

const publicStatus = async ({ slug }: Item) => (await client(test).get(`/public/items/${slug}`)).status;
const toldOf = async ({ id }: Item): Promise<string[]> => {
  const found = await owner(
    "SELECT user_id FROM notices WHERE item_id = $1 AND kind = 'publication_held' ORDER BY user_id",
    [id],
  );
  return (found.rows as { user_id: string }[]).map((row) => row.user_id);
};

describe('a time set by someone who then', () => {
  it.each(cases)('$loss: the $track one waits, and is told of', async ({ after, make, lose }) => {
    const item = await make(setter);
    await lose(setter);
    test.clock.set(TIME);
    expect(await runDueWork(test.deps)).toBe(1);
    expect(await publicStatus(item)).toBe(404);
    expect((await read(cast.officer, item.id)).state).toBe(after);
    const told = await toldOf(item);
    for (const person of [cast.officer, cast.colleague, cast.head]) expect(told).toContain(person.id);
    for (const person of [setter, cast.stranger, cast.director]) expect(told).not.toContain(person.id);
    const last = await owner('SELECT type, body FROM events WHERE item_id = $1 ORDER BY seq DESC LIMIT 1', [
      item.id,
    ]);
    expect(last.rows[0]).toMatchObject({
      type: 'item.unscheduled',
      body: expect.stringContaining('setter_may_not_publish') as string,
    });
    expect(await runDueWork(test.deps)).toBe(0);
    await mustAct(cast.officer, item.id, 'publish');
    expect(await publicStatus(item)).toBe(200);
  });

  it('got the same right by another order: it goes out', async () => {
    const [, , make] = MADE[0] ?? MADE[1] ?? [];
    const item = await make?.(setter);
    await appointments('valid_to = valid_from')(setter);
    await appoint(test, setter.id, { post: 'officer', workGroups: [GROUP], validFrom: '2026-11-24' });
    test.clock.set(TIME);
    expect(await runDueWork(test.deps)).toBe(1);
    expect(item && (await publicStatus(item))).toBe(200);
  });

  it('did nothing, while a colleague had set another time before: the last one counts', async () => {
    const { id, slug } = await draftOf(test, cast.officer, { category: IMMEDIATE });
    await mustAct(setter, id, 'schedule', { publishAt: TIME });
    await mustAct(cast.officer, id, 'unschedule');
    await mustAct(cast.officer, id, 'schedule', { publishAt: TIME });
    await owner("UPDATE users SET status = 'suspended' WHERE id = $1", [setter.id]);
    test.clock.set(TIME);
    expect(await runDueWork(test.deps)).toBe(1);
    expect((await client(test).get(`/public/items/${slug}`)).status).toBe(200);
  });
});
