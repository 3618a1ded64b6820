import { examineFiles } from '../features/files/examining/examine.job.ts';
import { sweepStoredFiles } from '../features/files/sweep.job.ts';
import { checkPublishedFiles } from '../features/links/checkFiles.job.ts';
import { checkPublishedLinks } from '../features/links/checkLinks.job.ts';
import { printOld } from '../features/items/likeness/printOld.job.ts';
import { tellOfStalled } from '../features/items/work/stalled.job.ts';
import { digestForSubscribers } from '../features/site/digests/digest.job.ts';
import { forgetLapsedSubscribers } from '../features/site/digests/forgetSubscribers.job.ts';
import { digestOfPower } from '../features/people/powerDigest.job.ts';
import { sendMail } from '../office/mail/send.job.ts';
import { indexSearch } from '../office/search/indexSearch.job.ts';
import { learnWords } from '../office/search/learnWords.job.ts';
import type { OfficeWorker } from '../office/officeWorker.ts';
import { forgetOldAnswers } from '../office/oldKeys.job.ts';

/** Every kind of job. Another one is a file of its feature and a line here. */
export const WORKERS: readonly OfficeWorker[] = [
  examineFiles,
  sendMail,
  tellOfStalled,
  forgetOldAnswers,
  digestOfPower,
  sweepStoredFiles,
  printOld,
  indexSearch,
  learnWords,
  digestForSubscribers,
  forgetLapsedSubscribers,
  checkPublishedLinks,
  checkPublishedFiles,
];
