import type { PgBoss } from 'pg-boss';
import { newBoss, queueOf } from './boss.ts';
import { handler, type Reports } from './handle.ts';
import type { Worker } from './job.ts';

export interface WorkersOptions {
  /** Of the database, with the role of its sessions. */
  readonly address: string;
  /** The office's clock. */
  readonly now: () => Date;
  readonly reports: Reports;
  /** How often those are looked for who died over a job, in seconds. */
  readonly superviseEveryS?: number;
}

/** In seconds: what is due by the calendar may be a minute and a half late, and in return a process at rest is at rest. */
const CRON_EVERY_S = 45;
const SUPERVISE_EVERY_S = 60;
/** As many jobs as come at once are handed over as one. */
const TOGETHER = 100;
/** Jobs in hand when the process ends get so long, in milliseconds. */
const GRACE_MS = 4000;
const TIME_ZONE = 'Asia/Bangkok';

/**
 * Does the jobs that come until stopped, with connections of its own: two, and one that is told of new jobs. Any number of
 * processes may do so at once.
 * @throws when the database is not reached or has not the tables of this version of the queue.
 */
export async function startWorkers(
  workers: readonly Worker[],
  options: WorkersOptions,
): Promise<{ stop(): Promise<void> }> {
  const superviseEveryS = options.superviseEveryS ?? SUPERVISE_EVERY_S;
  const boss = await newBoss({
    connectionString: options.address,
    application_name: 'phoeiphrae-jobs',
    max: 2,
    connectionTimeoutMillis: 10_000,
    useListenNotify: true,
    notifyHeartbeatIntervalMs: 60_000,
    superviseIntervalSeconds: superviseEveryS,
    monitorIntervalSeconds: superviseEveryS,
    cronMonitorIntervalSeconds: CRON_EVERY_S,
    cronWorkerIntervalSeconds: CRON_EVERY_S,
    flowIntervalSeconds: 86_400,
  });
  boss.on('error', (error) => options.reports.failed('queue', error));
  try {
    await boss.start();
    for (const worker of workers) await begin(boss, worker, options);
    await forgetSchedules(boss, workers);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  return { stop: () => boss.stop({ graceful: true, timeout: GRACE_MS }) };
}

async function begin(boss: PgBoss, worker: Worker, options: WorkersOptions): Promise<void> {
  const { name, lookEveryS, cron, atStart } = worker.job;
  await boss.createQueue(name, queueOf(worker.job));
  await boss.updateQueue(name, queueOf(worker.job));
  if (cron !== undefined) await boss.schedule(name, cron, {}, { tz: TIME_ZONE });
  if (atStart) await boss.send(name, {});
  const polling = { pollingIntervalSeconds: lookEveryS, notifyPollingIntervalSeconds: lookEveryS };
  await boss.work(name, { ...polling, batchSize: TOGETHER }, handler(boss, worker, options));
}

/** Of jobs that an older program had, or that are not done at set times any more. */
async function forgetSchedules(boss: PgBoss, workers: readonly Worker[]): Promise<void> {
  const kept = new Set(workers.filter(({ job }) => job.cron !== undefined).map(({ job }) => job.name));
  for (const { name } of await boss.getSchedules()) if (!kept.has(name)) await boss.unschedule(name);
}
