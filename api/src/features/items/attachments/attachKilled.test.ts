import { randomBytes, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '@phoeiphrae/shared/item';
import { sweepFiles } from '../../files/sweepFiles.ts';
import { ageAll } from '../../../testing/ageFiles.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { startChild, type ChildServer } from '../../../testing/childServer.ts';
import { KILL_POINTS } from '../../../testing/killPoints.ts';
import { castOffice, draftOf, read, type Cast } from '../../../testing/office.ts';
import { uploadFile } from '../../../testing/uploads.ts';

/** Two megabytes that no other test has, in a type that is allowed. */
const someBytes = () => Buffer.from(randomBytes(1_000_000).toString('hex'));

let test: TestApp;
let cast: Cast;
/** The process that takes over after each death. */
let alive: ChildServer;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  alive = await startChild(test);
});
afterAll(async () => {
  await alive.stop();
  await test.close();
});

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

const HOUR = 3_600_000;

/** What lies in the folder after that time and a sweep. */
async function leftAfter(milliseconds: number) {
  const { dataDir } = test.deps.config;
  test.clock.advance(milliseconds);
  await ageAll(dataDir, milliseconds);
  await sweepFiles(test.deps);
  const stored: string[] = [];
  for await (const { sha256 } of test.deps.blobs.list()) stored.push(sha256);
  const rows = await test.owner.pool.query<{ sha256: string }>('SELECT sha256 FROM blobs');
  return {
    stored: stored.sort(),
    rows: rows.rows.map(({ sha256 }) => sha256).sort(),
    unfinished: await readdir(path.join(dataDir, 'blobs/tmp')),
    uploads: await readdir(path.join(dataDir, 'uploads')),
  };
}

async function attached(id: string) {
  const query = "SELECT 1 FROM events WHERE type = 'item.file_attached' AND item_id = $1";
  const { working } = await read(cast.officer, id);
  return {
    files: working?.content.files.map(({ name, size }) => ({ name, size })),
    events: (await test.owner.pool.query(query, [id])).rowCount,
  };
}

/** Starting a process takes seconds where the machine is busy. */
const PATIENCE = 120_000;

describe('POST /items/{id}/files, killed', () => {
  it.each(KILL_POINTS)(
    '%s: all of it stands or nothing, nothing is left, and a retry has exactly one effect',
    async (point) => {
      const bytes = someBytes();
      const attempt = await prepare(bytes);
      const doomed = await startChild(test, { killAt: point });
      await expect(attach(doomed, attempt)).rejects.toThrow();
      expect(await doomed.ended).toBe('SIGKILL');

      const nothing = { files: [], events: 0 };
      const all = { files: [{ name: 'แผนปฏิบัติการ.txt', size: bytes.length }], events: 1 };
      expect(await attached(attempt.item.id)).toEqual(point === 'after the commit' ? all : nothing);
      const orphans = await leftAfter(2 * HOUR);
      expect(orphans.stored).toEqual(orphans.rows);

      const [first, again] = [await attach(alive, attempt), await attach(alive, attempt)];
      expect([first.status, again.status]).toEqual([201, 201]);
      expect(again.body).toEqual(first.body);
      expect(await attached(attempt.item.id)).toEqual(all);

      const left = await leftAfter(72 * HOUR);
      expect(left.stored).toEqual(left.rows);
      expect(left).toMatchObject({ unfinished: [], uploads: [] });
      const sha256 = first.body.working?.content.files[0]?.sha256 ?? '';
      expect((await buffer(await test.deps.blobs.open(sha256))).equals(bytes)).toBe(true);
    },
    PATIENCE,
  );
});
