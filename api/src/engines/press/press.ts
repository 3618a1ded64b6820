import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { PaperAnswer, PaperJob, TemplateFault } from './job.ts';
import { UnfinishedPapers } from './unfinishedPapers.ts';

const PROCESS = fileURLToPath(new URL('./pressProcess.ts', import.meta.url));
/** In milliseconds. A paper takes some thirty of them; the first one, with the start of the process, some hundred. */
const TIME_LIMIT = 10_000;
/** The same where a paper of many pages is painted as well. */
const PAINT_LIMIT = 30_000;
/** So many times as long for a pack, whose process lets everyone go before it on a busy machine. */
const PACK_PATIENCE = 6;
/** Without a paper for so long, in milliseconds, the process is ended: it holds 150 MB. */
const IDLE_LIMIT = 30_000;
/** In bytes, of the whole process. */
const MEMORY_LIMIT = 1_200 * 1024 * 1024;

/**
 * Who waits for a paper. The staff's go ahead, so that a flood from outside costs them one paper's time at most. The
 * papers of a pack are many, and are drawn by a process of their own, for which nobody else waits.
 */
export type Lane = 'staff' | 'public' | 'pack';
/** As many papers as may wait. More is a flood, and waiting longer than a minute helps nobody. */
const QUEUE_LIMITS: Record<Lane, number> = { staff: 100, public: 20, pack: 100 };

const patienceOf = (lane: Lane): number => (lane === 'pack' ? PACK_PATIENCE : 1);

/** A template that Typst refuses. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly faults: readonly TemplateFault[];
  constructor(faults: readonly TemplateFault[]) {
    super(faults.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
    this.faults = faults;
  }
}

/** A paper that was given up: it took too long or too much memory, or there are too many. */
export class PressError extends Error {
  override readonly name = 'PressError';
  readonly reason: 'limits' | 'busy';
  constructor(reason: 'limits' | 'busy', message: string) {
    super(message);
    this.reason = reason;
  }
}

function faultIn(answer: PaperAnswer): Error {
  if ('faults' in answer) return new TemplateError(answer.faults);
  return new Error('broken' in answer ? answer.broken : 'the press gave something else');
}

interface Order {
  /** Staff, unless said. */
  readonly lane?: Lane;
  /** In milliseconds, of the process's time. */
  readonly limit?: number;
}

interface Beside {
  readonly niceness?: number;
  readonly unfinished?: UnfinishedPapers;
}

/** A job, or how to make it when its turn comes: what waits then holds no pictures. */
type Making = PaperJob | (() => Promise<PaperJob>);

interface Waiting {
  readonly make: () => Promise<PaperJob>;
  readonly limit: number;
  readonly done: (answer: PaperAnswer) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Nothing of our environment, so that no secret lies in the memory that templates are drawn in. Packages would be
 * fetched over the network: through a proxy where nothing listens, they never are.
 */
const DEAD_END = 'http://127.0.0.1:9';
const ENVIRONMENT = {
  HTTP_PROXY: DEAD_END,
  HTTPS_PROXY: DEAD_END,
  ALL_PROXY: DEAD_END,
  NO_PROXY: '',
  TZ: 'UTC',
};

/**
 * A process of its own that draws papers one after the other, kept warm for a while. It is started by a paper that finds
 * none, after one that had to be killed too; it holds nothing that could be lost and does not keep the program alive.
 */
export class Press {
  #child: ChildProcess | undefined;
  #now: Waiting | undefined;
  /** Runs while the process has a job. */
  #timer: NodeJS.Timeout | undefined;
  /** Runs while it has none. */
  #rest: NodeJS.Timeout | undefined;
  readonly #idleLimit: number;
  readonly #queues: Record<Lane, Waiting[]> = { staff: [], public: [], pack: [] };
  readonly #process: string;
  readonly #niceness: number;
  /** What of its papers could not be finished. */
  readonly unfinished: UnfinishedPapers;

  /**
   * @param process the file of the program that draws
   * @param idleLimit in milliseconds
   * @param beside how far its process steps back for others, 0 to 19, and where it notes what could not be finished
   */
  constructor(
    process = PROCESS,
    idleLimit = IDLE_LIMIT,
    { niceness = 0, unfinished = new UnfinishedPapers() }: Beside = {},
  ) {
    this.#process = process;
    this.#idleLimit = idleLimit;
    this.#niceness = niceness;
    this.unfinished = unfinished;
  }

