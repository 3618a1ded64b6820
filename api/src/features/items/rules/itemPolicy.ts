import { MOVES, STATE_TRAITS, STATES_IN_FLIGHT, type Action, type State } from '@phoeiphrae/shared/workflow';
import type { ProblemCode } from '@phoeiphrae/shared/problemTable';
import { heldIn, heldWith, reaches, type Actor, type Held } from '../../../office/actor.ts';
import type { LoadedPolicy } from '../../../office/policyStore.ts';
import { lastPostOf } from '../../../office/power/powerRules.ts';
import type { Power } from '@phoeiphrae/shared/policy/post';
import { seesEverything } from '../../../office/areaPolicy.ts';
import { barredPeople, currentStep, eligibleFor, holdersOf, isLastStep } from './chain.ts';
import { categoryOf, type ItemFacts, type RevisionFacts } from './facts.ts';
import { isHandedOver } from './handOver.ts';
import { wayFor } from './way.ts';

/**
 * Who may do what to an item. Pure, and denies unless a rule allows. The same verdicts answer requests and fill
 * `availableActions`, so that no screen decides anything.
 */
export type Verdict =
  { readonly allowed: true; readonly as: Held } | { readonly allowed: false; readonly code: ProblemCode };

const allow = (as: Held | undefined): Verdict => (as ? { allowed: true, as } : deny('not-permitted'));
const deny = (code: ProblemCode): Verdict => ({ allowed: false, code });

/** The revision that a move acts on. */
export function targetOf(action: Action, facts: ItemFacts): RevisionFacts | null {
  const { target } = MOVES[action];
  if (target === 'working') return facts.working;
  if (target === 'live') return facts.live;
  return facts.working ? null : (facts.live ?? facts.latest);
}

/** Whether a move is possible at all from where the item stands, whoever asks. */
export function isPossible(action: Action, facts: ItemFacts): boolean {
  const target = targetOf(action, facts);
  if (!target || !MOVES[action].from.includes(target.row.state)) return false;
  const { editable } = STATE_TRAITS[target.row.state];
  const way = wayFor(facts, target);
  const step = currentStep(target);
  switch (action) {
    case 'submit':
      return way === 'approval';
    case 'publish':
    case 'schedule':
      return !editable || way === 'immediate';
    case 'endorse':
      return step?.decision === 'endorse';
    case 'approve':
    case 'reject':
      return step !== undefined && isLastStep(target, step);
    case 'discard':
    case 'recall':
    case 'return':
    case 'unschedule':
    case 'revise':
    case 'withdraw':
    case 'take_down':
      return true;
  }
}

/** Whether this person may make the move. Ask `isPossible` first. */
export function mayDo(actor: Actor, action: Action, facts: ItemFacts): Verdict {
  const { workGroup } = facts.item;
  const target = targetOf(action, facts);
  if (!target) return deny('move-not-possible');
  switch (action) {
    case 'submit':
    case 'discard':
    case 'revise':
      return allow(heldWith(actor, 'prepare', workGroup));
    case 'recall':
      return allow(heldFor(actor.held, 'prepare', workGroup, target));
    case 'endorse':
    case 'approve':
    case 'return':
    case 'reject':
      return mayDecide(actor, facts, target);
    case 'publish':
    case 'schedule':
    case 'unschedule':
      return mayPublish(actor, facts, target);
    case 'withdraw':
      return mayWithdraw(actor, facts, target);
    case 'take_down':
      return allow(heldWith(actor, 'take_down'));
  }
}

export const mayEdit = (actor: Actor, facts: ItemFacts): boolean =>
  facts.working !== null &&
  STATE_TRAITS[facts.working.row.state].editable &&
  heldWith(actor, 'prepare', facts.item.workGroup) !== undefined;

/**
 * Who may say in writing that personal data which was found may be published all the same: whoever could decide on the
 * item at any step, and had no hand in it.
 */
export function mayJustify(actor: Actor, facts: ItemFacts): Verdict {
  const { working } = facts;
  if (!working || !maySeeRevision(actor, facts, working)) return deny('move-not-possible');
  const as = decidersOf(facts, working).find((entry) => entry.userId === actor.userId)?.held;
  if (!as) return deny('not-permitted');
  return wroteOn(working, actor.userId) ? deny('four-eyes') : allow(as);
}

/** Whether someone could justify a finding before the item is submitted: most who decide do not see drafts. */
export const draftHasJudge = (facts: ItemFacts, draft: RevisionFacts): boolean =>
  decidersOf(facts, draft).some(({ userId, held }) => held.scope === 'work_group' && !wroteOn(draft, userId));

const decidersOf = ({ item, postHolders }: ItemFacts, { policy }: RevisionFacts) =>
  policy.document.chain.flatMap((step) => holdersOf(step, item.workGroup, postHolders));

const wroteOn = ({ contributors }: RevisionFacts, userId: string): boolean =>
  contributors.some((entry) => entry.userId === userId);

export const mayCreate = (actor: Actor, workGroup: string): boolean =>
  heldWith(actor, 'prepare', workGroup) !== undefined;

/** Four eyes by person: a holder of the step's post who wrote on the revision or has decided on it is refused. */
function mayDecide(actor: Actor, facts: ItemFacts, target: RevisionFacts): Verdict {
  const step = currentStep(target);
  if (!step) return deny('move-not-possible');
  const { workGroup } = facts.item;
  const own = (list: typeof facts.postHolders) => list.find((entry) => entry.userId === actor.userId)?.held;
  const eligible = own(eligibleFor(step, target, workGroup, facts.postHolders));
  if (eligible) return allow(eligible);
  const holds = own(holdersOf(step, workGroup, facts.postHolders)) !== undefined;
  return deny(holds && barredPeople(target).has(actor.userId) ? 'four-eyes' : 'not-permitted');
}

