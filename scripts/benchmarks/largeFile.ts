import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startOffice, type Office } from './office.ts';
import { watchMemory } from './watchMemory.ts';

/**
 * node scripts/benchmarks/largeFile.ts [megabytes, default 1024]: sends a file to the real API in pieces of 8 MB,
 * attaches it and reads it back, and prints how long each took and what memory the API had. FILE_STORE and the S3
 * settings choose the store.
 */
const MEGABYTE = 1024 * 1024;
const PIECE = 8 * MEGABYTE;
const size = Number(process.argv[2] ?? 1024) * MEGABYTE;

/** What a video begins with; the rest is noise, each piece another. */
const HEAD = Buffer.from('0000002066747970697367d6000002007066736f6d69736f32617663316d703431', 'hex');
const noise = randomBytes(PIECE);

function piece(number: number): Buffer {
  const bytes = Buffer.from(noise);
  bytes.writeUInt32BE(number, 100);
  if (number === 0) HEAD.copy(bytes);
  return bytes;
}

async function send({ call }: Office, hash: ReturnType<typeof createHash>): Promise<string> {
  const tus = { 'tus-resumable': '1.0.0' };
  const name = Buffer.from('วิดีโอการประชุม.mp4').toString('base64');
  const opening = { ...tus, 'upload-length': String(size), 'upload-metadata': `filename ${name}` };
  const created = await call('POST', '/api/v1/uploads', { headers: opening });
  const address = created.headers.get('location') ?? '';
  for (let offset = 0; offset < size; offset += PIECE) {
    const bytes = piece(offset / PIECE).subarray(0, Math.min(PIECE, size - offset));
    hash.update(bytes);
    const type = 'application/offset+octet-stream';
    const headers = { ...tus, 'upload-offset': String(offset), 'content-type': type };
    await call('PATCH', address, { headers, body: new Uint8Array(bytes) });
  }
  return address.split('/').at(-1) ?? '';
}

async function attach({ call, item }: Office, upload: string): Promise<void> {
  await call('POST', `/api/v1/items/${item.id}/files`, {
    headers: {
      'content-type': 'application/json',
      'if-match': `"${String(item.version)}"`,
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ upload }),
  });
}

async function readBack({ call, item }: Office, sha256: string): Promise<void> {
  const response = await call('GET', `/api/v1/items/${item.id}/files/${sha256}`, {});
  const hash = createHash('sha256');
  for await (const chunk of response.body ?? []) hash.update(chunk as Uint8Array);
  if (hash.digest('hex') !== sha256) throw new Error('what came back is not what was sent');
}

/** A hundred ranges as a player asks for them. */
async function readRanges({ call, item }: Office, sha256: string): Promise<void> {
  for (let i = 0; i < 100; i++) {
    const start = Math.floor((i / 100) * (size - MEGABYTE));
    const headers = { range: `bytes=${String(start)}-${String(start + MEGABYTE - 1)}` };
    const response = await call('GET', `/api/v1/items/${item.id}/files/${sha256}`, { headers });
    await response.arrayBuffer();
  }
}

const dataDir = await mkdtemp(path.join(tmpdir(), 'phoeiphrae-benchmark-'));
const office = await startOffice(dataDir, Math.ceil(size / MEGABYTE));
try {
  const hash = createHash('sha256');
  let [upload, sha256] = ['', ''];
  const steps: [string, number, () => Promise<void>][] = [
    ['at rest', 0, () => new Promise((resolve) => setTimeout(resolve, 2_000))],
    [
      'upload, pieces of 8 MB',
      size,
      async () => {
        upload = await send(office, hash);
        sha256 = hash.digest('hex');
      },
    ],
    ['attach (hash, store, fsync)', size, () => attach(office, upload)],
    ['download, first (checks first)', size, () => readBack(office, sha256)],
    ['download, again', size, () => readBack(office, sha256)],
    ['100 ranges of 1 MB', 100 * MEGABYTE, () => readRanges(office, sha256)],
  ];
  console.log(
    `${'step'.padEnd(32)} ${'s'.padStart(7)} ${'MB/s'.padStart(7)} API memory, MB: median ${'most'.padStart(6)}`,
  );
  for (const [name, bytes, step] of steps) {
    await office.signIn();
    const memory = watchMemory(office.pid);
    const started = performance.now();
    await step();
    const seconds = (performance.now() - started) / 1000;
    const { median, most } = memory.stop();
    const rate = bytes === 0 ? '' : (bytes / MEGABYTE / seconds).toFixed(0);
    console.log(
      `${name.padEnd(32)} ${seconds.toFixed(1).padStart(7)} ${rate.padStart(7)} ${String(median).padStart(22)} ${String(most).padStart(6)}`,
    );
  }
} finally {
  await office.stop();
  await rm(dataDir, { recursive: true, force: true });
}
