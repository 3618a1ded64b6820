import { randomBytes, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '@phoeiphrae/shared/item';
import { sweepFiles } from '../../../sweepFiles.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { startChild, type ChildServer } from '../../../testing/childServer.ts';
import { KILL_POINTS } from '../../../testing/killPoints.ts';
import { castOffice, draftOf, read, type Cast } from '../../../testing/office.ts';
import { uploadFile } from '../../../testing/uploads.ts';

/** Two megabytes that no other test has, in a type that is allowed. */
const someBytes = () => Buffer.from(randomBytes(1_000_000).toString('hex'));

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

interface Attempt {
  readonly item: Item;
  readonly upload: string;
  readonly key: string;
}

async function prepare(bytes: Buffer): Promise<Attempt> {
  const item = await draftOf(test, cast.officer);
  return { item, upload: await uploadFile(cast.officer, bytes, 'แผนปฏิบัติการ.txt'), key: randomUUID() };
}

/** The same request each time, as a client repeats it that got no answer. */
async function attach({ address }: ChildServer, { item, upload, key }: Attempt) {
  const response = await fetch(`${address}/api/v1/items/${item.id}/files`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${cast.officer.token}`,
      'content-type': 'application/json',
      'if-match': `"${String(item.version)}"`,
      'idempotency-key': key,
    },
    body: JSON.stringify({ upload }),
  });
  return { status: response.status, body: (await response.json()) as Item };
}

/** What lies in the folder after everything that nobody uses had its time. */
async function leftAfterSweep() {
  test.clock.advance(3 * 86_400_000);
  await sweepFiles(test.deps);
  const { dataDir } = test.deps.config;
  const stored: string[] = [];
  for await (const { sha256 } of test.deps.blobs.list()) stored.push(sha256);
  const rows = await test.owner.pool.query<{ sha256: string }>('SELECT sha256 FROM blobs ORDER BY sha256');
  return {
    stored: stored.sort(),
    rows: rows.rows.map(({ sha256 }) => sha256),
    unfinished: await readdir(path.join(dataDir, 'blobs/tmp')),
    uploads: await readdir(path.join(dataDir, 'uploads')),
  };
}

const attachedEvents = async (id: string) => {
  const query = "SELECT 1 FROM events WHERE type = 'item.file_attached' AND item_id = $1";
  return (await test.owner.pool.query(query, [id])).rowCount;
};

describe('POST /items/{id}/files, killed', () => {
  it.each(KILL_POINTS)(
    '%s: a retry has exactly one effect, nothing is lost and nothing is left',
    async (point) => {
      const bytes = someBytes();
      const attempt = await prepare(bytes);
      const doomed = await startChild(test, { killAt: point });
      await expect(attach(doomed, attempt)).rejects.toThrow();
      expect(await doomed.ended).toBe('SIGKILL');

      const alive = await startChild(test);
      const first = await attach(alive, attempt);
      const again = await attach(alive, attempt);
      await alive.stop();
      expect([first.status, again.status]).toEqual([201, 201]);
      expect(again.body).toEqual(first.body);

      const { working } = await read(cast.officer, attempt.item.id);
      expect(working?.content.files.map(({ name, size }) => ({ name, size }))).toEqual([
        { name: 'แผนปฏิบัติการ.txt', size: bytes.length },
      ]);
      expect(await attachedEvents(attempt.item.id)).toBe(1);
      const left = await leftAfterSweep();
      expect(left.stored).toEqual(left.rows);
      expect(left).toMatchObject({ unfinished: [], uploads: [] });
      const [file] = working?.content.files ?? [];
      const kept = await buffer(await test.deps.blobs.open(file?.sha256 ?? ''));
      expect(kept.equals(bytes)).toBe(true);
    },
  );

  it.each(KILL_POINTS)('%s and never retried: all of it stands, or nothing', async (point) => {
    const attempt = await prepare(someBytes());
    const doomed = await startChild(test, { killAt: point });
    await expect(attach(doomed, attempt)).rejects.toThrow();
    await doomed.ended;

    const { working } = await read(cast.officer, attempt.item.id);
    const stands = point === 'after the commit' ? 1 : 0;
    expect(working?.content.files).toHaveLength(stands);
    expect(await attachedEvents(attempt.item.id)).toBe(stands);
    const left = await leftAfterSweep();
    expect(left.stored).toEqual(left.rows);
    expect(left).toMatchObject({ unfinished: [], uploads: [] });
  });
});
