import { inArray, notInArray, or, type SQL } from 'drizzle-orm';
import { items } from '@phoeiphrae/db/schema/items';
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
