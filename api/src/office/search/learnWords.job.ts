import type { OfficeWorker } from '../officeWorker.ts';
import { LEARN_WORDS, learnTitleWords } from './learnWords.ts';

export const learnWords: OfficeWorker<typeof LEARN_WORDS.data> = { job: LEARN_WORDS, run: learnTitleWords };
