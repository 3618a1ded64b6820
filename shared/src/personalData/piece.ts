import type { FindingKind, FindingPlace } from '../examination.ts';

/** A stretch of text with its place: a line, a cell, a paragraph, a comment. */
export interface Piece {
  readonly text: string;
  readonly place: FindingPlace;
  /** Whether a reader of the page would not see it. */
  readonly hidden: boolean;
  /** The words at the head of the column in which it stands, where the format knows them. */
  readonly heading?: string | undefined;
}

export interface FindOptions {
  /** Domains of the office's own mail: addresses under them are the office's, not a person's. */
  readonly officeDomains?: readonly string[];
  /** Addresses and numbers that the office publishes as its own, such as a free-mail box or a mobile of the counter. */
  readonly officeContacts?: readonly string[];
  /**
   * A keyed digest of a value (HMAC with a secret of the server). With it the key of a finding names its value, so
   * that a justification does not pass to another value in the same place. Never a plain hash: 13 digits are soon tried.
   */
  readonly digest?: (value: string) => string;
  /** How many findings are listed before the rest are only counted; 200 if not said. */
  readonly limit?: number;
}

/** Text in which is searched, and what is known about its places. */
export interface Scan {
  /** Folded: see `fold`. */
  readonly text: string;
  /** The words at the head of the column of the cell at this offset; empty where there are none. */
  heading(at: number): string;
  /** Whether what stands at this offset are lines as they are set, and no cells of a table one after the other. */
  isSet(at: number): boolean;
  /** Where the piece at this offset begins. */
  pieceStart(at: number): number;
}

/** A value that was found, by its offsets in the folded text. */
export interface Match {
  readonly kind: FindingKind;
  readonly start: number;
  readonly end: number;
}
