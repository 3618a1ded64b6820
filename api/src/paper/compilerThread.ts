import { parentPort } from 'node:worker_threads';
import { openTypst } from './typst.ts';
import type { PaperJob } from './job.ts';

/** Draws one paper after the other. Nothing here can be interrupted; the process around it can be killed. */
const draw = openTypst();
parentPort?.on('message', (job: PaperJob) => {
  let answer;
  try {
    answer = draw(job);
  } catch (error) {
    answer = { broken: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});
