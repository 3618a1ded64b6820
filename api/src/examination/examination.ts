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
  /** The text of the file, personal data masked, at most a million characters: for search. */
  readonly maskedText: string;
  readonly pictures: readonly PagePicture[];
}

/** Raised with every change of what the examination says; files examined by an older one are examined again. */
export const EXAMINER_VERSION = 1;

/** What examines a file: in the product a pool of workers that may crash without harm. */
export interface Examiner {
  /**
   * Examines the bytes at `path`, which were offered under `name`. Pictures are written into `outDir`.
   * A worker that crashes, hangs or wants too much memory gives a refusal, never an exception of the caller's process.
   */
  examine(path: string, about: { name: string; outDir: string }): Promise<ExaminedFile>;
  close(): Promise<void>;
}
