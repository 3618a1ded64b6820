import { Worker } from 'node:worker_threads';
import { IntricateBody, type INTRICACIES } from './intricate.ts';
import type { WordResult, WordTask } from './wordTasks.ts';

export type ThreadAnswer =
  | { readonly result: WordResult }
  | { readonly refused: (typeof INTRICACIES)[number] }
  | { readonly broken: string };

/** More tasks waiting than anyone waits for: each may hold two million signs. */
const MOST_WAITING = 40;
/** Milliseconds without a task after which the thread ends; it holds some 20 MB. */
const IDLE_MS = 60_000;

/** More long texts came at once than can be read in a reasonable time. */
export class WordsBusyError extends Error {}

interface Waiting {
  readonly task: WordTask;
  readonly done: (result: WordResult) => void;
  readonly fail: (error: Error) => void;
}

function settle({ done, fail }: Waiting, answer: ThreadAnswer): void {
  if ('result' in answer) done(answer.result);
  else fail('refused' in answer ? new IntricateBody(answer.refused) : new Error(answer.broken));
}

/** One thread that does tasks one after the other; it is started with the first and ended when there are none. */
export function wordThread(secret: string) {
  const queue: Waiting[] = [];
  let worker: Worker | undefined;
  let current: Waiting | undefined;
  let idle: NodeJS.Timeout | undefined;

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  const hire = (): Worker => {
    const hired = new Worker(new URL('./wordThread.ts', import.meta.url), { workerData: { secret } });
    hired.on('message', (answer: ThreadAnswer) => {
      const finished = current;
      current = undefined;
      if (finished) settle(finished, answer);
      next();
    });
    hired.on('error', (error: Error) => {
      if (worker === hired) worker = undefined;
      const broken = current;
      current = undefined;
      broken?.fail(error);
      next();
    });
    return hired;
  };
  function next(): void {
    if (current) return;
    current = queue.shift();
    if (current) {
      clearTimeout(idle);
      worker ??= hire();
      worker.ref();
      worker.postMessage(current.task);
    } else {
      worker?.unref();
      clearTimeout(idle);
      idle = setTimeout(() => void end(), IDLE_MS).unref();
    }
  }
  return {
    /** @throws {WordsBusyError} when too many wait already; {IntricateBody} as the task does. */
    run: (task: WordTask): Promise<WordResult> => {
      if (queue.length >= MOST_WAITING)
        return Promise.reject(new WordsBusyError('too many long texts at once'));
      return new Promise((done, fail) => {
        queue.push({ task, done, fail });
        next();
      });
    },
    close: async (): Promise<void> => {
      for (const { fail } of [...queue.splice(0), ...(current ? [current] : [])]) fail(new Error('closed'));
      current = undefined;
      await end();
    },
  };
}
