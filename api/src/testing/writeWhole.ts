import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

interface StoredObject {
  readonly bucket: string;
  readonly key: string;
  readonly content: Buffer | Readable;
  readonly metadata: unknown;
}

interface Store {
  getResourcePath(bucket: string, key: string, resource: 'object'): string;
  putMetadata(bucket: string, key: string, metadata: unknown, md5: string): Promise<void>;
  putObject(this: Store, object: StoredObject): Promise<{ size: number; md5: string }>;
}

/**
 * Loaded into s3rver before it starts. As it comes, it answers while it still writes, into the object that everyone reads;
 * S3 shows an object when all of it is there.
 */
const FilesystemStore = createRequire(import.meta.url)('s3rver/lib/stores/filesystem') as {
  prototype: Store;
};

FilesystemStore.prototype.putObject = async function ({ bucket, key, content, metadata }) {
  const place = this.getResourcePath(bucket, key, 'object');
  const unfinished = `${place}.${randomUUID()}`;
  await mkdir(path.dirname(place), { recursive: true });
  const hash = createHash('md5');
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  const bytes = Buffer.isBuffer(content) ? Readable.from([content]) : content;
  await pipeline(bytes, count, createWriteStream(unfinished));
  await rename(unfinished, place);
  const md5 = hash.digest('hex');
  await this.putMetadata(bucket, key, metadata, md5);
  return { size, md5 };
};
