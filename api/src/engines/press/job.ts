import type { FinishingFault } from './pdf/finishingStep.ts';

/** What the press is given and what it gives back; plain data, since it crosses the border of a process. */
export interface PaperJob {
  /** Name of the template to begin with, such as `memo.typ`; it is one of `files`. */
  readonly main: string;
  /** Everything that a template can read, by name: templates, `data.json`, pictures. There is nothing else. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** The moment that the paper says it was made at, in seconds since 1970: the item's own, never the clock's. */
  readonly at: number;
  /** A sealed paper, or its pages painted one below the other. Paper unless said. */
  readonly as?: 'paper' | 'pictures';
}

/** What Typst has against a template, and where. Lines and columns count from 1; 0 is unknown. */
export interface TemplateFault {
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type PaperAnswer =
  | { readonly pdf: Uint8Array; readonly fault?: FinishingFault }
  | { readonly pictures: readonly Uint8Array[] }
  | { readonly faults: readonly TemplateFault[] }
  | { readonly broken: string };
