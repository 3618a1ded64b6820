import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import { ADVISORY_LOCKS } from '@phoeiphrae/db/advisoryLocks';
import { committeeMemberships, users } from '@phoeiphrae/db/schema/people';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import { CreateMembership } from '@phoeiphrae/shared/committee';
import { stampOf } from '../../office/actor.ts';
import { bindOrderFile } from '../../office/power/bindOrderFile.ts';
import { requestPowerAct, type Requested } from '../../office/power/requestPowerAct.ts';
import type { Deps, Tx } from '../../office/deps.ts';
import { faultTable } from '../../http/fault.ts';
import { ProblemException } from '../../http/problem.ts';
import { storedText } from '../../http/storedText.ts';
import type { WriteContext } from '../../office/write.ts';
import { requireKeeper } from './committeePolicy.ts';

/** One at a time, so that no two people come to sit on one seat. */
export const lockCommittee = (tx: Tx) =>
  tx.execute(sql`SELECT pg_advisory_xact_lock(${ADVISORY_LOCKS.committee})`);

const FAULTS = faultTable({
  seat: ['/seat', 'ประกาศที่ใช้อยู่ไม่มีตำแหน่งกรรมการนี้', 'The announcement in force has no such seat.'],
  user: ['/userId', 'ไม่มีบัญชีนี้ หรือบัญชีสิ้นสุดแล้ว', 'There is no such account, or it has ended.'],
  dates: ['/validTo', 'วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม', 'The last day must not come before the first.'],
  held: ['/validFrom', 'ช่วงเวลานี้มีผู้ดำรงตำแหน่งอยู่แล้ว', 'The seat is taken in this time.'],
  later: ['/validTo', 'ขยายวาระไม่ได้ ต้องบันทึกคำสั่งใหม่', 'A longer term needs a new order.'],
});
export type MembershipFault = keyof typeof FAULTS;

/** @throws {ProblemException} 422, if there is any fault. */
export function refuseFaults(faults: readonly MembershipFault[]): void {
  if (faults.length === 0) return;
  const errors = faults.map((code) => FAULTS[code]);
  throw new ProblemException('requirements-not-met', { errors });
}

/** A membership as it is stored, with the name of who sits there. */
export interface Seated {
  readonly row: typeof committeeMemberships.$inferSelect;
  readonly userName: string;
}

/**
 * Records a member of the committee, or what waits for a second person. What an administrator of the set-up, whom nobody
 * has confirmed, records stands unconfirmed.
 * @throws {ProblemException} 403, also for oneself; 422 with all that is wrong.
 */
export async function seatMember(
  context: WriteContext,
  deps: Pick<Deps, 'config' | 'blobs'>,
  given: CreateMembership,
): Promise<Seated | Requested> {
  const { actor } = context;
  const as = requireKeeper(actor, given.userId);
  await bindOrderFile(context, deps, { orderFile: given.orderFile, by: stampOf(actor, as) });
  if (as?.unconfirmed) return seat(context, given, { unconfirmed: true });
  await requireSeatable(context, given);
  const asked = { kind: 'seat' as const, membership: storedOrder(given) };
  return requestPowerAct(context, deps.config, { subjectId: given.userId, asked, by: stampOf(actor, as) });
}

/** How a member came to the seat: in the set-up of the office, or confirmed by a second person. */
export interface SeatOrigin {
  readonly unconfirmed?: boolean;
  readonly powerActId?: string;
  readonly confirmedBy?: ActorStamp;
}

/** Writes the membership; everything is asked here. @throws {ProblemException} 403, also for oneself; 422. */
export async function seat(
  context: WriteContext,
  given: CreateMembership,
  { unconfirmed = false, powerActId, confirmedBy }: SeatOrigin,
): Promise<Seated> {
  const { tx, actor, now } = context;
  const as = requireKeeper(actor, given.userId);
  const user = await requireSeatable(context, given);
  const { orderFile = null, ...held } = storedOrder(given);
  const origin = {
    unconfirmed,
    orderFile,
    confirmedBy: confirmedBy?.name ?? null,
    ...(powerActId === undefined ? {} : { powerActId }),
  };
  const values = { ...held, createdAt: now, ...origin };
  const [row] = await tx.insert(committeeMemberships).values(values).returning();
  if (!row) throw new Error('the membership was not written');
  await context.record({
    type: 'committee.seated',
    by: stampOf(actor, as),
    subjectId: row.id,
    details: { ...held, orderFile, unconfirmed, confirmedBy: confirmedBy ?? null },
  });
  return { row, userName: user.name };
}

/** The order with its number as it is stored. @throws {ProblemException} 400 for a number of blanks. */
const storedOrder = ({ orderNumber, ...order }: CreateMembership): CreateMembership => ({
  ...order,
  orderNumber: storedText(CreateMembership.properties.orderNumber, orderNumber, '/orderNumber'),
});

async function requireSeatable({ tx, actor }: WriteContext, body: CreateMembership) {
  await lockCommittee(tx);
  const [user] = await tx.select().from(users).where(eq(users.id, body.userId)).for('share');
  const known = actor.policy.document.committee.some((entry) => entry.seat === body.seat);
  const faults: MembershipFault[] = [
    ...(known ? [] : ['seat' as const]),
    ...(user && user.status !== 'ended' ? [] : ['user' as const]),
    ...(body.validTo !== null && body.validTo < body.validFrom ? ['dates' as const] : []),
    ...((await isTaken(tx, body)) ? ['held' as const] : []),
  ];
  refuseFaults(faults);
  if (!user) throw new Error('without an account there is a fault');
  return user;
}

async function isTaken(tx: Tx, body: CreateMembership): Promise<boolean> {
  const { seat, validFrom, validTo } = committeeMemberships;
  const rows = await tx
    .select({ id: committeeMemberships.id })
    .from(committeeMemberships)
    .where(
      and(
        eq(seat, body.seat),
        or(isNull(validTo), and(gte(validTo, body.validFrom), gte(validTo, validFrom))),
        body.validTo === null ? undefined : lte(validFrom, body.validTo),
      ),
    );
  return rows.length > 0;
}
