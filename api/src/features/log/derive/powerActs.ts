import { powerActs } from '@phoeiphrae/db/schema/power';
import type { EventType } from '@phoeiphrae/shared/event';
import type { Tx } from '../../../office/deps.ts';
import { allActs, saidBy, type LoggedAct } from './acts.ts';
import { derivedFrom, differences, fault, missing, unfounded, type Mismatch } from './mismatch.ts';

type Row = typeof powerActs.$inferSelect;

/** Which event ends an act in which state. One that has none waits, or has lapsed: that is a matter of the moment. */
const ENDS = {
  'power.confirmed': 'confirmed',
  'power.refused': 'refused',
  'power.withdrawn': 'withdrawn',
} as const satisfies Partial<Record<EventType, Row['state']>>;
type End = keyof typeof ENDS;
const TYPES: readonly EventType[] = ['power.requested', ...(Object.keys(ENDS) as End[])];

/** What waited for a second person and what became of it, from the acts that asked for and decided it. */
export async function* derivePowerActs(tx: Tx): AsyncGenerator<Mismatch> {
  const rows = await tx.select().from(powerActs);
  const acts = await allActs(tx, TYPES);
  const asked = new Map(
    acts.filter(({ type }) => type === 'power.requested').map((act) => [act.details['act'], act]),
  );
  const ended = new Map(
    acts.filter(({ type }) => type !== 'power.requested').map((act) => [act.details['act'], act]),
  );
  for (const row of rows) {
    const request = asked.get(row.id);
    if (request) yield* rowFaults(row, request, ended.get(row.id));
    else yield unfounded(powerActs, row.id, ['id']);
  }
  const there = new Set<unknown>(rows.map(({ id }) => id));
  for (const [id, act] of asked)
    if (!there.has(id)) yield missing(powerActs, String(id), ['id'], saidBy(act));
}

function* rowFaults(row: Row, request: LoggedAct, end: LoggedAct | undefined): Generator<Mismatch> {
  const say = derivedFrom(saidBy(request));
  const { kind, appointment, membership, passkeyId, label, orderNumber, orderFile, lapsesAt } =
    request.details;
  const asked = Object.fromEntries(
    Object.entries({ kind, appointment, membership, passkeyId, label }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  yield* differences(powerActs, row.id, row, {
    kind: say(kind),
    subjectId: say(request.subjectId),
    asked: say(asked),
    orderNumber: say(orderNumber),
    orderFile: say(orderFile),
    requestedBy: say(request.by.userId),
    requestedStamp: say(request.by),
    requestedAt: say(request.at),
    lapsesAt: say(lapsesAt),
    ...endOf(request, end),
  });
  if (end && Date.parse(end.at) >= Date.parse(String(lapsesAt)))
    yield fault(powerActs, row.id, ['decidedAt', 'lapsesAt'], {
      th: `${saidBy(end).th} ตัดสินคำขอที่พ้นกำหนดแล้ว`,
      en: `${saidBy(end).en} decides an act that had lapsed`,
    });
}

function endOf(request: LoggedAct, end: LoggedAct | undefined) {
  const say = derivedFrom(saidBy(end ?? request));
  const values = {
    state: end ? ENDS[end.type as End] : 'waiting',
    decidedBy: end?.by.userId ?? null,
    decidedStamp: end?.by ?? null,
    decidedAt: end?.at ?? null,
    reason: end?.details['reason'] ?? null,
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, say(value)]));
}
