import fc from 'fast-check';
import type { DecidedAct, WaitingAct } from '@phoeiphrae/shared/powerAct';
import type { OneTimePassword, User } from '@phoeiphrae/shared/user';
import { asPost, openSession, type Person } from './asPost.ts';
import type { TestApp } from './buildTestApp.ts';
import { client, type Client, type Reply } from './client.ts';
import { act, draftOf, GROUP } from './office.ts';

/**
 * People inside who may try anything with the accounts that they can open. Who can open what is told here by what the
 * answers of the API have shown to whom, and by nothing that the product keeps.
 */

const POSTS = ['officer', 'group_head', 'deputy_director', 'director', 'ict_officer'] as const;
type Post = (typeof POSTS)[number];
const CHAIN_POSTS = POSTS.filter((post) => post !== 'ict_officer');

/** A number picks one of what there is at that moment. */
const any = fc.nat(30);
const posts = fc.constantFrom(...POSTS);
export const acts = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('create' as const), by: any }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('appoint' as const), by: any, whom: any, post: posts }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('confirm' as const), by: any, which: any }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reset' as const), by: any, whom: any }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const), by: any, whom: any }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('puppets' as const), by: any, confirmBy: any }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('staffed' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('chain' as const),
      /** Whose accounts alone take part; anyone's, where it is left out. */
      alone: fc.option(any, { nil: undefined }),
    }),
  },
);
export type InsiderAct = typeof acts extends fc.Arbitrary<infer A> ? A : never;

interface Account extends Client {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}
interface Waiting {
  readonly act: WaitingAct['waiting'];
  readonly askedBy: string;
  readonly half: boolean;
}

/** How often what matters has come to pass. */
export interface Tally {
  published: number;
  refused: number;
  confirmed: number;
  handedOver: number;
}

export interface Insiders {
  readonly test: TestApp;
  readonly tally: Tally;
  readonly accounts: Account[];
  readonly waiting: Waiting[];
  /** Of each account, who can open it. */
  readonly hands: Map<string, Set<string>>;
  readonly published: string[];
}

/** Two administrators and a director; in a set-up one administrator alone, whom nobody has confirmed. */
export async function openInsiders(
  test: TestApp,
  { setUp, tally }: { setUp: boolean; tally: Tally },
): Promise<Insiders> {
  await test.owner.pool.query('UPDATE appointments SET valid_to = valid_from - 1 WHERE valid_to IS NULL');
  const first = await asPost(test, 'ict_officer');
  const others = setUp
    ? []
    : [await asPost(test, 'ict_officer'), await asPost(test, 'director', { capacity: 'acting' })];
  if (setUp)
    await test.owner.pool.query('UPDATE appointments SET unconfirmed = true WHERE user_id = $1', [first.id]);
  const accounts = [first, ...others];
  const hands = new Map(accounts.map(({ id }) => [id, new Set([id])]));
  return { test, tally, accounts, waiting: [], hands, published: [] };
}

function picked<T>(list: readonly T[], index: number): T {
  const one = list[index % list.length];
  if (one === undefined) throw new Error('there is always someone');
  return one;
}
const handOf = ({ hands }: Insiders, id: string): Set<string> => hands.get(id) ?? new Set([id]);
const openedBy = (world: Insiders, person: string) =>
  world.accounts.filter(({ id }) => handOf(world, id).has(person));

/** Whoever was shown a password can open the account, with everyone who can open theirs. */
function shown(world: Insiders, to: string, accountId: string): void {
  world.hands.set(accountId, new Set([...handOf(world, accountId), ...handOf(world, to)]));
}

async function create(world: Insiders, by: Account): Promise<Account | undefined> {
  const username = `insider${String(world.test.clock.now().getTime())}.${crypto.randomUUID().slice(0, 8)}`;
  const reply = await by.post<OneTimePassword>('/users', { username, name: 'ผู้มีบัญชีใหม่' });
  if (reply.status !== 201) return undefined;
  const { id } = reply.body.user;
  await enter(world, id);
  const account = { id, username, name: 'ผู้มีบัญชีใหม่', ...(await anew(world, id)) };
  world.accounts.push(account);
  world.hands.set(id, new Set([id]));
  shown(world, by.id, id);
  return account;
}

