import type { ConstructorOptions, PgBoss, Queue } from 'pg-boss';
import type { Job } from './job.ts';

/** Without a sign of life for so long, in seconds, whoever works on a job is taken for dead. */
const HEARTBEAT_S = 30;
/** For so long, in seconds, a job that is done can be looked at. */
const KEPT_S = 86_400;

/** A migration made the tables, and they have another owner: this process changes no schema. */
const ALL: ConstructorOptions = {
  schema: 'pgboss',
  migrate: false,
  createSchema: false,
  reindex: false,
  monitorVacuum: false,
  registerInstance: false,
  openTelemetry: { enabled: false },
};

/** Loaded on the first use: a program that has nothing to do with jobs does without its 8 MB. */
export async function newBoss(options: ConstructorOptions): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss');
  return new PgBoss({ ...ALL, ...options });
}

export const queueOf = ({
  retry,
  expireS,
}: Job): Omit<Queue, 'name' | 'policy' | 'partition' | 'deadLetter'> => ({
  retryLimit: retry.limit,
  retryDelay: retry.firstPauseS,
  retryBackoff: true,
  expireInSeconds: expireS,
  heartbeatSeconds: HEARTBEAT_S,
  deleteAfterSeconds: KEPT_S,
  notify: true,
});