  /** A paper, as PDF: unfinished rather than none. @throws {TemplateError} {PressError} */
  async draw(
    job: Making,
    { lane = 'staff', limit = TIME_LIMIT * patienceOf(lane) }: Order = {},
  ): Promise<Buffer> {
    const answer = await this.#answer(
      typeof job === 'function' ? job : () => Promise.resolve(job),
      lane,
      limit,
    );
    if (!('pdf' in answer)) throw faultIn(answer);
    if (answer.fault) this.unfinished.note(answer.fault);
    return Buffer.from(answer.pdf);
  }

  /** Its pages below one another, as PNG; more than one when it is long. @throws {TemplateError} {PressError} */
  async paint(
    job: PaperJob,
    { lane = 'staff', limit = PAINT_LIMIT * patienceOf(lane) }: Order = {},
  ): Promise<Buffer[]> {
    const answer = await this.#answer(() => Promise.resolve({ ...job, as: 'pictures' }), lane, limit);
    if ('pictures' in answer) return answer.pictures.map((picture) => Buffer.from(picture));
    throw faultIn(answer);
  }

  async #answer(make: Waiting['make'], lane: Lane, limit: number): Promise<PaperAnswer> {
    const queue = this.#queues[lane];
    if (queue.length >= QUEUE_LIMITS[lane]) throw new PressError('busy', 'too many papers are waiting');
    return new Promise<PaperAnswer>((done, failed) => {
      queue.push({ make, limit, done, failed });
      this.#next();
    });
  }

  /** Ends the process; a paper being drawn is given up. */
  close(): void {
    clearTimeout(this.#rest);
    this.#child?.kill('SIGKILL');
  }

  #next(): void {
    if (this.#now) return;
    const next = this.#queues.staff.shift() ?? this.#queues.public.shift() ?? this.#queues.pack.shift();
    if (!next) {
      this.#rest = setTimeout(() => this.#endIdle(), this.#idleLimit).unref();
      return;
    }
    this.#now = next;
    next.make().then(
      (job) => this.#hand(job, next.limit),
      (error: unknown) => this.#settle((now) => now.failed(error)),
    );
  }

  #hand(job: PaperJob, limit: number): void {
    clearTimeout(this.#rest);
    const child = (this.#child ??= this.#start());
    child.ref();
    child.channel?.ref();
    this.#timer = setTimeout(() => child.kill('SIGKILL'), limit);
    child.send(job);
  }

  #settle(act: (now: Waiting) => void): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const now = this.#now;
    this.#now = undefined;
    this.#child?.unref();
    this.#child?.channel?.unref();
    if (now) act(now);
    this.#next();
  }

  /** Ends the process that has nothing to do; the next paper starts another. */
  #endIdle(): void {
    const child = this.#child;
    this.#child = undefined;
    child?.kill('SIGKILL');
  }

  #stepBack({ pid }: ChildProcess): void {
    if (this.#niceness === 0 || pid === undefined) return;
    try {
      setPriority(pid, this.#niceness);
    } catch {
      // gone already, or the system knows no such thing
    }
  }

  #start(): ChildProcess {
    const child = fork(this.#process, [String(MEMORY_LIMIT)], {
      env: ENVIRONMENT,
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#stepBack(child);
    child.on('message', (answer) => {
      this.#settle((now) => now.done(answer as PaperAnswer));
    });
    const gone = (): void => {
      if (this.#child !== child) return;
      this.#child = undefined;
      if (this.#timer === undefined) return;
      this.#settle((now) => now.failed(new PressError('limits', 'the paper took too much time or memory')));
    };
    child.on('exit', gone);
    child.on('error', gone);
    return child;
  }
}

/** The press of this process for whoever waits for one paper. */
export const press = new Press();
/** In the scheduler's measure: a third of what others get, when there is not enough for all. */
const PACK_NICENESS = 5;
const packPress = new Press(PROCESS, IDLE_LIMIT, {
  niceness: PACK_NICENESS,
  unfinished: press.unfinished,
});

export const pressOf = (lane: Lane): Press => (lane === 'pack' ? packPress : press);
