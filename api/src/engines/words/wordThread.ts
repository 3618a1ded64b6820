import { parentPort, workerData } from 'node:worker_threads';
import { IntricateBody } from './intricate.ts';
import { doWordTask, type WordTask } from './wordTasks.ts';
import type { ThreadAnswer } from './thread.ts';

/** Reads long words beside the process that serves requests. */
const { secret } = workerData as { secret: string };

function answerTo(task: WordTask): ThreadAnswer {
  try {
    return { result: doWordTask(task, secret) };
  } catch (error) {
    if (error instanceof IntricateBody) return { refused: error.code };
    return { broken: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (task: WordTask) => parentPort?.postMessage(answerTo(task)));
