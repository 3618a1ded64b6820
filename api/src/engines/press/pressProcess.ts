import { Worker } from 'node:worker_threads';
import type { PaperJob } from './job.ts';

/**
 * The press's own process. The compiler works in a thread, and this thread watches it: a paper that takes too much
 * memory, or whose reader is gone, ends the process at once, which is the only way to stop native code.
 */
const MEMORY_LIMIT = Number(process.argv[2]);
const LOOK_EVERY_MS = 100;

const die = (): void => void process.kill(process.pid, 'SIGKILL');
const worker = new Worker(new URL('./compilerThread.ts', import.meta.url));
let watch: NodeJS.Timeout | undefined;

worker.on('message', (answer: unknown) => {
  clearInterval(watch);
  process.send?.(answer);
});
worker.on('error', die);
worker.on('exit', die);
process.on('disconnect', die);
process.on('message', (job: PaperJob) => {
  watch = setInterval(() => {
    if (process.memoryUsage.rss() > MEMORY_LIMIT) die();
  }, LOOK_EVERY_MS);
  worker.postMessage(job);
});
// A Ctrl-C in the terminal reaches this process too; the server decides when it has drawn its last paper.
process.on('SIGINT', () => undefined);
