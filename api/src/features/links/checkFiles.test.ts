import { rename, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublicFaultPage } from '@phoeiphrae/shared/check';
import { addressOf } from '../../engines/blobs/address.ts';
import type { Deps } from '../../office/deps.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { client } from '../../testing/client.ts';
import { draftWithFile, publicPath, publishedWithFile } from '../../testing/files.ts';
import { castOffice, mustAct, type Cast } from '../../testing/office.ts';
import { checkFiles } from './checkFiles.ts';

const DAY = 86_400_000;
let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

const fileOf = (sha256: string) => path.join(test.deps.config.dataDir, 'blobs', addressOf(sha256));
const rows = async <R extends object>(sql: string, ...values: unknown[]) =>
  (await test.owner.pool.query<R>(sql, values)).rows;
const standing = async (sha256: string) =>
  (
    await rows<{ state: string; failure: string | null }>(
      'SELECT state, failure FROM checked_targets WHERE address = $1',
      sha256,
    )
  )[0];
const faults = async () => (await client(test).get<PublicFaultPage>('/public/broken-links')).body;
const events = (itemId: string) =>
  rows<{ type: string }>(
    `SELECT type FROM events WHERE item_id = $1 AND type LIKE 'item.broken%' ORDER BY seq`,
    itemId,
  );
/** Of the store, which of its files are read whole meanwhile. */
async function readWhile(run: (deps: Deps) => Promise<unknown>): Promise<string[]> {
  const read: string[] = [];
  const { blobs } = test.deps;
  const verify = (sha256: string) => {
    read.push(sha256);
    return blobs.verify(sha256);
  };
  await run({ ...test.deps, blobs: { ...blobs, verify } });
  return read;
}

describe('the files of what is public', () => {
  it('are there: each day their size is looked at, once a month all of their bytes', async () => {
    const { file } = await publishedWithFile(test, cast);
    expect(await readWhile(checkFiles)).toEqual([]);
    expect(await standing(file.sha256)).toEqual({ state: 'working', failure: null });
    expect(await checkFiles(test.deps)).toBe(0);
    let read: string[] = [];
    for (let day = 0; day < 30; day++) {
      test.clock.advance(DAY);
      expect(read).toEqual([]);
      read = await readWhile(checkFiles);
    }
    expect(read).toEqual([file.sha256]);
    expect(await readWhile(checkFiles)).toEqual([]);
  });

  it.each([
    ['gone', 'missing', (at: string) => rename(at, `${at}.away`)],
    ['cut short', 'damaged', (at: string) => truncate(at, 3)],
  ])(
    'are %s: told of at once, served to nobody, and well again when they are back',
    async (_n, failure, harm) => {
      const { item, file } = await publishedWithFile(test, cast);
      await checkFiles(test.deps);
      const at = fileOf(file.sha256);
      const bytes = (await client(test).get(publicPath(item.slug, file.sha256))).text;
      await harm(at);
      test.clock.advance(DAY);
      await checkFiles(test.deps);
      expect(await standing(file.sha256)).toEqual({ state: 'broken', failure });
      expect((await events(item.id)).map(({ type }) => type)).toEqual(['item.broken_found']);
      expect((await faults()).faults[0]).toMatchObject({ kind: 'file', label: file.name, failure });
      expect(
        (await rows(`SELECT FROM notices WHERE kind = 'link_broken' AND item_id = $1`, item.id)).length,
      ).toBe(2);
      expect((await rows(`SELECT FROM notices WHERE kind = 'file_damaged'`)).length).toBeGreaterThan(0);
      expect((await client(test).get(publicPath(item.slug, file.sha256))).status).not.toBe(200);
      await writeFile(at, bytes);
      test.clock.advance(DAY);
      await checkFiles(test.deps);
      expect(await standing(file.sha256)).toEqual({ state: 'working', failure: null });
      expect((await events(item.id)).map(({ type }) => type)).toEqual([
        'item.broken_found',
        'item.broken_mended',
      ]);
      expect((await faults()).faults).toEqual([]);
      expect((await client(test).get(publicPath(item.slug, file.sha256))).status).toBe(200);
    },
  );

  it('are not those of a draft, and are forgotten once withdrawn', async () => {
    const { file: draft } = await draftWithFile(test, cast);
    const { item, file } = await publishedWithFile(test, cast);
    await checkFiles(test.deps);
    expect(await standing(draft.sha256)).toBeUndefined();
    await mustAct(cast.director, item.id, 'withdraw');
    test.clock.advance(DAY);
    await checkFiles(test.deps);
    expect(await standing(file.sha256)).toBeUndefined();
  });

  it('are each looked at by one of two processes', async () => {
    for (let n = 0; n < 3; n++) await publishedWithFile(test, cast);
    await checkFiles(test.deps);
    const [{ count = '' } = {}] = await rows<{ count: string }>('SELECT count(*) FROM checked_targets');
    test.clock.advance(DAY);
    const counts = await Promise.all([checkFiles(test.deps), checkFiles(test.deps)]);
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(Number(count));
  });

  it('are told of though links are asked for nowhere, which is said', async () => {
    expect((await faults()).asking).toBe(false);
  });
});
