import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { StartError, errorText } from '@phoeiphrae/db/startError';
import { addressOf, isDigest } from './address.ts';
import {
  DamagedBlobError,
  DigestMismatchError,
  MissingBlobError,
  type BlobStore,
  type StoredBlob,
} from './blobStore.ts';
import { confirmedObjects } from './confirmedObjects.ts';
import type { LocalCache } from './localCache.ts';
import { abortUnfinished, listObjects } from './s3Listing.ts';
import { isNotFound, onS3 } from './s3Errors.ts';

/** What an upload holds in memory: two parts of this many bytes. 10 000 parts are the most that S3 takes. */
const PART_BYTES = 8 * 1024 * 1024;

interface Place {
  readonly client: S3Client;
  readonly bucket: string;
}

/**
 * Blobs as objects of a bucket: key `ab/cd/abcd…`. S3 shows an object when all of it is there, so an address holds the
 * whole blob or nothing. What comes in is hashed in a local folder before it is sent, and what goes out is brought there
 * and checked before its first byte is given out: a range is then read from the checked copy, whereas checking on the
 * way would give out bytes before the digest is known, or fetch everything twice.
 */
export function s3Store(place: Place, cache: LocalCache): BlobStore {
  const { client } = place;
  const at = (sha256: string) => ({ Bucket: place.bucket, Key: addressOf(sha256) });

  async function size(sha256: string): Promise<number | undefined> {
    if (!isDigest(sha256)) return undefined;
    try {
      return (await client.send(new HeadObjectCommand(at(sha256)))).ContentLength;
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  async function fetchObject(sha256: string): Promise<Readable> {
    try {
      return (await client.send(new GetObjectCommand(at(sha256)))).Body as Readable;
    } catch (error) {
      throw isNotFound(error) ? new MissingBlobError(sha256) : error;
    }
  }

  async function verify(sha256: string) {
    const hash = createHash('sha256');
    try {
      for await (const chunk of await fetchObject(sha256)) hash.update(chunk as Buffer);
    } catch (error) {
      if (error instanceof MissingBlobError) return 'missing' as const;
      throw error;
    }
    return hash.digest('hex') === sha256 ? ('intact' as const) : ('damaged' as const);
  }

  const confirmed = confirmedObjects({
    stateOf: async (sha256) => {
      if (!isDigest(sha256)) return undefined;
      try {
        const { ETag, ContentLength, VersionId } = await client.send(new HeadObjectCommand(at(sha256)));
        return ETag === undefined ? '' : [ETag, ContentLength, VersionId].join();
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw error;
      }
    },
    read: verify,
  });

  async function send({ sha256, size: bytes }: StoredBlob) {
    const Body = await cache.folder.open(sha256);
    const params = { ...at(sha256), Body, ContentType: 'application/octet-stream' };
    try {
      await new Upload({ client, params, partSize: PART_BYTES, queueSize: 2 }).done();
    } finally {
      Body.destroy();
    }
    if ((await size(sha256)) !== bytes) throw new Error(`the bucket did not keep ${sha256} whole`);
  }

  /** Whoever brings the same bytes meanwhile waits for the one sending of them. */
  const sending = new Map<string, Promise<void>>();

  /** Brings the object into the cache; only bytes that are those of the digest are kept there. */
  async function bring(sha256: string) {
    try {
      await cache.folder.put(await fetchObject(sha256), { sha256 });
    } catch (error) {
      throw error instanceof DigestMismatchError ? new DamagedBlobError(sha256) : error;
    }
    await cache.trim();
  }

  return {
    put: (bytes, expected) =>
      onS3(async () => {
        const stored = await cache.folder.put(bytes, expected);
        // Sent even when it is there: that is the one way to make it count as new, it mends what is damaged, and it costs
        // no more than reading back whether it is.
        const running = sending.get(stored.sha256) ?? send(stored);
        sending.set(stored.sha256, running);
        await running.finally(() => sending.delete(stored.sha256));
        await cache.trim();
        return stored;
      }),
    open: (sha256, range) =>
      onS3(async () => {
        if ((await cache.folder.size(sha256)) === undefined) await bring(sha256);
        return cache.folder.open(sha256, range).catch(async (error: unknown) => {
          // Trimmed a moment ago, or damaged on our own disk: the bucket has it.
          if (!(error instanceof MissingBlobError || error instanceof DamagedBlobError)) throw error;
          await bring(sha256);
          return cache.folder.open(sha256, range);
        });
      }),
    size: (sha256) => onS3(() => size(sha256)),
    verify: (sha256) => onS3(() => (isDigest(sha256) ? verify(sha256) : Promise.resolve('missing' as const))),
    confirm: (sha256) => onS3(() => confirmed.confirm(sha256)),
    list: () => listObjects(client, place.bucket),
    delete: (sha256) =>
      onS3(async () => {
        if (!isDigest(sha256)) return;
        await client.send(new DeleteObjectCommand(at(sha256)));
        await cache.folder.delete(sha256);
      }),
    sweepUnfinished: (olderThanMs) =>
      onS3(
        async () =>
          (await cache.folder.sweepUnfinished(olderThanMs)) +
          (await abortUnfinished(client, place.bucket, olderThanMs)),
      ),
    check: async () => {
      await cache.folder.check();
      try {
        await client.send(new HeadBucketCommand({ Bucket: place.bucket }));
      } catch (error) {
        const reason = error instanceof Error ? `${error.name} ${errorText(error)}`.trim() : String(error);
        throw new StartError(
          `ติดต่อที่เก็บไฟล์ S3 (${place.bucket}) ไม่ได้`,
          `Cannot reach the S3 bucket ${place.bucket}: ${reason}`,
        );
      }
    },
  };
}
