import { and, eq, exists, inArray, not, or, sql, type SQL } from 'drizzle-orm';
import { decisions, items, revisionContributors, revisions } from '@phoeiphrae/db/schema/items';
import { heldOn, type Held } from '../../actor.ts';
import type { Queryable } from '../../deps.ts';
import type { Viewer } from './presentItem.ts';

/** The items that wait for a person now: decisions of their posts, drafts of their own, approved items to publish. */
export async function heldBy(db: Queryable, userId: string, { actor, today }: Viewer): Promise<SQL> {
  const { policy } = actor;
  const held =
    userId === actor.userId
      ? actor.held
      : (await heldOn(db, today, policy, { userId })).map((entry) => entry.held);
  const wrote = hasHand(db, revisionContributors, userId);
  const decided = hasHand(db, decisions, userId);
  const rules = held.flatMap((h): SQL[] => {
    const here = reach(h);
    const steps = policy.document.chain.filter((step) => step.post === h.post).map((step) => step.code);
    const found: (SQL | undefined)[] = [];
    if (steps.length > 0)
      found.push(
        and(here, eq(items.state, 'in_review'), inArray(items.step, steps), not(wrote), not(decided)),
      );
    if (h.powers.includes('prepare'))
      found.push(and(here, inArray(items.state, ['draft', 'returned']), wrote));
    const modes = [
      ...(h.powers.includes('publish_for_group') ? ['work_group', 'either'] : []),
      ...(h.powers.includes('publish_for_office') ? ['ict_centre', 'either'] : []),
    ];
    const own = policy.document.categories.filter((category) => modes.includes(category.publishMode));
    const codes = own.map((category) => category.code);
    if (codes.length > 0) found.push(and(here, eq(items.state, 'approved'), inArray(items.category, codes)));
    return found.filter((rule) => rule !== undefined);
  });
  return or(...rules) ?? sql`false`;
}

function reach(held: Held): SQL | undefined {
  const everywhere =
    held.scope === 'office' || (held.scope === 'overseen_groups' && held.workGroups.length === 0);
  return everywhere ? undefined : inArray(items.workGroup, [...held.workGroups, '']);
}

/** Whether the person wrote on the item's open revision, or decided on it in its present round. */
function hasHand(db: Queryable, table: typeof revisionContributors | typeof decisions, userId: string): SQL {
  const person =
    'decidedBy' in table
      ? and(eq(table.decidedBy, userId), eq(table.round, revisions.round))
      : eq(table.userId, userId);
  const open = inArray(revisions.state, ['draft', 'in_review', 'returned', 'approved', 'scheduled']);
  const query = db
    .select({ one: sql`1` })
    .from(revisions)
    .innerJoin(table, eq(table.revisionId, revisions.id))
    .where(and(eq(revisions.itemId, items.id), open, person));
  return exists(query);
}
