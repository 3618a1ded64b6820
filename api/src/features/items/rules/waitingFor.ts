import { and, eq, inArray, not, or, sql, type SQL } from 'drizzle-orm';
import { decisions, items, revisionContributors, revisions } from '@phoeiphrae/db/schema/items';
import { statesWhere } from '@phoeiphrae/shared/workflow';
import { heldOn, heldWith, type Held } from '../../../office/actor.ts';
import type { Queryable } from '../../../office/deps.ts';
import { existsForEach } from '../../../office/existsForEach.ts';
import type { LoadedPolicy } from '../../../office/policyStore.ts';
import type { Viewer } from './viewer.ts';
import { handedOver } from './handOver.ts';
import { heldUnderBinding } from './itemPolicy.ts';
import { boundTo, withinDecision, withinReach } from './reach.ts';

/** The items that wait for a person now: decisions of their posts, drafts of their own, items to publish. */
export async function waitingFor(
  db: Queryable,
  userId: string,
  { actor, today }: Pick<Viewer, 'actor' | 'today'>,
): Promise<SQL> {
  const { policy } = actor;
  const held =
    userId === actor.userId
      ? actor.held
      : (await heldOn(db, today, policy, { userId })).map((entry) => entry.held);
  const rules: (SQL | undefined)[] = [];
  for (const h of held) rules.push(toWrite(db, h, userId));
  if (heldWith({ held }, 'publish_for_office')) rules.push(handedOver(db, policy.document));
  for (const version of [policy, ...policy.binding]) {
    // Step codes and categories of one version may mean something else in another.
    const bound = policy.binding.length === 0 ? undefined : boundTo(db, version);
    for (const h of heldUnderBinding({ held }, version)) {
      const own = [await toDecide(db, h, userId, { today, policy: version }), toPublish(h, version)];
      rules.push(...own.map((rule) => rule && and(rule, bound)));
    }
  }
  return or(...rules) ?? sql`false`;
}

async function toDecide(
  db: Queryable,
  held: Held,
  userId: string,
  at: { today: string; policy: LoadedPolicy },
): Promise<SQL | undefined> {
  const steps = at.policy.document.chain.filter((step) => step.post === held.post).map((step) => step.code);
  if (steps.length === 0) return undefined;
  const untouched = [not(hasHand(db, revisionContributors, userId)), not(hasHand(db, decisions, userId))];
  const here = await withinDecision(db, held, at);
  return and(here, eq(items.state, 'in_review'), inArray(items.step, steps), ...untouched);
}

function toWrite(db: Queryable, held: Held, userId: string): SQL | undefined {
  if (!held.powers.includes('prepare')) return undefined;
  const editable = statesWhere((traits) => traits.editable);
  return and(withinReach(held), inArray(items.state, editable), hasHand(db, revisionContributors, userId));
}

function toPublish(held: Held, policy: LoadedPolicy): SQL | undefined {
  const modes = [
    ...(held.powers.includes('publish_for_group') ? ['work_group', 'either'] : []),
    ...(held.powers.includes('publish_for_office') ? ['ict_centre', 'either'] : []),
  ];
  const own = policy.document.categories.filter((category) => modes.includes(category.publishMode));
  if (own.length === 0) return undefined;
  const codes = own.map((category) => category.code);
  return and(withinReach(held), eq(items.state, 'approved'), inArray(items.category, codes));
}

/** Whether the person wrote on the item's open revision, or decided on it in its present round. */
function hasHand(db: Queryable, table: typeof revisionContributors | typeof decisions, userId: string): SQL {
  const person =
    'decidedBy' in table
      ? and(eq(table.decidedBy, userId), eq(table.round, revisions.round))
      : eq(table.userId, userId);
  const open = inArray(
    revisions.state,
    statesWhere((traits) => traits.open),
  );
  const query = db
    .select({ one: sql`1` })
    .from(revisions)
    .innerJoin(table, eq(table.revisionId, revisions.id))
    .where(and(eq(revisions.itemId, items.id), open, person));
  return existsForEach(query);
}
