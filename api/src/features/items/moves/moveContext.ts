import type { DecisionSignature, PaperSignature, Seal } from '@phoeiphrae/shared/signature';
import type { Held } from '../../../office/actor.ts';
import type { Deps } from '../../../office/deps.ts';
import type { WriteContext } from '../../../office/write.ts';
import type { ItemFacts, RevisionFacts } from '../rules/facts.ts';

/** What an approval is kept with. */
export interface Signed {
  readonly statementText: string;
  readonly signature: DecisionSignature;
  readonly seal: Seal;
}

/** A signed approval with the remark that was made when the statement was opened. */
export interface Confirmed {
  readonly signed: Signed;
  readonly note?: string;
}

/** What the effect of a move works with: everything that was asked before it holds. */
export interface MoveContext extends WriteContext {
  readonly deps: Deps;
  readonly facts: ItemFacts;
  readonly target: RevisionFacts;
  /** The appointment in which the person acts. */
  readonly as: Held;
  /** Of a move that asks who it is: what was signed. */
  readonly confirmed?: Confirmed;
  /** Of a decision that was signed with ink: what attests it. */
  readonly onPaper?: PaperSignature;
}

export interface EffectResult {
  /** What the log keeps of the move. Never a password, never personal data. */
  readonly details: Record<string, unknown>;
  /** The revision that the move made, where that is not the one it acted on. */
  readonly revisionId?: string;
}
