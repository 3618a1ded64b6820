import { glob } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OfficeWorker } from '../office/officeWorker.ts';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';
import { WORKERS } from './jobs.ts';

const SRC = path.resolve(import.meta.dirname, '..');

async function workersInRooms(): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const file of glob('{features,office}/**/*.job.ts', { cwd: SRC })) {
    const room = (await import(path.join(SRC, file))) as Record<string, unknown>;
    found.push(...Object.values(room).filter((each) => typeof each === 'object' && each && 'run' in each));
  }
  return found;
}

const nameOf = (worker: unknown) => (worker as OfficeWorker).job.name;

describe('WORKERS', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await buildTestApp();
  });
  afterAll(() => test.close());

  it('has every kind of job that a room has, each under a name of its own', async () => {
    const names = WORKERS.map(nameOf);
    expect((await workersInRooms()).map(nameOf).toSorted()).toEqual(names.toSorted());
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(WORKERS)(
    'may do $job.name with the rights that the process has in the database',
    async (worker) => {
      expect(await worker.run(test.deps, [])).toBeGreaterThanOrEqual(0);
      if (worker.next)
        expect(await worker.next(test.deps)).toSatisfy((at) => at === undefined || at instanceof Date);
    },
  );
});
