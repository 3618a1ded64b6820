import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DamagedBlobError } from './blobStore.ts';
import { checkedFiles } from './checkedFiles.ts';

const BYTES = Buffer.alloc(8 * 1024 * 1024, 'ก');
const DIGEST = createHash('sha256').update(BYTES).digest('hex');

describe('checkedFiles', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'checked-'));
    file = path.join(folder, 'blob');
    await writeFile(file, BYTES);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('opens a file that is touched while it is read, as one is whose bytes are sent again', async () => {
    const files = checkedFiles();
    let touches = 0;
    const done = new AbortController();
    const touching = (async () => {
      while (!done.signal.aborted) await utimes(file, ++touches, touches);
    })();
    try {
      await (await files.open(file, DIGEST)).close();
    } finally {
      done.abort();
      await touching;
    }
    expect(touches).toBeGreaterThan(1);
  });

  it('reads a file again that was touched, and finds what was changed in it', async () => {
    const files = checkedFiles();
    await (await files.open(file, DIGEST)).close();
    await appendFile(file, ' ');
    await expect(files.open(file, DIGEST)).rejects.toThrow(DamagedBlobError);
  });
});
