import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import { items, revisionContributors, revisions } from '@phoeiphrae/db/schema/items';
import { heldWith, type Actor } from '../../../office/actor.ts';
import type { Queryable } from '../../../office/deps.ts';
import { existsForEach } from '../../../office/existsForEach.ts';
import { seesEverything } from '../../../office/areaPolicy.ts';
import { handedOver } from './handOver.ts';
import { heldUnderBinding, isStaff, SEEN_BY_ALL_STAFF, statesSeenAs, statesSeenUnder } from './itemPolicy.ts';
import { boundTo, withinReach } from './reach.ts';

/** The items that a list may show to this person: the same rule as `maySee`, in the words of the database. */
export function visibleTo(db: Queryable, actor: Actor): SQL | undefined {
  if (!isStaff(actor)) return sql`false`;
  if (seesEverything(actor)) return undefined;
  const own = db
    .select({ one: sql`1` })
    .from(revisionContributors)
    .innerJoin(revisions, eq(revisions.id, revisionContributors.revisionId))
    .where(and(eq(revisions.itemId, items.id), eq(revisionContributors.userId, actor.userId)));
  const byPost = actor.held.map((held) => {
    const seen = statesSeenAs(held, actor);
    const here = withinReach(held);
    if (seen === 'all') return here;
    return seen.length === 0 ? undefined : and(here, inArray(items.state, [...seen]));
  });
  const finishing = actor.policy.binding.flatMap((binding) =>
    heldUnderBinding(actor, binding).map((held) =>
      and(withinReach(held), inArray(items.state, [...statesSeenUnder(binding, held)]), boundTo(db, binding)),
    ),
  );
  const forOffice = heldWith(actor, 'publish_for_office') && handedOver(db, actor.policy.document);
  return or(
    forOffice,
    inArray(items.state, [...SEEN_BY_ALL_STAFF]),
    existsForEach(own),
    ...byPost.filter((rule) => rule !== undefined),
    ...finishing,
  );
}
