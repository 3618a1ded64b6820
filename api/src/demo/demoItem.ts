import type { Content } from '@phoeiphrae/shared/content';
import { Closed, Code } from '@phoeiphrae/shared/primitives';
import Type, { type Static } from 'typebox';

/** What the public would see of a revision; the category stands on the item, files come later. */
export type DemoContent = Omit<Content, 'category' | 'files'>;

/** A code of the policy's return or withdraw reasons, and the sentence that goes with it. */
const Reason = { reasonCode: Code, reason: Type.String({ minLength: 1 }) };

/** Where an item (or a revision beside a live one) is to be walked to by the real moves. */
export const DemoTarget = Type.Union([
  Closed({ state: Type.Enum(['draft', 'approved', 'published', 'expired', 'discarded']) }),
  Closed({ state: Type.Literal('in_review'), atStep: Code }),
  Closed({ state: Type.Enum(['returned', 'rejected']), atStep: Code, ...Reason }),
  Closed({ state: Type.Literal('scheduled'), inDays: Type.Integer({ minimum: 1 }) }),
  Closed({ state: Type.Enum(['withdrawn', 'taken_down']), ...Reason }),
]);
export type DemoTarget = Static<typeof DemoTarget>;

/** A revision that was published and later superseded. */
export interface DemoEarlier {
  /** The working day on which it was first written. */
  readonly written: string;
  readonly content: DemoContent;
}

/** A revision in progress while the item's live one stays on the public site. */
export interface DemoRevision extends DemoEarlier {
  readonly target: DemoTarget;
}

export interface DemoItem extends DemoRevision {
  readonly slug: string;
  readonly category: string;
  readonly workGroup: string;
  /** Oldest first; each is superseded by the next, the last by `content`. */
  readonly earlier: readonly DemoEarlier[];
  readonly revision: DemoRevision | null;
  /** Username of who approves, where it is someone with delegated authority; otherwise the director. */
  readonly approver: string | null;
  /** The name of the document that is made of the item's text and attached. */
  readonly document: string | null;
  /** Quarterly figures that are attached as data and as a picture; none when empty. */
  readonly figures: readonly number[];
}
