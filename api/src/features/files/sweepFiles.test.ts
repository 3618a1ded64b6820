import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { blobs } from '@phoeiphrae/db/schema/files';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '../../engines/blobs/address.ts';
import { sweepFiles } from './sweepFiles.ts';
import { ageFile } from '../../testing/ageFiles.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { verifyBlobs } from './verifyBlobs.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.close());

const put = async (text: string) => (await test.deps.blobs.put(Readable.from([Buffer.from(text)]))).sha256;
const isThere = async (sha256: string) => (await test.deps.blobs.size(sha256)) !== undefined;
const fileOf = (sha256: string) => path.join(test.deps.config.dataDir, 'blobs', addressOf(sha256));
const use = (sha256: string, size: number) =>
  test.deps.db.orm
    .insert(blobs)
    .values({ sha256, size, mediaType: 'text/plain', storedAt: test.clock.now().toISOString() });

describe('the sweep of files', () => {
  it('takes what no row speaks of after an hour, and nothing that is in use', async () => {
    const [orphan, used] = [await put('orphan'), await put('used')];
    await use(used, 4);
    for (const sha256 of [orphan, used]) await ageFile(fileOf(sha256), HOUR - MINUTE);
    expect(await sweepFiles(test.deps)).toBe(0);
    for (const sha256 of [orphan, used]) await ageFile(fileOf(sha256), 2 * MINUTE);
    const young = await put('young');
    expect(await sweepFiles(test.deps)).toBe(1);
    expect([await isThere(orphan), await isThere(used), await isThere(young)]).toEqual([false, true, true]);
  });

  it('counts bytes that are sent again as new', async () => {
    const sha256 = await put('sent twice');
    await ageFile(fileOf(sha256), HOUR + MINUTE);
    await put('sent twice');
    await sweepFiles(test.deps);
    expect(await isThere(sha256)).toBe(true);
  });

  it('waits for someone who is about to use the bytes, and leaves them', async () => {
    const sha256 = await put('in a moment');
    await ageFile(fileOf(sha256), HOUR + MINUTE);
    let swept: Promise<number> | undefined;
    await test.deps.db.orm.transaction(async (tx) => {
      const storedAt = test.clock.now().toISOString();
      await tx.insert(blobs).values({ sha256, size: 11, mediaType: 'text/plain', storedAt });
      swept = sweepFiles(test.deps);
      const waits = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%blobs%'";
      await expect.poll(async () => (await test.owner.pool.query(waits)).rowCount).toBe(1);
    });
    await swept;
    expect(await isThere(sha256)).toBe(true);
  });

  it('leaves no row behind for what it took', async () => {
    const sha256 = await put('no row');
    await ageFile(fileOf(sha256), HOUR + MINUTE);
    await sweepFiles(test.deps);
    const { rowCount } = await test.owner.pool.query('SELECT 1 FROM blobs WHERE sha256 = $1', [sha256]);
    expect([await isThere(sha256), rowCount]).toEqual([false, 0]);
  });
});

describe('npm run verify', () => {
  it('reads back every byte, names what is damaged or missing, marks it, and clears what was put back', async () => {
    const [good, flipped, lost] = [await put('good'), await put('flipped'), await put('lost')];
    await use(good, 4);
    await use(flipped, 7);
    await use(lost, 4);
    expect((await verifyBlobs(test.deps)).faults).toEqual([]);

    await writeFile(fileOf(flipped), 'flippeD');
    await rm(fileOf(lost));
    const { faults, count, bytes } = await verifyBlobs(test.deps);
    const found = (sha256: string) => faults.find((fault) => fault.sha256 === sha256)?.fault;
    expect([found(good), found(flipped), found(lost)]).toEqual([undefined, 'damaged', 'missing']);
    expect({ count, bytes }).toEqual({ count: 5, bytes: 4 + 7 + 4 + 4 + 11 });
    const damaged = () => test.owner.pool.query('SELECT sha256 FROM blobs WHERE damaged_at IS NOT NULL');
    expect((await damaged()).rowCount).toBe(2);
    const events = "SELECT 1 FROM events WHERE type = 'file.damaged'";
    expect((await test.owner.pool.query(events)).rowCount).toBe(2);

    await put('lost');
    await put('flipped');
    expect((await verifyBlobs(test.deps)).faults).toEqual([]);
    expect((await damaged()).rowCount).toBe(0);
  });
});
