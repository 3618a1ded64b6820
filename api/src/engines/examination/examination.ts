import type { Examination } from '@phoeiphrae/shared/examination';

/** A picture of a page of the file, for the preview. */
export interface PagePicture {
  /** From 1; 0 is the thumbnail of the file as a whole. */
  readonly page: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Where the worker wrote it, as WebP. */
  readonly path: string;
}

/** All that examining the bytes of a file gave, before anything of it is stored. */
export interface ExaminedFile {
  readonly examination: Examination;
  /** The text of the file, personal data masked, at most a million characters, each page after the first begun by a form feed: for search. */
  readonly maskedText: string;
  readonly pictures: readonly PagePicture[];
  /** The QR codes that were asked for; absent when none were, or the file was refused. */
  readonly codes?: readonly string[];
}

/** Raised with every change of what the examination says; files examined by an older one are examined again. */
export const EXAMINER_VERSION = 4;

/** What is known of a file besides its bytes. */
export interface ExaminedAs {
  /** The name under which it was offered. */
  readonly name: string;
  /**
   * A folder that exists, of this examination alone: for the pictures of the pages, `0.webp`, `1.webp` and so on, and for
   * what is unpacked meanwhile. The caller removes it.
   */
  readonly outDir: string;
  /** Domains of the office's own mail, and addresses and numbers that are the office's: no person's data. */
  readonly officeDomains?: readonly string[];
  readonly officeContacts?: readonly string[];
  /** QR codes that begin with this are read from the drawn pages; without it none are looked for. */
  readonly codePrefix?: string;
}

/**
 * An examination that came to no end: the file made the worker crash, hang or want too much memory. The caller counts the
 * attempts, since the fault may be of the moment; after the last one `notExamined` is the result.
 */
export class ExaminationFailed extends Error {
  readonly reason: 'crashed' | 'timeout' | 'memory' | 'closed';

  constructor(reason: 'crashed' | 'timeout' | 'memory' | 'closed', detail = '') {
    super(
      detail === '' ? `the examination failed: ${reason}` : `the examination failed: ${reason}: ${detail}`,
    );
    this.reason = reason;
  }
}

/** What stands for the result when a file could not be examined in several attempts: it is refused. */
export function notExamined(): ExaminedFile {
  const examination: Examination = {
    verdict: 'refused',
    mediaType: 'application/octet-stream',
    refusals: [{ code: 'not_examined' }],
    text: 'unreadable',
    findings: [],
    moreFindings: 0,
    pages: null,
  };
  return { examination, maskedText: '', pictures: [] };
}

/** What examines a file: in the product a pool of workers that may crash without harm. */
export interface Examiner {
  /** So many files are examined at the same time; more wait for their turn. */
  readonly workers: number;
  /**
   * Examines the bytes at `path`. Waits for a free worker; the time limit runs from when it has one.
   * A refusal is a result. Never harms the caller's process, and the examiner stays usable after a failure.
   * @throws ExaminationFailed when the worker crashed, hung or wanted too much memory; it was ended and is replaced
   */
  examine(path: string, about: ExaminedAs): Promise<ExaminedFile>;
  /** Ends the workers; what is under way or waiting fails with `closed`. */
  close(): Promise<void>;
}
