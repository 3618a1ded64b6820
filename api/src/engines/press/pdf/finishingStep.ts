/**
 * What is done to a PDF of Typst's, in this order: its objects read, each glyph given its own letter, the names of
 * syllables stretched, both standards claimed, the file written.
 */
export const FINISHING_STEPS = ['reading', 'letters', 'names', 'standards', 'writing'] as const;
export type FinishingStep = (typeof FINISHING_STEPS)[number];

/** The step that could not be done and why, in words about the file's structure and never of its content. */
export interface FinishingFault {
  readonly step: FinishingStep;
  readonly reason: string;
}