/** Whoever opens the account sets a password, and signs with it: the one that everyone has in tests. */
const enter = ({ test, accounts }: Insiders, id: string) =>
  test.owner.pool.query(
    `UPDATE users SET must_change_password = false,
       password_hash = (SELECT password_hash FROM users WHERE id = $2) WHERE id = $1`,
    [id, accounts[0]?.id],
  );

/** A client that signs in for each call: sessions end all the time here, and passwords are not what is tried. */
async function anew(world: Insiders, id: string): Promise<Client> {
  const { test } = world;
  let { token } = await openSession(test, id);
  const renewed = (call: () => Promise<Reply<unknown>>) => async () => {
    const reply = await call();
    if (reply.status !== 401) return reply;
    await enter(world, id);
    ({ token } = await openSession(test, id));
    return call();
  };
  const inner = client(test, () => token);
  const wrap =
    <A extends unknown[]>(method: (...args: A) => Promise<Reply<unknown>>) =>
    (...args: A) =>
      renewed(() => method(...args))();
  return {
    ...inner,
    get: wrap((...args: Parameters<Client['get']>) => inner.get(...args)) as Client['get'],
    post: wrap((...args: Parameters<Client['post']>) => inner.post(...args)) as Client['post'],
    patch: wrap((...args: Parameters<Client['patch']>) => inner.patch(...args)) as Client['patch'],
  };
}

async function appoint(world: Insiders, by: Account, whom: Account, post: Post): Promise<number> {
  const ofGroup = post === 'officer' || post === 'group_head';
  const reply = await by.post<WaitingAct>('/appointments', {
    userId: whom.id,
    post,
    capacity: 'acting',
    workGroups: ofGroup || post === 'deputy_director' ? [GROUP] : [],
    validFrom: '2026-11-01',
    validTo: null,
    orderNumber: 'คำสั่งที่ 99/2569',
  });
  keepWaiting(world, by, reply);
  return reply.status;
}

function keepWaiting(world: Insiders, by: Account, { status, body }: Reply<WaitingAct>): void {
  if (status === 202)
    world.waiting.push({ act: body.waiting, askedBy: by.id, half: body.passwordHalf !== null });
}

async function confirm(world: Insiders, by: Account, entry: Waiting): Promise<number> {
  const { act: asked, askedBy } = entry;
  const path = `/power-acts/${asked.id}/confirm`;
  const reply = await by.post<DecidedAct>(path, undefined, { ifMatch: asked.version });
  if (reply.status !== 200) {
    if (reply.status === 403) world.tally.refused++;
    return reply.status;
  }
  world.tally.confirmed++;
  if (reply.body.passwordHalf !== null) {
    world.tally.handedOver++;
    const both = [...handOf(world, askedBy)].filter((person) => handOf(world, by.id).has(person));
    world.hands.set(asked.subjectId, new Set([asked.subjectId, ...both]));
  }
  return reply.status;
}

async function reset(world: Insiders, by: Account, whom: Account): Promise<number> {
  const seen = await by.get<User>(`/users/${whom.id}`);
  if (seen.status !== 200) return seen.status;
  const path = `/users/${whom.id}/reset-password`;
  const reply = await by.post<OneTimePassword & WaitingAct>(path, undefined, { ifMatch: seen.body.version });
  if (reply.status === 200) shown(world, by.id, whom.id);
  keepWaiting(world, by, reply);
  return reply.status;
}

async function end(by: Account, whom: Account): Promise<number> {
  const seen = await by.get<User>(`/users/${whom.id}`);
  const appointment = seen.status === 200 ? seen.body.appointments[0] : undefined;
  if (!appointment) return seen.status;
  const path = `/appointments/${appointment.id}/end`;
  return (await by.post(path, { validTo: '2026-11-22' }, { ifMatch: appointment.version })).status;
}

