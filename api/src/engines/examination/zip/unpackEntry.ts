import { createWriteStream } from 'node:fs';
import { Transform, Writable, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { Refused } from '../refused.ts';
import { faultOf, type OpenZip, type ZipEntry } from './zipDirectory.ts';

/**
 * Passes the bytes on as they are unpacked and checks them: not more than the directory promised, not fewer, and the
 * right sum. A ZIP that lies about a size is found before the lie has cost anything.
 */
function checked({ name, unpacked, entry }: ZipEntry): Transform {
  let length = 0;
  let sum = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length;
      sum = crc32(chunk, sum);
      if (length > unpacked) done(new Refused('too_large_inside', name));
      else done(null, chunk);
    },
    flush(done) {
      const whole = length === unpacked && sum === entry.crc32;
      done(whole ? null : new Refused('broken', name));
    },
  });
}

async function read(zip: OpenZip, entry: ZipEntry, into: Writable): Promise<void> {
  try {
    const packed: Readable = await zip.file.openReadStreamPromise(entry.entry);
    await pipeline(packed, checked(entry), into);
  } catch (error) {
    throw error instanceof Refused ? error : sizeFault(error, entry.name);
  }
}

function sizeFault(error: unknown, name: string): Refused {
  const message = error instanceof Error ? error.message : '';
  if (/too many bytes/i.test(message)) return new Refused('too_large_inside', name);
  const fault = faultOf(error);
  return new Refused(fault.refusal.code, name);
}

/**
 * Unpacks an entry chunk by chunk into `take`.
 * @throws Refused when it is not what the directory promised; and whatever `take` throws
 */
export function readEntry(zip: OpenZip, entry: ZipEntry, take: (chunk: Buffer) => void): Promise<void> {
  let failure: unknown;
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      try {
        take(chunk);
        done();
      } catch (error) {
        failure = error;
        done(error instanceof Error ? error : new Error('the reader of the entry failed'));
      }
    },
  });
  return read(zip, entry, sink).catch((error: unknown) => Promise.reject((failure ?? error) as Error));
}

/** Unpacks an entry into a file of its own. @throws Refused */
export function unpackEntry(zip: OpenZip, entry: ZipEntry, path: string): Promise<void> {
  return read(zip, entry, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
}

/** The whole of a small entry. @throws Refused when it is larger than `limit` bytes */
export async function entryBytes(zip: OpenZip, entry: ZipEntry, limit: number): Promise<Buffer> {
  if (entry.unpacked > limit) throw new Refused('too_large_inside', entry.name);
  const chunks: Buffer[] = [];
  await readEntry(zip, entry, (chunk) => chunks.push(chunk));
  return Buffer.concat(chunks);
}
