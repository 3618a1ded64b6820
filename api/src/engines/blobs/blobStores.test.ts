import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ageFile } from '../../testing/ageFiles.ts';
import { startS3, type S3Server } from '../../testing/s3Server.ts';
import { addressOf } from './address.ts';
import {
  BlobTooLargeError,
  DamagedBlobError,
  DigestMismatchError,
  MissingBlobError,
  type BlobStore,
} from './blobStore.ts';
import { folderStore } from './folderStore.ts';
import { localCache } from './localCache.ts';
import { s3Store } from './s3Store.ts';
import { StorageUnavailableError } from './storageErrors.ts';

const digestOf = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
const of = (bytes: Buffer | string) => Readable.from([Buffer.from(bytes)]);
const UNKNOWN = '0'.repeat(64);
const YEAR_MS = 366 * 86_400_000;
const MINUTE_MS = 60_000;

/** A store that a test may look behind. */
interface Bench {
  readonly store: BlobStore;
  /** Where half-written files lie. */
  readonly temporary: string;
  /** Puts other bytes under the digest, behind the store's back. */
  spoil(sha256: string, bytes: Buffer): Promise<void>;
  /** Makes the bytes look as if they had been stored so much earlier, in milliseconds. */
  age(sha256: string, milliseconds: number): Promise<void>;
}

async function contents(store: BlobStore, sha256: string, range?: { start: number; end: number }) {
  return (await buffer(await store.open(sha256, range))).toString();
}

async function digests(store: BlobStore): Promise<string[]> {
  const found: string[] = [];
  for await (const { sha256 } of store.list()) found.push(sha256);
  return found.sort();
}

async function ageOf(store: BlobStore, digest: string): Promise<number | undefined> {
  for await (const { sha256, ageMs } of store.list()) if (sha256 === digest) return ageMs;
  return undefined;
}

/** A stream that gives some bytes and then breaks off, as a lost connection does. */
async function* broken() {
  yield Buffer.from('the first half');
  throw new Error('lost');
}