/** One person makes the accounts of a whole chain, has them appointed, and confirms what can be confirmed. */
async function puppets(world: Insiders, by: Account, confirmBy: Account): Promise<number[]> {
  const statuses: number[] = [];
  for (const post of CHAIN_POSTS) {
    const puppet = await create(world, by);
    if (!puppet) return statuses;
    const before = world.waiting.length;
    statuses.push(await appoint(world, by, puppet, post));
    for (const entry of world.waiting.slice(before)) statuses.push(await confirm(world, confirmBy, entry));
  }
  return statuses;
}

/** Takes an item from its draft to the public, as far as the accounts that take part get. */
async function walk(world: Insiders, cast: readonly Account[]): Promise<number[]> {
  let id: string | undefined;
  for (const one of cast) {
    try {
      id ??= (await draftOf(world.test, one as Person)).id;
    } catch {
      continue; // This one may not write.
    }
  }
  if (id === undefined) return [];
  const statuses: number[] = [];
  for (const move of ['submit', 'endorse', 'endorse', 'approve', 'publish'] as const) {
    const before = statuses.length;
    for (const one of cast) {
      const { status } = await act(one as Person, id, move);
      statuses.push(status);
      if (status === 200) break;
    }
    if (!statuses.slice(before).includes(200)) break;
  }
  await keepPublished(world, id);
  return statuses;
}

async function keepPublished(world: Insiders, id: string): Promise<void> {
  const { rows } = await world.test.owner.pool.query<{ state: string }>(
    "SELECT state FROM revisions WHERE item_id = $1 AND state = 'published'",
    [id],
  );
  if (rows.length === 0) return;
  world.published.push(id);
  world.tally.published++;
}

/** Takes one act. @returns the statuses of the answers. */
export async function takeAct(world: Insiders, step: InsiderAct): Promise<number[]> {
  const { accounts, waiting } = world;
  switch (step.kind) {
    case 'create':
      await create(world, picked(accounts, step.by));
      return [];
    case 'appoint':
      return [await appoint(world, picked(accounts, step.by), picked(accounts, step.whom), step.post)];
    case 'confirm':
      if (waiting.length === 0) return [];
      return [await confirm(world, picked(accounts, step.by), picked(waiting, step.which))];
    case 'reset':
      return [await reset(world, picked(accounts, step.by), picked(accounts, step.whom))];
    case 'end':
      return [await end(picked(accounts, step.by), picked(accounts, step.whom))];
    case 'puppets':
      return puppets(world, picked(accounts, step.by), picked(accounts, step.confirmBy));
    case 'staffed':
      // As an honest office does it: the director confirms whom an administrator appoints.
      return puppets(world, picked(accounts, 0), accounts[2] ?? picked(accounts, 0));
    case 'chain': {
      const cast = step.alone === undefined ? accounts : openedBy(world, picked(accounts, step.alone).id);
      return walk(world, cast);
    }
  }
}

/** The published items of which one person can open every account that took part. */
export async function publishedInOneHand(world: Insiders): Promise<string[]> {
  const broken: string[] = [];
  for (const id of world.published) {
    const { rows } = await world.test.owner.pool.query<{ id: string }>(
      `SELECT c.user_id AS id FROM revision_contributors c JOIN revisions r ON r.id = c.revision_id WHERE r.item_id = $1
       UNION SELECT d.decided_by FROM decisions d WHERE d.item_id = $1 AND d.decided_by IS NOT NULL
       UNION SELECT (p.published_by ->> 'userId')::uuid FROM publications p WHERE p.item_id = $1`,
      [id],
    );
    const [first, ...others] = rows.map((row) => handOf(world, row.id));
    const common = [...(first ?? [])].filter((person) => others.every((hand) => hand.has(person)));
    if (common.length > 0) broken.push(id);
  }
  return broken;
}
