import type { fromDrizzle } from 'pg-boss';
import type { Static, TObject } from 'typebox';

/** A kind of job: what it is called and carries, and how the queue treats it. */
export interface Job<T extends TObject = TObject> {
  /** The name of its queue. It stays as it is, since jobs that wait bear it. */
  readonly name: string;
  readonly data: T;
  /** After a run that failed: so often again, first after so many seconds, and each time after twice as many. */
  readonly retry: { readonly limit: number; readonly firstPauseS: number };
  /** A run that has taken so many seconds is given up, and counts as failed. */
  readonly expireS: number;
  /** So late, in seconds, may a job be that was put off. One that is for now is told of at once. */
  readonly lookEveryS: number;
  /** Also at these times in Bangkok, once for all processes: minute, hour, day of the month, month, day of the week. */
  readonly cron?: string;
  /** Also when a process begins to work. */
  readonly atStart?: boolean;
}

/** What a process does about one kind of job. */
export interface Worker<T extends TObject = TObject> {
  readonly job: Job<T>;
  /**
   * Does what has come, given what the jobs carry: those that came together are handed over together. Several processes may
   * do so at once, and each job comes again after a process that died with it.
   * @returns how much was done.
   */
  run(data: readonly Static<T>[]): Promise<number>;
  /** When there will be something to do that no job will tell of, by the clock of the office. */
  next?(): Promise<Date | undefined>;
}

/** A transaction of drizzle, or its pool. */
type Enqueuing = Parameters<typeof fromDrizzle>[0];

export interface Jobs {
  /**
   * Puts a job into its queue in the transaction of the act that it belongs to: with it, or not at all.
   * @throws TypeError when `data` is not what the job carries.
   */
  enqueue<T extends TObject>(tx: Enqueuing, job: Job<T>, data: Static<T>): Promise<void>;
}