function contract(open: () => Promise<Bench>) {
  let bench: Bench;
  let store: BlobStore;
  beforeEach(async () => {
    bench = await open();
    store = bench.store;
  });

  it('keeps what the stream gives, under its digest', async () => {
    const stored = await store.put(of('แผนปฏิบัติการ'));
    expect(stored).toEqual({ sha256: digestOf('แผนปฏิบัติการ'), size: 39 });
    expect(await contents(store, stored.sha256)).toBe('แผนปฏิบัติการ');
    expect(await store.size(stored.sha256)).toBe(39);
    expect(await store.verify(stored.sha256)).toBe('intact');
  });

  it('confirms what is kept whole, and neither what was changed nor what is gone', async () => {
    const { sha256 } = await store.put(of('confirmed'));
    for (let i = 0; i < 2; i++) expect(await store.confirm(sha256)).toBe('intact');
    await store.delete(sha256);
    for (const gone of [sha256, UNKNOWN, 'no digest']) expect(await store.confirm(gone)).toBe('missing');
    const spoilt = await store.put(of('spoilt'));
    await contents(store, spoilt.sha256); // a copy of ours, if there is one, confirms nothing
    await bench.spoil(spoilt.sha256, Buffer.from('Spoilt'));
    expect(await store.confirm(spoilt.sha256)).toBe('damaged');
  });

  it('keeps a large blob that comes in pieces', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'ก');
    const { sha256, size } = await store.put(Readable.from(Array.from({ length: 20 }, () => piece)));
    expect(size).toBe(20 * 1024 * 1024);
    expect(digestOf(await buffer(await store.open(sha256)))).toBe(sha256);
  });

  it('keeps no bytes at all as a blob', async () => {
    const { sha256 } = await store.put(Readable.from([]));
    expect(await store.size(sha256)).toBe(0);
    expect(await contents(store, sha256)).toBe('');
    expect(await store.verify(sha256)).toBe('intact');
  });

  it('keeps the same bytes once', async () => {
    const [first, second] = [await store.put(of('same')), await store.put(of('same'))];
    expect(second).toEqual(first);
    expect(await digests(store)).toEqual([first.sha256]);
  });

  it('counts bytes that come again as new, so that no sweep takes them before they are put to use', async () => {
    const { sha256 } = await store.put(of('came long ago'));
    await bench.age(sha256, YEAR_MS);
    expect(await ageOf(store, sha256)).toBeGreaterThan(YEAR_MS - MINUTE_MS);
    await store.put(of('came long ago'));
    expect(await ageOf(store, sha256)).toBeLessThan(MINUTE_MS);
    expect(await contents(store, sha256)).toBe('came long ago');
  });

  it('keeps the same bytes once when they come ten times at once', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => store.put(of('at once'))));
    expect(new Set(all.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(await digests(store)).toEqual([digestOf('at once')]);
    expect(await readdir(bench.temporary)).toEqual([]);
  });

  it('gives the range that is asked for, cut to what there is', async () => {
    const { sha256 } = await store.put(of('0123456789'));
    expect(await contents(store, sha256, { start: 2, end: 5 })).toBe('234');
    expect(await contents(store, sha256, { start: 9, end: 10 })).toBe('9');
    expect(await contents(store, sha256, { start: 8, end: 99 })).toBe('89');
    expect(await contents(store, sha256, { start: 4, end: 4 })).toBe('');
  });

  it('keeps nothing of a stream that breaks off', async () => {
    await expect(store.put(Readable.from(broken()))).rejects.toThrow('lost');
    expect(await digests(store)).toEqual([]);
    expect(await readdir(bench.temporary)).toEqual([]);
  });

  it('keeps nothing when the digest is not the expected one', async () => {
    await expect(store.put(of('a'), { sha256: digestOf('b') })).rejects.toThrow(DigestMismatchError);
    expect(await digests(store)).toEqual([]);
    expect(await store.put(of('b'), { sha256: digestOf('b') })).toMatchObject({ size: 1 });
  });

  it('keeps nothing of what is too large, and stops reading it', async () => {
    let given = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(1000, ++given);
      })(),
    );
    await expect(store.put(endless, { maxSize: 5_000 })).rejects.toThrow(BlobTooLargeError);
    expect(given).toBeLessThan(50);
    expect(await digests(store)).toEqual([]);
    expect(await store.put(of('12345'), { maxSize: 5 })).toMatchObject({ size: 5 });
  });

  it('says that a blob is missing', async () => {
    for (const digest of [UNKNOWN, '../../etc/passwd', '', UNKNOWN.toUpperCase().replaceAll('0', 'A')]) {
      await expect(store.open(digest)).rejects.toThrow(MissingBlobError);
      expect(await store.size(digest)).toBeUndefined();
      expect(await store.verify(digest)).toBe('missing');
      await store.delete(digest);
    }
  });

  it('never serves a blob with a flipped byte, not even a range without it', async () => {
    const { sha256 } = await store.put(of('the bytes that were approved'));
    await bench.spoil(sha256, Buffer.from('the bytes that were approveD'));
    await expect(store.open(sha256)).rejects.toThrow(DamagedBlobError);
    await expect(store.open(sha256, { start: 0, end: 3 })).rejects.toThrow(DamagedBlobError);
    expect(await store.verify(sha256)).toBe('damaged');
  });

  it('finds the flipped byte after the blob was read before', async () => {
    const { sha256 } = await store.put(of('read before'));
    expect(await contents(store, sha256)).toBe('read before');
    await bench.spoil(sha256, Buffer.from('read befOre'));
    await expect(store.open(sha256)).rejects.toThrow(DamagedBlobError);
  });

  it('replaces damaged bytes when the right ones come again', async () => {
    const { sha256 } = await store.put(of('mend me'));
    await bench.spoil(sha256, Buffer.from('mend mE'));
    await store.put(of('mend me'));
    expect(await contents(store, sha256)).toBe('mend me');
    expect(await store.verify(sha256)).toBe('intact');
  });

  it('lists every blob with size and age, and passes over what is none', async () => {
    const stored = await Promise.all(['a', 'bb', 'ccc'].map((text) => store.put(of(text))));
    await bench.spoil('strange', Buffer.from('not ours'));
    const listed: { sha256: string; size: number }[] = [];
    for await (const { ageMs, ...blob } of store.list()) {
      expect(ageMs).toBeGreaterThanOrEqual(0);
      expect(ageMs).toBeLessThan(MINUTE_MS);
      listed.push(blob);
    }
    const sorted = (blobs: { sha256: string; size: number }[]) => blobs.sort((a, b) => a.size - b.size);
    expect(sorted(listed)).toEqual(sorted(stored));
  });

  it('deletes a blob, and is content when it is gone already', async () => {
    const { sha256 } = await store.put(of('gone'));
    await store.delete(sha256);
    await store.delete(sha256);
    await expect(store.open(sha256)).rejects.toThrow(MissingBlobError);
    expect(await digests(store)).toEqual([]);
  });

  it('sweeps what a killed write left behind, and nothing that is still being written', async () => {
    const { sha256 } = await store.put(of('whole'));
    const left = path.join(bench.temporary, 'left-behind');
    await writeFile(left, 'half');
    await writeFile(path.join(bench.temporary, 'still-written'), 'half');
    await ageFile(left, YEAR_MS);
    expect(await store.sweepUnfinished(YEAR_MS - MINUTE_MS)).toBe(1);
    expect(await readdir(bench.temporary)).toEqual(['still-written']);
    expect(await store.sweepUnfinished(-1)).toBe(1);
    expect(await contents(store, sha256)).toBe('whole');
  });

  it('can be checked before the first use', async () => {
    await expect(store.check()).resolves.toBeUndefined();
  });
}

const folders: string[] = [];
const newFolder = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'phoeiphrae-blobs-'));
  folders.push(folder);
  return folder;
};
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

