import type { Item } from '@phoeiphrae/shared/item';
import type { Inbox } from '@phoeiphrae/shared/inbox';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { readPolicyFile } from '@phoeiphrae/db/seed';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asPost } from '../../../testing/asPost.ts';
import { buildTestApp, TEST_CONFIG, type TestApp } from '../../../testing/buildTestApp.ts';
import { expectProblem } from '../../../testing/expectProblem.ts';
import {
  act,
  castOffice,
  draftOf,
  GROUP,
  IMMEDIATE,
  mustAct,
  passChain,
  read,
  type Cast,
} from '../../../testing/office.ts';
import { deriveAll } from '../../log/derive/deriveAll.ts';
import { runDueWork } from './dueWork.ts';
import { enactPolicy, type Treatment } from './enactPolicy.ts';

const FIRST = await readPolicyFile(TEST_CONFIG.policyFile);
/** The same office with other posts everywhere: none of the first announcement's is left. */
const SECOND = renamed('next');
const THIRD = renamed('third');

function renamed(prefix: string): Policy {
  const policy = structuredClone(FIRST) as unknown as {
    posts: Part[];
    chain: Part[];
    oversight: Part;
    categories: Part[];
  };
  for (const post of policy.posts) {
    post['code'] = `${prefix}_${String(post['code'])}`;
  }
  for (const step of policy.chain) {
    step['post'] = `${prefix}_${String(step['post'])}`;
    step['code'] = `${prefix}_${String(step['code'])}`;
  }
  for (const role of ['overseer', 'monitor'])
    policy.oversight[role] = `${prefix}_${String(policy.oversight[role])}`;
  const [first] = policy.categories;
  if (first) first['code'] = `${prefix}_plan`;
  return policy as unknown as Policy;
}
type Part = Record<string, unknown>;

let test: TestApp;
let cast: Cast;
beforeEach(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  // Seated by the test, not by an act that the log has.
  await test.owner.pool.query('DELETE FROM committee_memberships');
});
afterEach(() => test.close());

const enact = (policy: Policy, inFlight?: Treatment, reason?: string) =>
  enactPolicy(test.deps, {
    policy,
    templates: {},
    ...(inFlight ? { inFlight } : {}),
    ...(reason === undefined ? {} : { reason }),
  });
/** Seven items go their whole way: some hundred requests. */
const LONG = { timeout: 120_000 };

/** What `npm run verify` would name. */
async function mismatches(): Promise<string[]> {
  const found: string[] = [];
  await deriveAll(test.deps, ({ table, key, columns }) => {
    found.push(`${table} ${key} ${columns.join(' ')}`);
  });
  return found;
}
const versions = async () => (await test.owner.pool.query('SELECT version FROM policies')).rowCount;

const TIME = '2026-11-24T03:00:00.000Z';
async function newsAtATime() {
  const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE });
  await mustAct(cast.officer, id, 'schedule', { publishAt: TIME });
  return id;
}

/** An item at every step on the way: before each of the three, approved, and set for a time on either track. */
async function itemsAtEveryStep() {
  const at = async (...moves: ((id: string) => Promise<Item>)[]) => {
    const { id } = await draftOf(test, cast.officer);
    for (const move of moves) await move(id);
    return id;
  };
  const submit = (id: string) => mustAct(cast.officer, id, 'submit');
  const endorse = (id: string) => mustAct(cast.head, id, 'endorse');
  const endorseAgain = (id: string) => mustAct(cast.deputy, id, 'endorse');
  const pass = (id: string) => passChain(cast, id);
  return {
    head: await at(submit),
    deputy: await at(submit, endorse),
    director: await at(submit, endorse, endorseAgain),
    approved: await at(pass),
    scheduled: await at(pass, (id) => mustAct(cast.officer, id, 'schedule')),
    timed: await at(pass, (id) => mustAct(cast.officer, id, 'schedule', { publishAt: TIME })),
    news: await newsAtATime(),
  };
}

