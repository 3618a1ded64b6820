import { eq } from 'drizzle-orm';
import { users } from '@phoeiphrae/db/schema/people';
import type { NoticeKind } from '@phoeiphrae/shared/notice';
import type { Tx } from '../deps.ts';
import { notify } from '../notify.ts';
import type { LoadedPolicy } from '../policyStore.ts';
import { confirmersOn } from '../power/confirmers.ts';
import type { NewEvent } from './newEvent.ts';
import { postsOf } from './markOfPower.ts';

type Listener = 'confirming' | 'asked' | 'concerned' | 'watching' | 'listed';

/** Who hears of what waits for a second person, and of what becomes of it; whoever does it never. */
const TOLD: Partial<Record<string, readonly [NoticeKind, readonly Listener[]]>> = {
  'power.requested': ['power_asked', ['confirming', 'concerned', 'watching']],
  // The act itself tells those who watch and the person concerned.
  'power.confirmed': ['power_settled', ['asked']],
  'power.refused': ['power_settled', ['asked', 'concerned', 'watching']],
  'power.withdrawn': ['power_settled', ['concerned', 'watching']],
  'power.denied': ['power_denied', ['concerned', 'watching']],
  'power.first_confirmed': ['power_settled', ['listed', 'watching']],
  'power.envelope_made': ['envelope_made', ['watching']],
};

export interface Audience {
  readonly policy: LoadedPolicy;
  readonly today: string;
  /** Those who watch over power. */
  readonly watching: readonly string[];
}

/** Tells at once, in the transaction of the act. The entry names whoever asked in `requestedBy`. */
export async function tellOfSecondPerson(
  tx: Tx,
  { type, at, by, subjectId, details = {} }: NewEvent,
  { policy, today, watching }: Audience,
): Promise<void> {
  const [kind, listeners] = TOLD[type] ?? [];
  if (kind === undefined || listeners === undefined) return;
  const groups: Record<Listener, () => Promise<readonly string[]> | readonly string[]> = {
    confirming: async () => (await confirmersOn(tx, today, policy)).map(({ userId }) => userId),
    asked: () => idsIn([details['requestedBy']]),
    concerned: () => idsIn([subjectId]),
    watching: () => watching,
    listed: () => idsIn([details['appointments'], details['seats']].flatMap(usersIn)),
  };
  const people = new Set<string>();
  for (const listener of listeners) for (const id of await groups[listener]()) people.add(id);
  people.delete(by.userId ?? '');
  const about = await aboutWhom(tx, subjectId, today);
  const { orderNumber = null, kind: what = null, reason = null } = details;
  const told = { act: type, what, ...about, orderNumber, reason, by: by.name };
  await notify(tx, people, { kind, itemId: null, details: told }, at);
}

async function aboutWhom(tx: Tx, userId: string | undefined, today: string) {
  if (userId === undefined) return { person: null, posts: [] };
  const [person] = await tx.select({ name: users.name }).from(users).where(eq(users.id, userId));
  const posts = (await postsOf(tx, userId, today)).map(({ post }) => post);
  return { person: person?.name ?? null, posts };
}

const idsIn = (values: readonly unknown[]): string[] =>
  values.filter((value): value is string => typeof value === 'string');

const usersIn = (list: unknown): unknown[] =>
  Array.isArray(list) ? list.map((entry: { userId?: unknown }) => entry.userId) : [];
