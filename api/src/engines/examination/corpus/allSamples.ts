import { MEDIA_SAMPLES } from './mediaSamples.ts';
import { ODF_SAMPLES } from './odfSamples.ts';
import { OFFICE_SAMPLES } from './officeSamples.ts';
import { PDF_PAGE_SAMPLES } from './pdfPageSamples.ts';
import { PDF_SAMPLES } from './pdfSamples.ts';
import { PDF_STATE_SAMPLES } from './pdfStateSamples.ts';
import { PICTURE_SAMPLES } from './pictureSamples.ts';
import type { Sample } from './sample.ts';
import { TEXT_SAMPLES } from './textSamples.ts';
import { WORDS_ELSEWHERE_SAMPLES } from './wordsElsewhereSamples.ts';
import { ZIP_SAMPLES } from './zipSamples.ts';

/** Each type, each trick: made anew by every run, so that nothing dangerous lies in the repository. */
export const ALL_SAMPLES: readonly Sample[] = [
  ...PDF_SAMPLES,
  ...PDF_PAGE_SAMPLES,
  ...PDF_STATE_SAMPLES,
  ...OFFICE_SAMPLES,
  ...ODF_SAMPLES,
  ...PICTURE_SAMPLES,
  ...TEXT_SAMPLES,
  ...WORDS_ELSEWHERE_SAMPLES,
  ...ZIP_SAMPLES,
  ...MEDIA_SAMPLES,
];
