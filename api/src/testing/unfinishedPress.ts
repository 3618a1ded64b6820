import type { FinishingStep } from '../engines/press/pdf/finishingStep.ts';
import type { PaperAnswer, PaperJob } from '../engines/press/job.ts';

/** In the place of the press's own process: a paper cannot be finished for the step by which its template is named. */
process.on('message', ({ main }: PaperJob) => {
  const fault = { step: main as FinishingStep, reason: 'another shape' };
  const answer: PaperAnswer = { pdf: Buffer.from('%PDF- as it came'), fault };
  process.send?.(answer);
});
