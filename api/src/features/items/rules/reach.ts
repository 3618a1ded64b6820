import { and, eq, exists, inArray, notInArray, or, sql, type SQL } from 'drizzle-orm';
import { items, revisions } from '@phoeiphrae/db/schema/items';
import { STATES_IN_FLIGHT } from '@phoeiphrae/shared/workflow';
import { heldOn, type Held } from '../../../office/actor.ts';
import type { Queryable } from '../../../office/deps.ts';
import type { LoadedPolicy } from '../../../office/policyStore.ts';

/** The items of the work groups that an appointment reaches, as `reaches` says; undefined means all of them. */
export function withinReach(held: Held): SQL | undefined {
  const everywhere =
    held.scope === 'office' || (held.scope === 'overseen_groups' && held.workGroups.length === 0);
  return everywhere ? undefined : inArray(items.workGroup, [...held.workGroups, '']);
}

/** The same for deciding, where any deputy serves a work group that none of them oversees. */
export async function withinDecision(
  db: Queryable,
  held: Held,
  at: { today: string; policy: LoadedPolicy },
): Promise<SQL | undefined> {
  const own = withinReach(held);
  if (own === undefined || held.scope !== 'overseen_groups') return own;
  const all = await heldOn(db, at.today, at.policy, { post: held.post });
  if (all.some((entry) => entry.held.workGroups.length === 0)) return own;
  const overseen = all.flatMap((entry) => entry.held.workGroups);
  return or(own, notInArray(items.workGroup, overseen));
}

/** The items whose revision in flight is bound to a version of the announcement. */
export function boundTo(db: Queryable, { id }: LoadedPolicy): SQL {
  const { itemId, policyId, state } = revisions;
  const open = inArray(state, STATES_IN_FLIGHT);
  const query = db
    .select({ one: sql`1` })
    .from(revisions)
    .where(and(eq(itemId, items.id), open, eq(policyId, id)));
  return exists(query);
}
