import fc from 'fast-check';
import type { Content } from '@phoeiphrae/shared/content';
import type { Item } from '@phoeiphrae/shared/item';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { ACTIONS, type Action } from '@phoeiphrae/shared/workflow';
import { runDueWork } from '../features/items/moves/dueWork.ts';
import { asPost, createPerson, type Person } from './asPost.ts';
import type { TestApp } from './buildTestApp.ts';
import { APPROVAL, bodyFor, freshSlug, goodAnswers, goodContent, GROUP, IMMEDIATE } from './office.ts';

/** A small office in which anyone may try anything at any time; it may be slow, and it may be wrong, but never unsafe. */
const CAST = [
  'officer',
  'colleague',
  'head',
  'writingHead',
  'deputy',
  'director',
  'delegate',
  'ict',
  'stranger',
] as const;
type Name = (typeof CAST)[number];
const CATEGORIES = [APPROVAL, IMMEDIATE, 'policy_strategy', 'procurement'] as const;

const who = fc.constantFrom(...CAST);
const action = fc.constantFrom(...ACTIONS);
const move = fc.record({ who, action, stale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0) });
type Move = { who: Name; action: Action; stale: boolean };

/** One step of a history. `onward` is what the announcement would have happen next, so that histories get somewhere. */
const step = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('onward' as const) }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('move' as const), move }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('race' as const),
      moves: fc.array(move, { minLength: 2, maxLength: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      who,
      category: fc.option(fc.constantFrom(...CATEGORIES), { nil: undefined }),
      answered: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.constantFrom(1, 30, 600, 1440) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('endAppointment' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('suspend' as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restoreEveryone' as const) }) },
);
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
export const histories = (steps: number) =>
  fc.record({
    first: fc.constantFrom(...CATEGORIES),
    steps: fc.array(step, { minLength: steps, maxLength: steps, size: 'max' }),
  });

export interface World {
  readonly test: TestApp;
  readonly people: Record<Name, Person>;
  readonly policy: Policy;
}

export async function openWorld(test: TestApp): Promise<World> {
  const own = { workGroups: [GROUP] };
  const writing = [
    { post: 'group_head', ...own },
    { post: 'officer', ...own },
  ];
  const people = {
    officer: await asPost(test, 'officer', own),
    colleague: await asPost(test, 'officer', own),
    head: await asPost(test, 'group_head', own),
    writingHead: await createPerson(test, { appointments: writing }),
    deputy: await asPost(test, 'deputy_director', own),
    director: await asPost(test, 'director'),
    delegate: await asPost(test, 'director', { capacity: 'delegated', orderNumber: 'คำสั่งที่ 7/2569' }),
    ict: await asPost(test, 'ict_officer'),
    stranger: await asPost(test, 'officer', { workGroups: ['personnel'] }),
  };
  const policy = (await test.app.inject({ url: '/api/v1/public/policy' })).json<{ document: Policy }>()
    .document;
  return { test, people, policy };
}

const ONWARD: Record<string, readonly [Name, Action][]> = {
  draft: [
    ['officer', 'submit'],
    ['officer', 'publish'],
  ],
  returned: [
    ['officer', 'submit'],
    ['officer', 'publish'],
  ],
  group_head: [['head', 'endorse']],
  deputy_director: [['deputy', 'endorse']],
  director: [
    ['director', 'approve'],
    ['delegate', 'approve'],
  ],
  approved: [
    ['officer', 'publish'],
    ['ict', 'publish'],
  ],
  published: [['officer', 'revise']],
  withdrawn: [['officer', 'revise']],
  expired: [['officer', 'revise']],
  rejected: [['officer', 'revise']],
  discarded: [['officer', 'revise']],
};

/** What an item looks like to the database, for callers who know everything but hold nothing. */
async function facts({ test }: World, id: string): Promise<Item> {
  const { rows } = await test.owner.pool.query<{
    version: number;
    state: string;
    step: string | null;
    hash: string;
  }>(
    `SELECT i.version, i.state, i.step, r.content_hash AS hash FROM items i JOIN revisions r ON r.item_id = i.id
     WHERE i.id = $1 ORDER BY r.number DESC LIMIT 1`,
    [id],
  );
  const [row] = rows;
  return {
    id,
    version: row?.version,
    state: row?.state,
    step: row?.step,
    working: { contentHash: row?.hash },
  } as unknown as Item;
}

async function make(world: World, item: Item, { who: name, action: act, stale }: Move): Promise<number> {
  const soon = new Date(world.test.clock.now().getTime() + 20 * 60_000).toISOString();
  const body = { ...bodyFor(act, item), ...(act === 'schedule' ? { publishAt: soon } : {}) };
  const ifMatch = Math.max(1, item.version - (stale ? 1 : 0));
  const reply = await world.people[name].post(`/items/${item.id}/${act.replaceAll('_', '-')}`, body, {
    ifMatch,
  });
  return reply.status;
}

async function edit(world: World, item: Item, entry: Extract<Step, { kind: 'edit' }>): Promise<number> {
  const { category, answered } = entry;
  const content: Partial<Content> = {
    remarks: `ครั้งที่ ${String(item.version)}`,
    ...(category ? { category } : {}),
  };
  const selfCheck = answered ? goodAnswers(world.policy) : undefined;
  const body = { content, ...(selfCheck ? { selfCheck } : {}) };
  return (await world.people[entry.who].patch(`/items/${item.id}/draft`, body, { ifMatch: item.version }))
    .status;
}

const sqlFor = {
  endAppointment: `UPDATE appointments SET valid_to = '2021-01-01' WHERE user_id = $1`,
  suspend: `UPDATE users SET status = 'suspended' WHERE id = $1`,
};

async function onward(world: World, item: Item): Promise<number[]> {
  const answered = { kind: 'edit', who: 'officer', category: undefined, answered: true } as const;
  const editable = item.state === 'draft' || item.state === 'returned';
  if (editable) await edit(world, item, answered);
  const statuses: number[] = [];
  for (const [name, act] of ONWARD[item.step ?? item.state] ?? [])
    statuses.push(await make(world, await facts(world, item.id), { who: name, action: act, stale: false }));
  return statuses;
}

export async function openItem(world: World, category: string): Promise<string> {
  const content = goodContent({ category });
  const made = await world.people.officer.post<Item>('/items', {
    workGroup: GROUP,
    slug: freshSlug(),
    content,
  });
  if (made.status !== 201) throw new Error(made.text);
  return made.body.id;
}

export async function restoreEveryone({ test }: World): Promise<void> {
  await test.owner.pool.query(`UPDATE users SET status = 'active'`);
  await test.owner.pool.query(`UPDATE appointments SET valid_to = NULL`);
}

/** Takes one step. @returns the statuses of the answers. */
export async function takeStep(world: World, id: string, entry: Step): Promise<number[]> {
  const item = await facts(world, id);
  switch (entry.kind) {
    case 'onward':
      return onward(world, item);
    case 'move':
      return [await make(world, item, entry.move)];
    case 'race':
      return Promise.all(entry.moves.map((one) => make(world, item, one)));
    case 'edit':
      return [await edit(world, item, entry)];
    case 'wait':
      world.test.clock.advance(entry.minutes * 60_000);
      await Promise.all([runDueWork(world.test.deps), runDueWork(world.test.deps)]);
      return [];
    case 'restoreEveryone':
      await restoreEveryone(world);
      return [];
    default:
      await world.test.owner.pool.query(sqlFor[entry.kind], [world.people[entry.who].id]);
      return [];
  }
}
