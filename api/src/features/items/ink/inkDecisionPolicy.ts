import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import { SIGNABLE_PAPERS, type PaperAct, type SignablePaper } from '@phoeiphrae/shared/paperDecision';
import type { ChainStep } from '@phoeiphrae/shared/policy/chainStep';
import { heldWith, stampOf, type Actor } from '../../../office/actor.ts';
import { currentStep, eligibleFor, holdersOf } from '../rules/chain.ts';
import type { ItemFacts, RevisionFacts, PostHolders } from '../rules/facts.ts';
import { seesEverything } from '../../../office/areaPolicy.ts';
import { isPossible, maySeeRevision } from '../rules/itemPolicy.ts';

/**
 * Who may do what with a decision that was signed on paper. Pure, and denies unless a rule allows. Whoever records the
 * paper, whoever signed it and whoever compares it are three people, and the last has not written on the revision.
 */

/** The decision for which an item waits, where it can be signed on paper. */
export interface OpenStep {
  readonly revision: RevisionFacts;
  readonly step: ChainStep;
  readonly act: PaperAct;
  /** The form has a line for the last step only. */
  readonly papers: readonly SignablePaper[];
}

export function openStep(facts: ItemFacts): OpenStep | undefined {
  const { working: revision } = facts;
  const step = revision ? currentStep(revision) : undefined;
  if (!revision || !step) return undefined;
  if (isPossible('approve', facts)) return { revision, step, act: 'approve', papers: SIGNABLE_PAPERS };
  return isPossible('endorse', facts) ? { revision, step, act: 'endorse', papers: ['memo'] } : undefined;
}

const secretarySeat = ({ policy, seats }: Actor) =>
  policy.document.committee.find(({ office, seat }) => office === 'secretary' && seats.includes(seat));

/** As whom somebody records or compares papers: in a post, or the secretary by the seat. */
const stampAs = (actor: Actor, held: ReturnType<typeof heldWith>): ActorStamp | undefined => {
  if (held) return stampOf(actor, held);
  const seat = secretarySeat(actor);
  return seat && { ...stampOf(actor), postTitle: seat.title.th };
};

/** Whoever prepares or publishes for the group or the office, and the committee's secretary. */
export function recorderStamp(actor: Actor, { item }: ItemFacts): ActorStamp | undefined {
  const held =
    heldWith(actor, 'prepare', item.workGroup) ??
    heldWith(actor, 'publish_for_group', item.workGroup) ??
    heldWith(actor, 'publish_for_office');
  return stampAs(actor, held);
}

const chainHolders = ({ item, postHolders }: ItemFacts, { policy }: RevisionFacts): PostHolders =>
  policy.document.chain.flatMap((step) => holdersOf(step, item.workGroup, postHolders));

function checkerStamp(actor: Actor, facts: ItemFacts, revision: RevisionFacts): ActorStamp | undefined {
  const inChain = chainHolders(facts, revision).find((entry) => entry.userId === actor.userId)?.held;
  return stampAs(actor, inChain ?? heldWith(actor, 'publish_for_office'));
}

/** Between whom a paper is: none of them compares it. */
export interface PaperParties {
  readonly recordedBy: string;
  readonly signer: string;
}

export type Check =
  { readonly as: ActorStamp } | { readonly refused: 'not-permitted' | 'four-eyes' | 'move-not-possible' };

/** Whether this person may compare a paper of the revision in hand, and as whom. */
export function mayCheck(actor: Actor, facts: ItemFacts, { recordedBy, signer }: PaperParties): Check {
  const { working } = facts;
  if (!working || !maySeeRevision(actor, facts, working)) return { refused: 'move-not-possible' };
  const as = checkerStamp(actor, facts, working);
  if (!as) return { refused: 'not-permitted' };
  const barred = [recordedBy, signer, ...working.contributors.map((entry) => entry.userId)];
  return barred.includes(actor.userId) ? { refused: 'four-eyes' } : { as };
}

/** Those in the chain who may compare it: they are told. */
export function checkersOf(facts: ItemFacts, { recordedBy, signer }: PaperParties): string[] {
  const { working } = facts;
  if (!working) return [];
  const barred = new Set([recordedBy, signer, ...working.contributors.map((entry) => entry.userId)]);
  return chainHolders(facts, working)
    .map((entry) => entry.userId)
    .filter((id) => !barred.has(id));
}

/** Whose ink counts for the step, by those who held the posts on the day of the signature. */
export const signersOf = (
  { revision, step }: OpenStep,
  workGroup: string,
  postHolders: PostHolders,
): PostHolders => eligibleFor(step, revision, workGroup, postHolders);

/** A scan shows a person's hand: it is for those who work on the item, not for everyone who may read it. */
export const maySeeScan = (actor: Actor, facts: ItemFacts, involved: readonly (string | null)[]): boolean =>
  involved.includes(actor.userId) ||
  seesEverything(actor) ||
  recorderStamp(actor, facts) !== undefined ||
  checkerStamp(actor, facts, facts.working ?? facts.latest) !== undefined;
