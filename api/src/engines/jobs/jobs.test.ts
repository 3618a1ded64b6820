import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { connect, type Database } from '@phoeiphrae/db/client';
import { createTestDatabase, type TestDatabase } from '@phoeiphrae/db/testing/testDatabase';
import { Type } from 'typebox';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Job, Worker } from './job.ts';
import { openJobs } from './openJobs.ts';
import { startWorkers } from './startWorkers.ts';

const COUNT = {
  name: 'test.count',
  data: Type.Object({ n: Type.Integer() }, { additionalProperties: false }),
  retry: { limit: 2, firstPauseS: 1 },
  expireS: 60,
  lookEveryS: 1,
} as const satisfies Job;
const HANGING = path.resolve(import.meta.dirname, '../../testing/hangingWorker.ts');
const LOOK = {
  name: 'test.look',
  data: Type.Object({}, { additionalProperties: false }),
  retry: { limit: 0, firstPauseS: 1 },
  expireS: 60,
  lookEveryS: 1,
} as const satisfies Job;

const NOW = new Date('2026-11-23T02:00:00.000Z');
let database: TestDatabase;
let owner: Database;
let app: Database;
let jobs: ReturnType<typeof openJobs>;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.url, { max: 2 });
  app = connect(database.url, { role: 'phoeiphrae_app' });
  jobs = openJobs(app.address);
});
afterAll(async () => {
  await jobs.close();
  await Promise.all([owner.end(), app.end()]);
  await database.drop();
});

const failures: string[] = [];
const running: { stop(): Promise<void> }[] = [];
beforeEach(() => {
  failures.length = 0;
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
  await owner.pool.query('DELETE FROM pgboss.job');
});

/** Whoever does these jobs, with the rights of the application alone. */
async function work(...workers: Worker[]): Promise<void> {
  running.push(
    await startWorkers(workers, {
      address: app.address,
      now: () => NOW,
      reports: {
        done: () => undefined,
        failed: (job, error) => failures.push(`${job}: ${String(error)}`),
      },
      superviseEveryS: 1,
    }),
  );
}

/** Collects what jobs carry, and tells when so many have come. */
function counter(job: typeof COUNT = COUNT) {
  const seen: number[] = [];
  const waiting: { count: number; enough: () => void }[] = [];
  const worker: Worker<typeof COUNT.data> = {
    job,
    run: async (data) => {
      seen.push(...data.map(({ n }) => n));
      for (const one of waiting) if (seen.length >= one.count) one.enough();
      return data.length;
    },
  };
  const until = (count: number) =>
    seen.length >= count
      ? Promise.resolve()
      : new Promise<void>((enough) => void waiting.push({ count, enough }));
  return { seen, worker, until };
}

it('is nothing that the public sees', async () => {
  const visitor = connect(database.url, { role: 'phoeiphrae_public', max: 1 });
  await expect(visitor.pool.query('SELECT FROM pgboss.job')).rejects.toThrow(
    /permission denied for schema pgboss/,
  );
  await visitor.end();
});

describe('a job', () => {
  it('is done once its act is committed, once among several processes, and not at all when the act is undone', async () => {
    const [one, other] = [counter(), counter()];
    await work(one.worker);
    await work(other.worker);
    const undone = app.orm.transaction(async (tx) => {
      await jobs.enqueue(tx, COUNT, { n: 99 });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    for (let n = 0; n < 20; n++) await app.orm.transaction((tx) => jobs.enqueue(tx, COUNT, { n }));
    const all = () => [...one.seen, ...other.seen].sort((a, b) => a - b);
    while (all().length < 20)
      await Promise.race([one.until(one.seen.length + 1), other.until(other.seen.length + 1)]);
    await Promise.all(running.splice(0).map((each) => each.stop()));
    expect(all()).toEqual(Array.from({ length: 20 }, (_, n) => n));
    expect(failures).toEqual([]);
  });

  it('is refused when it does not carry what its kind carries', async () => {
    await expect(jobs.enqueue(app.orm, COUNT, { n: 0.5 })).rejects.toThrow(TypeError);
    expect((await owner.pool.query('SELECT 1 FROM pgboss.job')).rowCount).toBe(0);
  });

  it('is done again after a run that failed; the reason is told to the log and not kept', async () => {
    const { worker, until, seen } = counter();
    let fails = true;
    await work({
      ...worker,
      run: (data) => {
        if (!fails) return worker.run(data as { n: number }[]);
        fails = false;
        throw new Error('a reason with somebody’s name');
      },
    });
    await jobs.enqueue(app.orm, COUNT, { n: 7 });
    await until(1);
    expect(seen).toEqual([7]);
    expect(failures).toEqual(['test.count: Error: a reason with somebody’s name']);
    const { rows } = await owner.pool.query<{ output: string }>('SELECT output::text FROM pgboss.job');
    expect(JSON.stringify(rows)).not.toContain('somebody');
  });

  it('comes again after a process that was killed over it', async () => {
    const child = spawn(process.execPath, [HANGING, app.address, JSON.stringify(COUNT)], { stdio: 'pipe' });
    const ended = once(child, 'close');
    await Promise.race([
      once(child.stdout, 'data'),
      jobs.enqueue(app.orm, COUNT, { n: 5 }).then(() => ended),
    ]);
    child.kill('SIGKILL');
    await ended;
    // As if so much time had passed without a sign of life.
    await owner.pool.query("UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '1 minute'");
    const { worker, until, seen } = counter();
    await work(worker);
    await until(1);
    expect(seen).toEqual([5]);
  });

  it('comes again by itself when there is something to do again', async () => {
    let runs = 0;
    const again = Promise.withResolvers<undefined>();
    await work({
      job: LOOK,
      run: async () => {
        if (++runs === 2) again.resolve(undefined);
        return 0;
      },
      next: async () => (runs < 2 ? new Date(NOW.getTime() - 5000) : undefined),
    });
    await jobs.enqueue(app.orm, LOOK, {});
    await again.promise;
    expect(failures).toEqual([]);
  });
});