describe('folderStore', () => {
  contract(async () => {
    const folder = await newFolder();
    const store = folderStore(folder);
    await store.check();
    const spoil = async (sha256: string, bytes: Buffer) => {
      const file = path.join(folder, sha256.length === 64 ? addressOf(sha256) : sha256);
      await writeFile(file, bytes);
    };
    const age = (sha256: string, milliseconds: number) =>
      ageFile(path.join(folder, addressOf(sha256)), milliseconds);
    return { store, temporary: path.join(folder, 'tmp'), spoil, age };
  });

  it('confirms nothing that was changed since it confirmed it', async () => {
    const folder = await newFolder();
    const store = folderStore(folder);
    const { sha256 } = await store.put(of('confirmed'));
    expect(await store.confirm(sha256)).toBe('intact');
    await writeFile(path.join(folder, addressOf(sha256)), 'Confirmed');
    expect(await store.confirm(sha256)).toBe('damaged');
  });

  it('holds the bytes in files that only the service reads, in folders that only it enters', async () => {
    const folder = await newFolder();
    const { sha256 } = await folderStore(folder).put(of('x'));
    const file = path.join(folder, addressOf(sha256));
    expect(await readFile(file, 'utf8')).toBe('x');
    const modes = await Promise.all(
      [file, path.dirname(file)].map(async (place) => (await stat(place)).mode),
    );
    expect(modes.map((mode) => mode & 0o777)).toEqual([0o600, 0o700]);
  });

  it('takes right bytes that are touched while they are read for right', async () => {
    const folder = await newFolder();
    const { sha256 } = await folderStore(folder).put(Readable.from([randomBytes(4_000_000)]));
    const file = path.join(folder, addressOf(sha256));
    const verifying = folderStore(folder).verify(sha256);
    await utimes(file, 1, 1);
    expect(await verifying).toBe('intact');
  });

  it('says that it is not available when its place cannot be a folder', async () => {
    const file = path.join(await newFolder(), 'file');
    await writeFile(file, '');
    const store = folderStore(file);
    await expect(store.put(of('x'))).rejects.toThrow(StorageUnavailableError);
    await expect(store.check()).rejects.toThrow(/Cannot keep files in/);
  });

  it('reads on while nothing can be written, and recovers alone', async () => {
    const folder = await newFolder();
    const store = folderStore(folder);
    const { sha256 } = await store.put(of('kept'));
    // Rights would not stop root; a file where the folder should be stops everyone.
    await rm(path.join(folder, 'tmp'), { recursive: true });
    await writeFile(path.join(folder, 'tmp'), '');
    await expect(store.put(of('new'))).rejects.toThrow(StorageUnavailableError);
    expect(await contents(store, sha256)).toBe('kept');
    await rm(path.join(folder, 'tmp'));
    await expect(store.put(of('new'))).resolves.toMatchObject({ size: 3 });
  });
});

describe('s3Store', () => {
  let server: S3Server;
  beforeAll(async () => {
    server = await startS3();
  });
  afterAll(() => server.stop());

  const storeAt = async (endpoint: string) => {
    const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
    const client = new S3Client({
      endpoint,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials,
      maxAttempts: 2, // the second with the clock put right by what the server said of its own
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
    const folder = await newFolder();
    const cache = localCache(folder, 64 * 1024 * 1024);
    return { folder, cache, store: s3Store({ client, bucket: server.bucket }, cache) };
  };

  contract(async () => {
    const { folder, cache, store } = await storeAt(server.endpoint);
    for (const sha256 of await digests(store)) await store.delete(sha256);
    await store.check();
    const spoil = async (sha256: string, bytes: Buffer) => {
      await server.spoil(sha256.length === 64 ? addressOf(sha256) : sha256, bytes);
      await cache.folder.delete(sha256);
    };
    const age = (sha256: string, milliseconds: number) => server.age(addressOf(sha256), milliseconds);
    return { store, temporary: path.join(folder, 'tmp'), spoil, age };
  });

  it('serves what another process put there', async () => {
    const [one, two] = [await storeAt(server.endpoint), await storeAt(server.endpoint)];
    const { sha256 } = await one.store.put(of('from the other process'));
    expect(await contents(two.store, sha256)).toBe('from the other process');
  });

  it('fetches again what is damaged in its own folder', async () => {
    const { folder, store } = await storeAt(server.endpoint);
    const { sha256 } = await store.put(of('right in the bucket'));
    await writeFile(path.join(folder, addressOf(sha256)), 'wrong in the cache!');
    expect(await contents(store, sha256)).toBe('right in the bucket');
  });

  it('says that it is not available when the server is not reached', async () => {
    const { store } = await storeAt('http://127.0.0.1:1');
    await expect(store.put(of('x'))).rejects.toThrow(StorageUnavailableError);
    await expect(store.check()).rejects.toThrow(/Cannot reach the S3 bucket/);
  });
});
