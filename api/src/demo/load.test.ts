import { eq, lt } from 'drizzle-orm';
import { fileExaminations, publicFiles } from '@phoeiphrae/db/schema/files';
import { items, publications, revisions } from '@phoeiphrae/db/schema/items';
import { events } from '@phoeiphrae/db/schema/log';
import { sessions, users } from '@phoeiphrae/db/schema/people';
import type { Inbox } from '@phoeiphrae/shared/inbox';
import { STATES } from '@phoeiphrae/shared/workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passwordFits } from '../office/password.ts';
import { openSession } from '../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';
import { client } from '../testing/client.ts';
import type { DemoItem, DemoTarget } from './demoItem.ts';
import { demoDayOf } from './demoDay.ts';
import { readDemoItems } from './items.ts';
import { loadDemo } from './load.ts';
import { DEMO_PASSWORD, DEMO_USERS } from './people.ts';

/** Half an hour into a fiscal year in Bangkok, while it is still the old one in UTC. */
const START = '2027-09-30T17:30:00.000Z';

let test: TestApp;
let demoItems: readonly DemoItem[];

beforeAll(async () => {
  test = await buildTestApp();
  test.clock.set(START);
  demoItems = readDemoItems(demoDayOf(test.deps.clock.now()));
  expect(await loadDemo(test.deps)).toBe(true);
}, 240_000);
afterAll(() => test.close());

const stateOf = (target: DemoTarget) => (target.state === 'taken_down' ? 'withdrawn' : target.state);
const expectedOf = (item: DemoItem) => [
  ...item.earlier.map(() => 'superseded'),
  stateOf(item.target),
  ...(item.revision ? [stateOf(item.revision.target)] : []),
];

describe('loadDemo', () => {
  it('attaches files that were examined and found fit, some of them public', async () => {
    const rows = await test.deps.db.orm.select().from(fileExaminations);
    expect(rows.length).toBeGreaterThanOrEqual(10);
    const unfit = rows.filter(({ result }) => result?.verdict !== 'accepted' || result.findings.length > 0);
    expect(unfit.map(({ result }) => result)).toEqual([]);
    const shown = await test.deps.db.orm.select().from(publicFiles);
    expect(shown.length).toBeGreaterThanOrEqual(5);
  });

  it('brings every item to where it should stand', async () => {
    const rows = await test.deps.db.orm
      .select({ slug: items.slug, number: revisions.number, state: revisions.state })
      .from(revisions)
      .innerJoin(items, eq(items.id, revisions.itemId))
      .orderBy(revisions.number);
    const bySlug = Map.groupBy(rows, (row) => row.slug);
    const states = Object.fromEntries(
      [...bySlug].map(([slug, list]) => [slug, list.map((row) => row.state)]),
    );
    expect(states).toEqual(Object.fromEntries(demoItems.map((item) => [item.slug, expectedOf(item)])));
    expect(new Set(rows.map((row) => row.state))).toEqual(new Set(STATES));
  });

  it('leaves work for everyone who has to do something', async () => {
    for (const { username } of DEMO_USERS) {
      const [user] = await test.deps.db.orm.select().from(users).where(eq(users.username, username));
      const { token } = await openSession(test, user?.id ?? '');
      const { body } = await client(test, token).get<Inbox>('/inbox');
      const waiting = body.decisions.length + body.drafts.length + body.publishing.length;
      expect(waiting, username).toBeGreaterThan(0);
    }
  });

  it('names delegated, acting and performing capacities with their orders in what is public', async () => {
    const rows = await test.deps.db.orm.select({ approvals: publications.approvals }).from(publications);
    const stamps = rows
      .flatMap((row) => row.approvals)
      .filter((approval) => approval.capacity !== 'substantive');
    expect(new Set(stamps.map((stamp) => stamp.capacity))).toEqual(
      new Set(['delegated', 'acting', 'performing']),
    );
    expect(stamps.every((stamp) => stamp.orderNumber?.startsWith('คำสั่ง'))).toBe(true);
  });

  it('tells the log in the order of time, and ends the sessions it used', async () => {
    const log = await test.deps.db.orm
      .select({ at: events.at, type: events.type })
      .from(events)
      .orderBy(events.seq);
    const times = log.filter((event) => event.type !== 'policy.loaded').map((event) => event.at);
    expect(times).toEqual(times.toSorted());
    expect((times.at(-1) ?? START) < START).toBe(true);
    const used = await test.deps.db.orm.select().from(sessions).where(lt(sessions.createdAt, START));
    expect(used.map((session) => session.endedAt)).not.toContain(null);
    expect(used).toHaveLength(DEMO_USERS.length);
  });

  it('leaves accounts whose passwords are as hard to guess as any', async () => {
    const rows = await test.deps.db.orm.select().from(users);
    const hashes = new Set(rows.map((user) => user.passwordHash));
    expect([...hashes].every((hash) => hash.startsWith('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(true);
    expect(await passwordFits([...hashes][0], DEMO_PASSWORD)).toBe(true);
    expect(hashes.size).toBe(1);
  });

  it('does nothing the second time', async () => {
    expect(await loadDemo(test.deps)).toBe(false);
    expect(await test.deps.db.orm.select().from(items)).toHaveLength(demoItems.length);
  });
});