/** To publish is not a role: it follows from the state, the signature and, on either track, the category's `publishMode`. */
function mayPublish({ held }: Pick<Actor, 'held'>, facts: ItemFacts, target: RevisionFacts): Verdict {
  const mode = categoryOf(target)?.publishMode ?? 'ict_centre';
  const byGroup = heldFor(held, 'publish_for_group', facts.item.workGroup, target);
  const byCentre = heldFor(held, 'publish_for_office', undefined, target);
  if (mode === 'work_group') return allow(byGroup);
  return allow(mode === 'ict_centre' ? byCentre : (byGroup ?? byCentre));
}

/** Everyone at whose desk the revision lies: who could publish it today. */
export const publishersOf = (facts: ItemFacts, target: RevisionFacts): string[] =>
  facts.postHolders
    .filter(({ held }) => mayPublish({ held: [held] }, facts, target).allowed)
    .map(({ userId }) => userId);

/**
 * What the last step approved, only the last step's post withdraws: that of its own announcement, or of the one in force
 * now. The rest, whoever has the power for the group.
 */
function mayWithdraw(actor: Actor, facts: ItemFacts, target: RevisionFacts): Verdict {
  const approvers = [target.policy, actor.policy].map(lastPostOf);
  const able = actor.held.filter((h) => h.powers.includes('withdraw') && reaches(h, facts.item.workGroup));
  return allow(able.find((h) => target.row.way === 'immediate' || approvers.includes(h.post)));
}

/**
 * The first appointment that gives a power over a revision: by what its post carries under the announcement in force, or,
 * while the revision is in flight, under the one that binds it.
 */
function heldFor(
  held: Actor['held'],
  power: Power,
  workGroup: string | undefined,
  { row, policy }: RevisionFacts,
): Held | undefined {
  const inFlight = STATES_IN_FLIGHT.includes(row.state);
  return (
    heldWith({ held }, power, workGroup) ??
    (inFlight ? heldWith({ held: heldUnderBinding({ held }, policy) }, power, workGroup) : undefined)
  );
}

/** A person's appointments with what their posts carry under the announcement that binds a revision. */
export const heldUnderBinding = (actor: Pick<Actor, 'held'>, binding: LoadedPolicy): Held[] =>
  actor.held.flatMap((held) => heldIn(binding, held) ?? []);

const SEEN_BY_CHAIN: readonly State[] = ['in_review', 'returned', 'approved', 'scheduled', 'rejected'];
const SEEN_BY_CENTRE: readonly State[] = ['approved', 'scheduled'];
const SEEN_BY_STAFF: readonly State[] = ['published', 'superseded', 'withdrawn', 'expired'];

/** Whoever holds no post and no seat today sees no item, not even one written on while holding one. */
export const isStaff = (actor: Actor): boolean => actor.held.length > 0 || actor.seats.length > 0;

/** The states that a holder of a post sees for the work groups the post reaches. Lists ask in the same words. */
export function statesSeenAs(held: Held, actor: Actor): readonly State[] | 'all' {
  if (held.kept) return [];
  return statesSeenIn(actor.policy, held);
}

function statesSeenIn({ document }: LoadedPolicy, held: Held): readonly State[] | 'all' {
  if (held.scope === 'work_group') return 'all';
  const inChain = document.chain.some((step) => step.post === held.post);
  const states = [
    ...(inChain ? SEEN_BY_CHAIN : []),
    ...(held.powers.includes('publish_for_office') ? SEEN_BY_CENTRE : []),
  ];
  return states;
}

/** The same of what is in flight under an earlier announcement, by the post as that has it. */
export function statesSeenUnder(binding: LoadedPolicy, held: Held): readonly State[] {
  const seen = statesSeenIn(binding, held);
  return seen === 'all' ? STATES_IN_FLIGHT : STATES_IN_FLIGHT.filter((state) => seen.includes(state));
}

export const SEEN_BY_ALL_STAFF = SEEN_BY_STAFF;

/** Whether this revision of the item is for this person's eyes. */
export function maySeeRevision(actor: Actor, facts: ItemFacts, revision: RevisionFacts): boolean {
  const { state } = revision.row;
  if (!isStaff(actor)) return false;
  if (SEEN_BY_STAFF.includes(state) || seesEverything(actor)) return true;
  if (revision.contributors.some((c) => c.userId === actor.userId)) return true;
  const { workGroup } = facts.item;
  if (isHandedOver(facts, revision) && heldWith(actor, 'publish_for_office')) return true;
  return (
    actor.held.some((held) => {
      const seen = statesSeenAs(held, actor);
      return reaches(held, workGroup) && (seen === 'all' || seen.includes(state));
    }) ||
    heldUnderBinding(actor, revision.policy).some(
      (held) => reaches(held, workGroup) && statesSeenUnder(revision.policy, held).includes(state),
    )
  );
}

/** Whether the item exists for this person at all; if not, it answers 404. */
export const maySee = (actor: Actor, facts: ItemFacts): boolean =>
  [facts.working, facts.live, facts.latest].some(
    (revision) => revision && maySeeRevision(actor, facts, revision),
  );
