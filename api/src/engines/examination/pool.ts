import { ExaminationFailed, type ExaminedAs, type ExaminedFile, type Examiner } from './examination.ts';
import { WorkerProcess, type WorkerLimits } from './workerProcess.ts';

interface PoolOptions extends WorkerLimits {
  /** Files examined at the same time; each worker is started with the first file that needs it. */
  readonly workers: number;
  /** Milliseconds without a file after which a worker is ended: it holds 200 MB. Left out, it stays. */
  readonly idleMs?: number;
}

/** A worker that has grown to this part of its memory, or has seen so many files, is replaced between two files. */
const TIRED_PART = 0.5;
const TIRED_FILES = 200;
const MB = 1024 * 1024;

interface Waiting {
  start(worker: WorkerProcess): void;
  fail(error: ExaminationFailed): void;
}

/** A pool of child processes that examine files, first come, first served. Nothing is started before the first file. */
export function createExaminer(options: PoolOptions): Examiner {
  const idle: WorkerProcess[] = [];
  const busy = new Set<WorkerProcess>();
  const queue: Waiting[] = [];
  const ends = new WeakMap<WorkerProcess, NodeJS.Timeout>();
  let closed = false;

  const isFit = (worker: WorkerProcess) =>
    worker.alive && worker.count < TIRED_FILES && worker.memory() < options.memoryMb * MB * TIRED_PART;

  /** Ends the worker unless it is hired before that. */
  const endLater = (worker: WorkerProcess): void => {
    if (options.idleMs === undefined) return;
    const end = () => {
      const [tired] = idle.splice(idle.indexOf(worker), 1);
      void tired?.end();
    };
    ends.set(worker, setTimeout(end, options.idleMs).unref());
  };

  /** A worker that is free, or a new one while there are fewer than allowed. */
  const hire = (): WorkerProcess | undefined => {
    for (let worker = idle.pop(); worker; worker = idle.pop()) {
      clearTimeout(ends.get(worker));
      if (isFit(worker)) return worker;
      void worker.end();
    }
    return busy.size < options.workers ? new WorkerProcess(options) : undefined;
  };
  const next = (): void => {
    while (!closed && queue.length > 0) {
      const worker = hire();
      if (!worker) return;
      busy.add(worker);
      queue.shift()?.start(worker);
    }
  };
  const release = (worker: WorkerProcess): void => {
    busy.delete(worker);
    if (worker.alive) {
      idle.push(worker);
      endLater(worker);
    }
    next();
  };
  const turn = () =>
    new Promise<WorkerProcess>((start, fail) => {
      queue.push({ start, fail });
      next();
    });

  const examine = async (path: string, about: ExaminedAs): Promise<ExaminedFile> => {
    if (closed) throw new ExaminationFailed('closed');
    const worker = await turn();
    try {
      return await worker.examine(path, about);
    } finally {
      release(worker);
    }
  };
  const close = async () => {
    closed = true;
    for (const waiting of queue.splice(0)) waiting.fail(new ExaminationFailed('closed'));
    for (const worker of idle) clearTimeout(ends.get(worker));
    await Promise.all([...idle.splice(0), ...busy].map((worker) => worker.end()));
  };
  return { workers: options.workers, examine, close };
}
