import { and, eq, exists, gt, inArray, isNull, lt, not, or, gte, lte, sql } from 'drizzle-orm';
import { items, notices, revisions } from '@phoeiphrae/db/schema/items';
import { committeeMemberships, users } from '@phoeiphrae/db/schema/people';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { heldOn } from '../../../office/actor.ts';
import type { Deps, Tx } from '../../../office/deps.ts';
import { notify } from '../../../office/notify.ts';
import { policyById, policyInForce, type LoadedPolicy } from '../../../office/policyStore.ts';
import { workingDaysBetween } from '../rules/workingDays.ts';

const DAY_MS = 86_400_000;

/**
 * Tells the chair of the committee, who oversees publication, of each item that has waited at a step for more than its
 * working days; once for each wait. Where nobody sits as chair, the overseer's post is told.
 * @returns how many items were told of.
 */
export async function tellStalled({ db, clock }: Deps): Promise<number> {
  const moment = clock.now();
  const now = moment.toISOString();
  const today = bangkokDate(moment);
  return db.orm.transaction(async (tx) => {
    const policy = await policyInForce(tx, today);
    const yesterday = new Date(moment.getTime() - DAY_MS).toISOString();
    const waiting = await tx
      .select({ item: items, policyId: revisions.policyId })
      .from(items)
      .innerJoin(revisions, and(eq(revisions.itemId, items.id), eq(revisions.state, 'in_review')))
      .where(and(eq(items.state, 'in_review'), lt(items.heldSince, yesterday), not(told(tx))))
      .for('update', { of: items, skipLocked: true });
    const late: (typeof waiting)[number]['item'][] = [];
    for (const { item, policyId } of waiting) {
      const due = (await policyById(tx, policyId)).steps.get(item.step ?? '')?.dueWorkingDays;
      const days = workingDaysBetween(bangkokDate(new Date(item.heldSince)), today);
      if (due !== undefined && days > due) late.push(item);
    }
    if (late.length === 0) return 0;
    const people = await overseers(tx, policy, today);
    for (const item of late) {
      const details = { step: item.step, since: item.heldSince };
      await notify(tx, people, { kind: 'stalled', itemId: item.id, details }, now);
    }
    return people.length === 0 ? 0 : late.length;
  });
}

/** Whether somebody was told since the item came to its step. */
const told = (tx: Tx) =>
  exists(
    tx
      .select({ one: sql`1` })
      .from(notices)
      .where(
        and(
          eq(notices.itemId, items.id),
          eq(notices.kind, 'stalled'),
          gt(notices.createdAt, items.heldSince),
        ),
      ),
  );

async function overseers(tx: Tx, policy: LoadedPolicy, today: string): Promise<string[]> {
  const chairs = policy.document.committee.filter((seat) => seat.office === 'chair').map((seat) => seat.seat);
  const sitting = await tx
    .select({ userId: committeeMemberships.userId })
    .from(committeeMemberships)
    .innerJoin(users, eq(users.id, committeeMemberships.userId))
    .where(
      and(
        eq(users.status, 'active'),
        inArray(committeeMemberships.seat, [...chairs, 0]),
        lte(committeeMemberships.validFrom, today),
        or(isNull(committeeMemberships.validTo), gte(committeeMemberships.validTo, today)),
      ),
    );
  if (sitting.length > 0) return sitting.map((row) => row.userId);
  const post = policy.document.oversight.overseer;
  return (await heldOn(tx, today, policy, { post })).map((entry) => entry.userId);
}
