import type { Content } from '@phoeiphrae/shared/content';

/** What the public would see of a revision; the category stands on the item, files come later. */
export type DemoContent = Omit<Content, 'category' | 'files'>;

/** A code of the policy's return or withdraw reasons, and the sentence that goes with it. */
interface Reason {
  readonly reasonCode: string;
  readonly reason: string;
}

/** Where an item (or a revision beside a live one) is to be walked to by the real moves. */
export type DemoTarget =
  | { readonly state: 'draft' | 'approved' | 'published' | 'expired' | 'discarded' }
  | { readonly state: 'in_review'; readonly atStep: string }
  | ({ readonly state: 'returned' | 'rejected'; readonly atStep: string } & Reason)
  | { readonly state: 'scheduled'; readonly inDays: number }
  | ({ readonly state: 'withdrawn' | 'taken_down' } & Reason);

/** A revision that was published and later superseded. */
export interface DemoEarlier {
  readonly daysAgo: number;
  readonly content: DemoContent;
}

/** A revision in progress while the item's live one stays on the public site. */
export interface DemoRevision {
  readonly daysAgo: number;
  readonly content: DemoContent;
  readonly target: DemoTarget;
}

export interface DemoItem {
  readonly slug: string;
  readonly category: string;
  readonly workGroup: string;
  /** Age of `content` (of its first draft), in days before the demonstration's today. */
  readonly createdDaysAgo: number;
  readonly target: DemoTarget;
  readonly content: DemoContent;
  /** Oldest first; each is superseded by the next, the last by `content`. */
  readonly earlier: readonly DemoEarlier[];
  readonly revision: DemoRevision | null;
  /** Username of who approves, where it is someone with delegated authority; otherwise the director. */
  readonly approver: string | null;
}
