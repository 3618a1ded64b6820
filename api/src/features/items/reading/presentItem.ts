import { ACTIONS, MOVES } from '@phoeiphrae/shared/workflow';
import type { AvailableAction } from '@phoeiphrae/shared/availableAction';
import type { Decision } from '@phoeiphrae/shared/decision';
import type { Item, ItemCard, MissingRequirement } from '@phoeiphrae/shared/item';
import type { Revision } from '@phoeiphrae/shared/revision';
import { capacityTitle, type Actor } from '../../../office/actor.ts';
import type { Queryable } from '../../../office/deps.ts';
import { categoryOf, trackOf, type DecisionRow, type ItemFacts, type RevisionFacts } from '../rules/facts.ts';
import { isPossible, mayDo, mayEdit, maySeeRevision } from '../rules/itemPolicy.ts';
import { missingRequirements, requirementsOnceFrozen } from '../requirements/missing.ts';
import type { Missing } from '../requirements/subject.ts';
import type { Viewer } from '../rules/viewer.ts';
import { wayFor } from '../rules/way.ts';
import { STATE_TRAITS } from '@phoeiphrae/shared/workflow';
import { presentHolder } from './presentHolder.ts';

const presentDecision = (row: DecisionRow): Decision => ({
  id: row.id,
  step: row.step,
  kind: row.kind,
  by: row.stamp,
  contentHash: row.contentHash,
  reasonCode: row.reasonCode,
  reason: row.reason,
  signature: row.signature?.class ?? null,
  decidedAt: row.decidedAt,
});

export function presentRevision(facts: ItemFacts, revision: RevisionFacts): Revision {
  const { row } = revision;
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    track: trackOf(revision),
    way: wayFor(facts, revision),
    step: row.step,
    content: row.content,
    contentHash: row.contentHash,
    selfCheck: row.selfCheck,
    policyVersion: revision.policy.version,
    contributors: revision.contributors.map((entry) => entry.stamp),
    decisions: revision.decisions.map(presentDecision),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    submittedAt: row.submittedAt,
    publishAt: row.publishAt,
    publishedAt: row.publishedAt,
    endedAt: row.endedAt,
    endReason: row.endReason,
  };
}

/** The moves that this person can make now, as the policy function says. */
export function availableActions(facts: ItemFacts, actor: Actor): AvailableAction[] {
  return ACTIONS.flatMap((action): AvailableAction[] => {
    if (!isPossible(action, facts)) return [];
    const verdict = mayDo(actor, action, facts);
    if (!verdict.allowed) return [];
    const { reason, bindsHash, reauthenticate } = MOVES[action];
    const href = `/api/v1/items/${facts.item.id}/${action.replaceAll('_', '-')}`;
    return [
      { action, method: 'POST', href, reason, bindsHash, reauthenticate, as: capacityTitle(verdict.as) },
    ];
  });
}

export function presentCard(facts: ItemFacts, viewer: Viewer): ItemCard {
  const { item } = facts;
  const shown = visibleRevision(facts, viewer.actor);
  const { content, state, step } = shown.row;
  return {
    id: item.id,
    slug: item.slug,
    version: item.version,
    title: content.title,
    category: content.category,
    track: trackOf(shown),
    way: wayFor(facts, shown),
    workGroup: item.workGroup,
    fiscalYear: content.fiscalYear,
    state,
    step,
    live: item.live,
    holder: shown === facts.working ? presentHolder(facts, viewer.locale) : null,
    updatedAt: item.updatedAt,
  };
}

/** The revision that stands for the item in this person's eyes: the working one if they may see it. */
function visibleRevision(facts: ItemFacts, actor: Actor): RevisionFacts {
  const may = (revision: RevisionFacts | null) => revision && maySeeRevision(actor, facts, revision);
  if (facts.working && may(facts.working)) return facts.working;
  return facts.live ?? facts.latest;
}

const presentMissing = (
  { pointer, code, rule, detail }: Missing,
  { locale }: Pick<Viewer, 'locale'>,
): MissingRequirement => ({ pointer, code, rule, message: detail[locale] });

/** @throws {WordsBusyError} when more long texts are to be read than can be waited for. */
export async function presentItem(db: Queryable, facts: ItemFacts, viewer: Viewer): Promise<Item> {
  const { actor } = viewer;
  const visible = (revision: RevisionFacts | null) =>
    revision && maySeeRevision(actor, facts, revision) ? revision : null;
  const working = visible(facts.working);
  const live = visible(facts.live);
  const last = working || live ? null : visible(facts.latest);
  const editable = working !== null && STATE_TRAITS[working.row.state].editable;
  const ask = editable ? missingRequirements : requirementsOnceFrozen;
  const { today, words } = viewer;
  const asked = { db, workGroup: facts.item.workGroup, today, words };
  const missing = working ? await ask(working, { ...asked, way: wayFor(facts, working) }) : [];
  return {
    ...presentCard(facts, viewer),
    publishMode: categoryOf(facts.latest)?.publishMode ?? 'ict_centre',
    publicUrl: `${viewer.origin}/i/${encodeURI(facts.item.slug)}`,
    createdAt: facts.item.createdAt,
    working: working && presentRevision(facts, working),
    published: live && presentRevision(facts, live),
    last: last && presentRevision(facts, last),
    missing: missing.map((one) => presentMissing(one, viewer)),
    mayEdit: working !== null && mayEdit(actor, facts),
    availableActions: availableActions(facts, actor),
  };
}
