import type { ChainStep } from '@phoeiphrae/shared/policy/chainStep';
import { reaches } from '../../../office/actor.ts';
import type { ItemFacts, RevisionFacts, PostHolders } from './facts.ts';

/** Those who hold a step's post for a work group. Where no deputy oversees the group, any deputy serves. */
export function holdersOf(step: ChainStep, workGroup: string, postHolders: PostHolders): PostHolders {
  const ofPost = postHolders.filter(
    ({ held }) => held.post === step.post && (step.delegable || held.capacity !== 'delegated'),
  );
  // As far as the step says: the post may reach otherwise under the announcement in force than under that of the step.
  const reaching = ofPost.filter(({ held }) => reaches({ ...held, scope: step.scope }, workGroup));
  return reaching.length === 0 && step.scope === 'overseen_groups' ? ofPost : reaching;
}

const people = (postHolders: PostHolders): Set<string> => new Set(postHolders.map((entry) => entry.userId));

/** Everyone who has already had a hand in this revision: wrote on it, or decided on it in this round. */
export function barredPeople(revision: RevisionFacts): Set<string> {
  const deciders = revision.decisions
    .filter((d) => d.round === revision.row.round && d.decidedBy !== null)
    .map((d) => d.decidedBy ?? '');
  return new Set([...revision.contributors.map((c) => c.userId), ...deciders]);
}

/**
 * Who may take a step: holders of its post who have had no hand in the revision, less those on whom alone a later
 * step depends (an acting director who is also the deputy decides as director).
 */
export function eligibleFor(
  step: ChainStep,
  revision: RevisionFacts,
  workGroup: string,
  postHolders: PostHolders,
): PostHolders {
  const barred = barredPeople(revision);
  const chain = revision.policy.document.chain;
  for (const later of chain.slice(chain.indexOf(step) + 1)) {
    const able = [...people(holdersOf(later, workGroup, postHolders))].filter((id) => !barred.has(id));
    if (able.length === 1 && able[0] !== undefined) barred.add(able[0]);
  }
  return holdersOf(step, workGroup, postHolders).filter((entry) => !barred.has(entry.userId));
}

export interface ChainPlan {
  /** The step that waits for someone, or undefined when nobody could take it. */
  readonly waitsAt: ChainStep | undefined;
  /** Middle steps that only people with a hand in the revision hold. */
  readonly passedOver: readonly ChainStep[];
  /** The step for which somebody must be appointed. */
  readonly unheld: ChainStep | undefined;
}

/** Where a revision comes to rest when it arrives at a step. The last step is never passed over. */
export function planFrom(
  index: number,
  revision: RevisionFacts,
  workGroup: string,
  postHolders: PostHolders,
): ChainPlan {
  const chain = revision.policy.document.chain;
  const passedOver: ChainStep[] = [];
  for (const step of chain.slice(index)) {
    if (eligibleFor(step, revision, workGroup, postHolders).length > 0)
      return { waitsAt: step, passedOver, unheld: undefined };
    const held = holdersOf(step, workGroup, postHolders).length > 0;
    if (!held || step === chain.at(-1)) return { waitsAt: undefined, passedOver, unheld: step };
    passedOver.push(step);
  }
  return { waitsAt: undefined, passedOver, unheld: chain.at(-1) };
}

/** The steps that nobody could take if the revision were submitted now. Empty means that the chain can be walked. */
export function unheldSteps(facts: ItemFacts, revision: RevisionFacts): ChainStep[] {
  const { workGroup } = facts.item;
  const fresh = { ...revision, decisions: [] };
  return revision.policy.document.chain.filter((step, i, chain) =>
    i === chain.length - 1
      ? eligibleFor(step, fresh, workGroup, facts.postHolders).length === 0
      : holdersOf(step, workGroup, facts.postHolders).length === 0,
  );
}

/** The step at which a revision stands. */
export const currentStep = (revision: RevisionFacts): ChainStep | undefined =>
  revision.row.step === null ? undefined : revision.policy.steps.get(revision.row.step);

export const isLastStep = (revision: RevisionFacts, step: ChainStep): boolean =>
  revision.policy.document.chain.at(-1) === step;