describe('enacting another announcement while work is in flight', () => {
  it('lists the work and enacts nothing until it is told what becomes of it', async () => {
    const items = await itemsAtEveryStep();
    const refused = await enact(SECOND);
    expect(refused.version).toBeUndefined();
    expect(refused.inFlight.map(({ itemId, state, step }) => [itemId, state, step])).toEqual([
      [items.head, 'in_review', 'group_head'],
      [items.deputy, 'in_review', 'deputy_director'],
      [items.director, 'in_review', 'director'],
      [items.approved, 'approved', null],
      [items.scheduled, 'scheduled', null],
      [items.timed, 'scheduled', null],
      [items.news, 'scheduled', null],
    ]);
    expect(await versions()).toBe(1);
  });

  it(
    'finishes all of it under its own chain, though the announcement was replaced twice and rolled back',
    LONG,
    async () => {
      const items = await itemsAtEveryStep();
      for (const policy of [SECOND, THIRD, FIRST, THIRD]) await enact(policy, 'finish');
      expect(await versions()).toBe(5);
      expect((await cast.head.get<Inbox>('/inbox')).body.decisions.map(({ item }) => item.id)).toEqual([
        items.head,
      ]);
      await mustAct(cast.head, items.head, 'endorse');
      for (const id of [items.head, items.deputy]) await mustAct(cast.deputy, id, 'endorse');
      for (const id of [items.head, items.deputy, items.director])
        await mustAct(cast.director, id, 'approve');
      for (const id of [items.head, items.deputy, items.director, items.approved])
        expect((await mustAct(cast.officer, id, 'publish')).state).toBe('published');
      await mustAct(cast.officer, items.scheduled, 'unschedule');
      expect((await mustAct(cast.officer, items.scheduled, 'publish')).state).toBe('published');
      test.clock.set(TIME);
      expect(await runDueWork(test.deps)).toBe(2);
      const left = await test.owner.pool.query("SELECT id FROM items WHERE state <> 'published'");
      expect(left.rows).toEqual([]);
      expect((await enact(FIRST)).version).toBe(6);
      expect(await mismatches()).toEqual([]);
    },
  );

  it('lets somebody be appointed to a post that only the work in flight needs, and gives nothing else with it', async () => {
    const { id } = await draftOf(test, cast.officer);
    await mustAct(cast.officer, id, 'submit');
    await enact(SECOND, 'finish');
    const administrator = await asPost(test, 'next_ict_officer');
    const newcomer = await asPost(test, 'next_officer', { workGroups: [GROUP] });
    await test.owner.pool.query("UPDATE appointments SET valid_to = '2026-01-01' WHERE post = 'group_head'");
    expectProblem(await act(cast.head, id, 'endorse'), 'not-found');
    const order = { userId: newcomer.id, post: 'group_head', capacity: 'acting', workGroups: [GROUP] };
    const term = { validFrom: '2026-11-23', validTo: null, orderNumber: 'คำสั่งที่ 9/2569' };
    const made = await administrator.post<{ postTitle: string }>('/appointments', { ...order, ...term });
    expect(made.status).toBe(201);
    expect(made.body.postTitle).not.toBe('group_head');
    await mustAct(newcomer, id, 'endorse');
    const fresh = await draftOf(test, newcomer, { category: 'next_plan' });
    expectProblem(await act(cast.officer, fresh.id, 'submit'), 'not-found');
    const drafted = await cast.officer.post('/items', { workGroup: GROUP, slug: 'after-all', content: {} });
    expect(drafted.status).toBe(403);
  });

  it(
    'gives all of it back with a reason where that was said, to go through the new chain',
    LONG,
    async () => {
      const items = await itemsAtEveryStep();
      await enact(SECOND, 'return', 'ประกาศฉบับใหม่เปลี่ยนสายการพิจารณา');
      const preparer = await asPost(test, 'next_officer', { workGroups: [GROUP] });
      for (const id of Object.values(items)) {
        const item = await read(preparer, id);
        expect(item.state).toBe('returned');
        expect(item.working?.decisions.at(-1)).toMatchObject({
          kind: 'return',
          by: { userId: null },
          reason: 'ประกาศฉบับใหม่เปลี่ยนสายการพิจารณา',
        });
      }
      const told = await test.owner.pool.query("SELECT FROM events WHERE type = 'item.returned'");
      expect(told.rowCount).toBe(7);
      expectProblem(await act(preparer, items.head, 'submit'), 'requirements-not-met');
      expect((await enact(FIRST)).version).toBe(3);
      expect(await mismatches()).toEqual([]);
    },
  );
});

describe('what is public when the announcement is replaced', () => {
  it('can still be withdrawn, by the approver of now', async () => {
    const { id } = await draftOf(test, cast.officer);
    await passChain(cast, id);
    await mustAct(cast.officer, id, 'publish');
    await enact(SECOND);
    const director = await asPost(test, 'next_director');
    expect((await mustAct(director, id, 'withdraw')).state).toBe('withdrawn');
  });
});
