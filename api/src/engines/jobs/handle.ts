import { Value } from 'typebox/value';
import type { PgBoss } from 'pg-boss';
import type { Worker } from './job.ts';

/** Where it is said how the work goes. */
export interface Reports {
  done(job: string, count: number): void;
  failed(job: string, error: unknown): void;
}

interface Around {
  readonly now: () => Date;
  readonly reports: Reports;
}

/**
 * A run, and after it, whether or not it failed, the job that comes when there is something to do again.
 * @throws {Error} from the run when either failed, so that it is tried again; the log has the reason.
 */
export const handler =
  (boss: PgBoss, worker: Worker, { now, reports }: Around) =>
  async (jobs: readonly { data: unknown }[]): Promise<void> => {
    const { job } = worker;
    const attempt = (step: () => Promise<void>) =>
      step().then(
        () => true,
        (error: unknown) => {
          reports.failed(job.name, error);
          return false;
        },
      );
    const ran = await attempt(async () => {
      const done = await worker.run(dataOf(job, jobs));
      if (done > 0) reports.done(job.name, done);
    });
    const planned = await attempt(async () => {
      const at = await worker.next?.();
      if (at) await putOff(boss, job, at, now());
    });
    // The reason may name what is nobody's business: it is told to the log, which knows what to leave out, and not kept.
    if (!ran || !planned) throw new Error('see the log of the process');
  };

/** @throws TypeError when a job of another version carries what this one does not know. */
function dataOf(job: Worker['job'], jobs: readonly { data: unknown }[]) {
  const data = jobs.map((one) => one.data ?? {});
  if (data.every((one) => Value.Check(job.data, one))) return data;
  throw new TypeError(`${job.name} does not carry this`);
}

/**
 * One job for each moment, in steps of the job's own look, however many processes find the same. Several moments may wait at
 * once: whoever looked a little earlier takes nobody's later moment away.
 */
async function putOff(boss: PgBoss, { name, lookEveryS }: Worker['job'], at: Date, now: Date): Promise<void> {
  const startAfter = Math.max(Math.ceil((at.getTime() - now.getTime()) / 1000), lookEveryS);
  const step = Math.ceil((now.getTime() / 1000 + startAfter) / lookEveryS);
  await boss.upsert(name, {}, { singletonKey: `look ${step}`, startAfter });
}
