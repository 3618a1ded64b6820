import { inArray } from 'drizzle-orm';
import { appointments } from '@phoeiphrae/db/schema/people';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { Tx } from '../../../office/deps.ts';
import { actBatches, allActs, saidBy, type LoggedAct } from './acts.ts';
import { derivedFrom, differences, missing, type Derived, type Mismatch } from './mismatch.ts';

/** What an entry of an appointment may say. Those of before, and of a set-up by command, say less. */
const SAID = ['userId', 'post', 'capacity', 'workGroups', 'validFrom', 'validTo', 'orderNumber'] as const;

/** Who holds which post, from the acts that made and ended it, and whether a second person has confirmed it. */
export async function* deriveAppointments(tx: Tx): AsyncGenerator<Mismatch> {
  const ends = new Map<string | null, LoggedAct>();
  for (const act of await allActs(tx, ['appointment.ended'])) ends.set(act.subjectId, act);
  const confirmed = await confirmedFirst(tx, 'appointments');
  for await (const acts of actBatches(tx, ['appointment.made'])) {
    const ids = acts.flatMap(({ subjectId }) => subjectId ?? []);
    const rows = await tx.select().from(appointments).where(inArray(appointments.id, ids));
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const act of acts) {
      const row = byId.get(act.subjectId ?? '');
      if (!row) yield missing(appointments, String(act.subjectId), ['id'], saidBy(act));
      else yield* differences(appointments, row.id, row, saidOf(act, ends.get(row.id), confirmed));
    }
  }
}

function saidOf(
  act: LoggedAct,
  end: LoggedAct | undefined,
  confirmed: ReadonlyMap<unknown, LoggedAct>,
): Record<string, Derived | undefined> {
  const say = derivedFrom(saidBy(act));
  const made = Object.fromEntries(SAID.map((name) => [name, say(act.details[name])]));
  return {
    ...made,
    askedBy: say(act.by.userId === null ? null : act.by.name),
    ...(end ? { validTo: derivedFrom(saidBy(end))(end.details['validTo']) } : {}),
    ...originBy(act, confirmed),
  };
}

/** The rows of the set-up that the holder of the last step has confirmed, by their ids, each with that act. */
export async function confirmedFirst(
  tx: Tx,
  which: 'appointments' | 'seats',
): Promise<ReadonlyMap<unknown, LoggedAct>> {
  const acts = await allActs(tx, ['power.first_confirmed']);
  return new Map(
    acts.flatMap((act) => (act.details[which] as { id: string }[]).map(({ id }) => [id, act] as const)),
  );
}

/** Who was the second person. What was made in a set-up stands unconfirmed until it was confirmed; before, there was none. */
export function originBy(
  made: LoggedAct,
  confirmed: ReadonlyMap<unknown, LoggedAct>,
): Record<'unconfirmed' | 'confirmedBy' | 'orderFile', Derived> {
  const first = confirmed.get(made.subjectId);
  const say = derivedFrom(saidBy(first ?? made));
  const { unconfirmed, confirmedBy, orderFile = null } = made.details;
  const second = first?.by ?? (confirmedBy as ActorStamp | null | undefined);
  return {
    unconfirmed: say(unconfirmed === true && first === undefined),
    confirmedBy: say(second?.name ?? null),
    orderFile: derivedFrom(saidBy(made))(orderFile),
  };
}
