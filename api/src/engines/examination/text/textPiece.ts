import type { FindingKind, FindingPlace, TextState } from '@phoeiphrae/shared/examination';

/** A run of text as a reader would read it: a line, a paragraph, a cell. Repaired Thai, NFC; at most some 10,000 characters. */
export interface TextPiece {
  readonly text: string;
  readonly place: FindingPlace;
  /** Whether someone who opens the file in the usual way would not see it. */
  readonly hidden: boolean;
  /** The words at the head of the column in which it stands, where the format knows them. */
  readonly heading?: string | undefined;
}

/** Something hidden or telling that is a finding by itself, whatever its text says. Never holds a value. */
export interface DirectFinding {
  readonly kind: Extract<
    FindingKind,
    'hidden_content' | 'document_properties' | 'picture_place' | 'covered_text'
  >;
  readonly place: FindingPlace;
  /** What was found, without the value: `3 hidden rows`, `author`; at most 200 characters. */
  readonly masked: string;
}

/** Where the text goes as it is read. Nothing is kept by the reader, so that a long file needs no more memory than a short one. */
export interface Sink {
  piece(piece: TextPiece): void;
  find(finding: DirectFinding): void;
}

export interface TextOutcome {
  readonly text: TextState;
  /** Pages or slides; null where the format has none. */
  readonly pages: number | null;
}

/**
 * Reads the text of the file at `path`, whose type was decided by its content and whose structure was found harmless.
 * Must hold nothing of the whole file in memory. A fault in the file gives `unreadable`, it
 * does not throw. The places carry no `entry`: whoever opens a ZIP adds it.
 * A PDF is opened by `../pdf/openPdf.ts`, which reads by pieces from the file; functions of PDFium that are missing in
 * its interface are added there. Runs in the examination's worker, never in the API's process.
 */
export type ExtractText = (path: string, mediaType: string, sink: Sink) => Promise<TextOutcome>;
