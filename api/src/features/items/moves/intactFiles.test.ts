import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildTestApp, START_OF_TEST, type TestApp } from '../../../testing/buildTestApp.ts';
import { expectProblem } from '../../../testing/expectProblem.ts';
import { draftWithFile } from '../../../testing/files.ts';
import { act, castOffice, mustAct, passChain, read, type Cast } from '../../../testing/office.ts';
import { runDueWork } from './dueWork.ts';

vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
beforeEach(() => test.clock.set(START_OF_TEST));
afterAll(() => test.close());

const fileOf = (sha256: string) =>
  path.join(test.deps.config.dataDir, 'blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256);

/** What may become of bytes in the store, behind everybody's back. */
const HARM: Record<string, (file: string) => Promise<void>> = {
  'are gone': (file) => rm(file),
  'have one byte changed': async (file) => {
    const bytes = await readFile(file);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    await writeFile(file, bytes);
  },
  'are cut short': async (file) => writeFile(file, (await readFile(file)).subarray(1)),
};

async function approved() {
  const { item, file } = await draftWithFile(test, cast, { name: 'แผน.txt' });
  await passChain(cast, item.id);
  return { id: item.id, file };
}
const published = async (id: string) =>
  (await test.owner.pool.query('SELECT FROM publications WHERE item_id = $1', [id])).rowCount;
const told = async (userId: string) =>
  (
    await test.owner.pool.query(
      "SELECT FROM notices WHERE kind = 'file_damaged' AND user_id = $1 AND item_id IS NOT NULL",
      [userId],
    )
  ).rowCount;

describe('publishing a file whose bytes', () => {
  describe.each(Object.entries(HARM))('%s', (_what, harm) => {
    it('503 naming the file, to publish it and to set its time; nothing is public, and it is marked', async () => {
      for (const [action, body] of [
        ['publish', {}],
        ['schedule', { publishAt: '2026-11-24T03:00:00.000Z' }],
      ] as const) {
        const { id, file } = await approved();
        await harm(fileOf(file.sha256));
        const reply = await act(cast.officer, id, action, body);
        const problem = expectProblem(reply, 'file-damaged');
        expect(problem.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
          ['/content/files/0', 'file_damaged'],
        ]);
        expect(problem.detail).toContain('แผน.txt');
        expect(await published(id)).toBe(0);
        expect((await read(cast.officer, id)).state).toBe('approved');
        const { rows } = await test.owner.pool.query<{ damaged: boolean }>(
          'SELECT damaged_at IS NOT NULL AS damaged FROM blobs WHERE sha256 = $1',
          [file.sha256],
        );
        expect(rows).toEqual([{ damaged: true }]);
      }
    });

    it('waits past a set time, and those who prepared it are told once', async () => {
      const { id, file } = await approved();
      await mustAct(cast.officer, id, 'schedule', { publishAt: '2026-11-23T03:00:00.000Z' });
      await harm(fileOf(file.sha256));
      const before = Number(await told(cast.officer.id));
      test.clock.set('2026-11-23T03:00:00.000Z');
      for (let i = 0; i < 2; i++) await expect(runDueWork(test.deps)).rejects.toThrow(AggregateError);
      expect(await published(id)).toBe(0);
      expect((await read(cast.officer, id)).state).toBe('scheduled');
      expect(await told(cast.officer.id)).toBe(before + 1);
      await mustAct(cast.officer, id, 'unschedule');
    });
  });

  it('are whole goes out', async () => {
    const { id } = await approved();
    expect((await act(cast.officer, id, 'publish')).status).toBe(200);
    expect(await published(id)).toBe(1);
  });
});
