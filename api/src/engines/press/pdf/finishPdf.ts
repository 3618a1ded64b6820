import type { FinishingFault, FinishingStep } from './finishingStep.ts';
import { openPdf, savePdf } from './pdfDocument.ts';
import { nameSyllables, writeLetters } from './readableText.ts';
import { claimBothStandards } from './standards.ts';

export interface FinishedPdf {
  /** Finished; or, byte for byte, what came in. */
  readonly pdf: Uint8Array;
  /** Why it is not finished. */
  readonly fault?: FinishingFault;
}

/**
 * What Typst leaves to do on a PDF/A-2a: text that copies as typed, and the claim of PDF/UA-1. All of it, or nothing: a
 * file of another shape than this was made for is a good paper as it came, and half of the changes may not be.
 */
export async function finishPdf(pdf: Uint8Array): Promise<FinishedPdf> {
  let step: FinishingStep = 'reading';
  try {
    const document = await openPdf(pdf);
    step = 'letters';
    const pages = writeLetters(document);
    step = 'names';
    nameSyllables(pages);
    step = 'standards';
    claimBothStandards(document);
    step = 'writing';
    return { pdf: await savePdf(document) };
  } catch (error) {
    return { pdf, fault: { step, reason: error instanceof Error ? error.message : String(error) } };
  }
}
