import { inArray } from 'drizzle-orm';
import { committeeMemberships, users } from '@phoeiphrae/db/schema/people';
import type { EventType } from '@phoeiphrae/shared/event';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import type { UserStatus } from '@phoeiphrae/shared/user';
import type { Tx } from '../../../office/deps.ts';
import { actsOfSubjects, allActs, saidBy, type LoggedAct } from './acts.ts';
import { confirmedFirst, originBy } from './appointments.ts';
import { derivedFrom, differences, missing, unfounded, type Derived, type Mismatch } from './mismatch.ts';

type MembershipRow = typeof committeeMemberships.$inferSelect;

function* membershipFaults(
  row: MembershipRow,
  seated: LoggedAct,
  { unseated, origin }: { unseated: LoggedAct | undefined; origin: Record<string, Derived> },
): Generator<Mismatch> {
  const say = derivedFrom(saidBy(seated));
  const { seat, userId, validFrom, validTo, orderNumber } = seated.details;
  yield* differences(committeeMemberships, row.id, row, {
    seat: say(seat),
    userId: say(userId),
    validFrom: say(validFrom),
    validTo: unseated ? derivedFrom(saidBy(unseated))(unseated.details['validTo']) : say(validTo),
    ...origin,
    orderNumber: say(normaliseThai(String(orderNumber)).trim()),
  });
}

/** Who sits on the committee, from the acts that seated and unseated them, and under which name they stand there. */
export async function* deriveCommittee(tx: Tx): AsyncGenerator<Mismatch> {
  const rows = await tx.select().from(committeeMemberships);
  const acts = await allActs(tx, ['committee.seated', 'committee.unseated']);
  const confirmed = await confirmedFirst(tx, 'seats');
  const seated = acts.filter(({ type }) => type === 'committee.seated');
  for (const row of rows) {
    const act = seated.find(({ subjectId }) => subjectId === row.id);
    const over = acts.findLast(
      ({ type, subjectId }) => type === 'committee.unseated' && subjectId === row.id,
    );
    if (act) yield* membershipFaults(row, act, { unseated: over, origin: originBy(act, confirmed) });
    else yield unfounded(committeeMemberships, row.id, ['id']);
  }
  const there = new Set(rows.map(({ id }) => id));
  for (const act of seated)
    if (!there.has(act.subjectId ?? ''))
      yield missing(committeeMemberships, String(act.subjectId), ['id'], saidBy(act));
  yield* deriveMembers(tx, seated);
}

const STATUS: Partial<Record<EventType, UserStatus>> = {
  'user.created': 'active',
  'user.suspended': 'suspended',
  'user.resumed': 'active',
  'user.ended': 'ended',
};
const NAMING = { 'user.created': 'name', 'user.edited': 'to' } as const satisfies Partial<
  Record<EventType, string>
>;
const TYPES = [...new Set([...Object.keys(STATUS), ...Object.keys(NAMING)])] as EventType[];

/** The last act that says something of an account, and what. */
function lastSaid(acts: readonly LoggedAct[], read: (act: LoggedAct) => unknown): Derived | undefined {
  const act = acts.findLast((one) => read(one) !== undefined);
  return act && derivedFrom(saidBy(act))(read(act));
}

async function* deriveMembers(tx: Tx, seated: readonly LoggedAct[]): AsyncGenerator<Mismatch> {
  const ids = [...new Set(seated.flatMap(({ details }) => (details['userId'] as string | undefined) ?? []))];
  const rows = await tx.select().from(users).where(inArray(users.id, ids));
  const acts = await actsOfSubjects(tx, ids, TYPES);
  for (const id of ids) {
    const row = rows.find((one) => one.id === id);
    const own = acts.filter(({ subjectId }) => subjectId === id);
    const naming = ({ type, details }: LoggedAct) =>
      details[(NAMING as Partial<Record<string, string>>)[type] ?? ''];
    const [first] = own;
    if (!row && first) yield missing(users, id, ['id'], saidBy(first));
    else if (row)
      yield* differences(users, id, row, {
        name: lastSaid(own, naming),
        status: lastSaid(own, ({ type }) => STATUS[type]),
      });
  }
}
