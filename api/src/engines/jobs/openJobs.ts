import { sql } from 'drizzle-orm';
import { Value } from 'typebox/value';
import type { PgBoss } from 'pg-boss';
import { newBoss, queueOf } from './boss.ts';
import type { Job, Jobs } from './job.ts';

/** For the jobs of others, a queue that is read anew once in an hour is fresh enough. */
const CACHED_S = 3600;

/**
 * The queues as those see them who give work and do none. Nothing is loaded or asked before the first job. What is asked
 * then goes over a connection of its own, which is closed when it rests: acts that are under way may have all the others.
 */
export function openJobs(address: string): Jobs & { close(): Promise<void> } {
  let sender: Promise<PgBoss> | undefined;
  const queues = new Map<string, Promise<void>>();

  const open = () =>
    (sender ??= startSender(address).catch((error: unknown) => {
      sender = undefined;
      throw error;
    }));

  /** A queue must be there before its first job. */
  function ready(boss: PgBoss, job: Job): Promise<void> {
    const known = queues.get(job.name);
    if (known) return known;
    const made = boss.createQueue(job.name, queueOf(job)).catch((error: unknown) => {
      queues.delete(job.name);
      throw error;
    });
    queues.set(job.name, made);
    return made;
  }

  return {
    async enqueue(tx, job, data) {
      if (!Value.Check(job.data, data)) throw new TypeError(`${job.name} does not carry this`);
      const [boss, { fromDrizzle }] = await Promise.all([open(), import('pg-boss')]);
      await ready(boss, job);
      await boss.send(job.name, data, { db: fromDrizzle(tx, sql) });
    },
    async close() {
      const boss = await sender?.catch(() => undefined);
      await boss?.stop({ graceful: false });
    },
  };
}

/** The driver's limit, since a server that stands still keeps none, in milliseconds: the act that gives the job waits for this. */
const ANSWER_MS = 5_000;

function withLimit(address: string): string {
  const limited = new URL(address);
  limited.searchParams.set('query_timeout', String(ANSWER_MS));
  return limited.href;
}

async function startSender(address: string): Promise<PgBoss> {
  const boss = await newBoss({
    connectionString: withLimit(address),
    application_name: 'phoeiphrae-jobs',
    max: 1,
    connectionTimeoutMillis: 2_000,
    supervise: false,
    schedule: false,
    queueCacheIntervalSeconds: CACHED_S,
  });
  // What goes wrong with a job is thrown to whoever gives it.
  boss.on('error', () => undefined);
  try {
    return await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
}
