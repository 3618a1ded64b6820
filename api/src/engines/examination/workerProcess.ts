import { fork, type ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { confinement } from './confinement.ts';
import { ExaminationFailed, type ExaminedAs, type ExaminedFile } from './examination.ts';
import { residentMemory } from './residentMemory.ts';
import type { FromWorker, ToWorker } from './messages.ts';

export interface WorkerLimits {
  /** Megabytes that a worker may hold in all; JavaScript's own part of it is half. */
  readonly memoryMb: number;
  /** Milliseconds that one small file may take, and how many more for each megabyte. */
  readonly timeoutMs: number;
  readonly perMegabyteMs?: number;
}

/** No file may take longer than this, whatever its size. */
const LONGEST_MS = 8 * 60_000;

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));
const MB = 1024 * 1024;
const WATCH_MS = 100;

interface Job {
  readonly id: number;
  resolve(result: ExaminedFile): void;
  reject(error: ExaminationFailed): void;
  readonly timers: NodeJS.Timeout[];
}

/** One child process, which examines one file at a time. After a failure it is dead, and another one must be started. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #limits: WorkerLimits;
  #job: Job | undefined;
  #count = 0;
  #stderr = '';
  #death: ExaminationFailed | undefined;

  constructor(limits: WorkerLimits) {
    this.#limits = limits;
    this.#child = fork(WORKER, [], {
      execArgv: [
        `--max-old-space-size=${Math.floor(limits.memoryMb / 2)}`,
        '--disable-warning=ExperimentalWarning',
        ...confinement(),
      ],
      // Nothing of the environment: no address of the database, no secret.
      env: { NODE_ENV: 'production', TZ: 'UTC', ...temporary() },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on(
      'data',
      (text: Buffer) => (this.#stderr = (this.#stderr + text.toString()).slice(-2000)),
    );
    this.#child.on('message', (message: FromWorker) => this.#hear(message));
    this.#child.on('error', () => this.#die('crashed'));
    this.#child.on('exit', (code, signal) => {
      this.#stderr += `\nended with ${signal ?? code ?? 'no code'}`;
      this.#die('crashed');
    });
    // A pool that waits for work does not keep the process alive.
    this.#rest(true);
  }

  get alive(): boolean {
    return this.#death === undefined;
  }

  /** Files examined so far. */
  get count(): number {
    return this.#count;
  }

  /** Bytes that the process holds now. */
  memory(): number {
    return residentMemory(this.#child.pid ?? 0);
  }

  /** @throws ExaminationFailed */
  async examine(path: string, about: ExaminedAs): Promise<ExaminedFile> {
    if (this.#death) throw this.#death;
    const limit = this.#timeLimit(path);
    this.#count += 1;
    const id = this.#count;
    this.#rest(false);
    return new Promise((resolve, reject) => {
      const timeout = setTimeout(() => this.#die('timeout'), limit);
      const watch = setInterval(() => {
        if (this.memory() > this.#limits.memoryMb * MB) this.#die('memory');
      }, WATCH_MS);
      this.#job = { id, resolve, reject, timers: [timeout, watch] };
      const message: ToWorker = { id, path, about };
      this.#child.send(message, (error) => {
        if (error) this.#die('crashed');
      });
    });
  }

  /** Ends the process at once; what it was doing fails with `closed`. Resolves when it is gone. */
  async end(): Promise<void> {
    const gone = this.#child.exitCode !== null || this.#child.signalCode !== null;
    const exited = gone ? undefined : new Promise((resolve) => this.#child.once('exit', resolve));
    this.#rest(false);
    this.#die('closed');
    await exited;
  }

  #timeLimit(path: string): number {
    const { timeoutMs, perMegabyteMs = 0 } = this.#limits;
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    return Math.min(LONGEST_MS, timeoutMs + (size / MB) * perMegabyteMs);
  }

  #hear(message: FromWorker): void {
    const job = this.#job;
    if ('ready' in message || job === undefined || message.id !== job.id) return;
    if ('fault' in message) {
      this.#stderr = message.fault;
      this.#die('crashed');
      return;
    }
    this.#settle();
    this.#rest(true);
    job.resolve(message.result);
  }

  #die(reason: ExaminationFailed['reason']): void {
    if (this.#death) return;
    this.#death = new ExaminationFailed(reason, reason === 'crashed' ? lastLine(this.#stderr) : '');
    const job = this.#job;
    this.#settle();
    this.#child.kill('SIGKILL');
    job?.reject(this.#death);
  }

  #settle(): void {
    for (const timer of this.#job?.timers ?? []) clearTimeout(timer);
    this.#job = undefined;
  }

  #rest(idle: boolean): void {
    const handles = [
      this.#child,
      this.#child.channel,
      this.#child.stderr as { ref?(): void; unref?(): void } | null,
    ];
    for (const handle of handles) {
      if (idle) handle?.unref?.();
      else handle?.ref?.();
    }
  }
}

/** Where temporary files go, if the environment says so. */
function temporary(): Record<string, string> {
  const folder = process.env['TMPDIR'];
  return folder === undefined ? {} : { TMPDIR: folder };
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? '';
