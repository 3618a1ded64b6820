import type { ExaminedAs, ExaminedFile } from './examination.ts';

/** What the pool and a worker say to each other. */
export interface ToWorker {
  readonly id: number;
  readonly path: string;
  readonly about: ExaminedAs;
}

export type FromWorker =
  | { readonly ready: true }
  | { readonly id: number; readonly result: ExaminedFile }
  | { readonly id: number; readonly fault: string };
