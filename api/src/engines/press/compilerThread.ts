import { parentPort } from 'node:worker_threads';
import { finishPdf } from './pdf/finishPdf.ts';
import { openTypst } from './typst.ts';
import type { PaperAnswer, PaperJob } from './job.ts';

/** Draws one paper after the other. Nothing here can be interrupted; the process around it can be killed. */
const draw = openTypst();

async function answerTo(job: PaperJob): Promise<PaperAnswer> {
  const answer = draw(job);
  if (!('pdf' in answer)) return answer;
  if (job.as !== 'pictures') return finishPdf(answer.pdf);
  // Few papers are painted: what it takes is loaded by the first.
  const { paintPages } = await import('./paintPages.ts');
  return { pictures: await paintPages(answer.pdf) };
}

parentPort?.on('message', (job: PaperJob) => {
  answerTo(job)
    .catch((error: unknown) => ({ broken: error instanceof Error ? error.message : String(error) }))
    .then((answer) => parentPort?.postMessage(answer))
    .catch(() => process.exit(1));
});
