import { createHash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { FILE_MODE } from '@phoeiphrae/db/closedFolder';
import { BlobTooLargeError, DigestMismatchError, type Expected, type StoredBlob } from './blobStore.ts';

/**
 * Writes the stream to a new file, hashing on the way, and does not return before the disk has it. On any failure the
 * file is gone again.
 * @throws {DigestMismatchError} {BlobTooLargeError}
 */
export async function spool(bytes: Readable, file: string, expected: Expected): Promise<StoredBlob> {
  try {
    const handle = await open(file, 'wx', FILE_MODE);
    try {
      const stored = await write(bytes, handle, expected);
      await handle.sync();
      return stored;
    } finally {
      await handle.close();
    }
  } catch (error) {
    bytes.destroy();
    await rm(file, { force: true });
    throw error;
  }
}

async function write(bytes: Readable, handle: FileHandle, expected: Expected): Promise<StoredBlob> {
  const hash = createHash('sha256');
  const most = expected.maxSize ?? Infinity;
  let size = 0;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new BlobTooLargeError(`more than ${most} bytes`);
    hash.update(chunk);
    await handle.writeFile(chunk);
  }
  const sha256 = hash.digest('hex');
  if (expected.sha256 !== undefined && expected.sha256 !== sha256) {
    throw new DigestMismatchError(`expected ${expected.sha256}, got ${sha256}`);
  }
  return { sha256, size };
}
