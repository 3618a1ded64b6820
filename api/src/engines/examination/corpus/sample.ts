import type { FindingKind, RefusalCode, TextState } from '@phoeiphrae/shared/examination';

/** A file of the corpus, and what its examination must say. */
export interface Sample {
  /** What it is, for the list of the test. */
  readonly title: string;
  /** The name under which it is offered. */
  readonly name: string;
  readonly bytes: () => Buffer | Promise<Buffer>;
  /** The reasons that must be among those given; none means that it is accepted. */
  readonly refused?: readonly RefusalCode[];
  readonly mediaType?: string;
  readonly text?: TextState;
  /** Words that the masked text must have. */
  readonly says?: string;
  /** Kinds that must be among the findings. */
  readonly finds?: readonly FindingKind[];
  /** That nothing at all is found: an honest file that looks like another kind. */
  readonly clean?: true;
  /** Pictures of pages, without the thumbnail. */
  readonly pictures?: number;
}
