import path from 'node:path';
import type { Config } from '../../config/schema.ts';
import type { BlobStore } from './blobStore.ts';
import { folderStore } from './folderStore.ts';
import { localCache } from './localCache.ts';

const MEGABYTE = 1024 * 1024;
/** How much room the copies of blobs in a bucket may take, in files of the largest size. */
const CACHED_FILES = 10;

/** The store that the settings name. Nothing is read or reached before its first use. */
export async function openBlobStore(config: Config): Promise<BlobStore> {
  if (config.fileStore === 'folder') return folderStore(path.join(config.dataDir, 'blobs'));
  // Loaded only where there is a bucket.
  const { S3Client } = await import('@aws-sdk/client-s3');
  const { s3Store } = await import('./s3Store.ts');
  const client = new S3Client({
    region: config.s3Region ?? 'us-east-1',
    ...(config.s3Endpoint === undefined ? {} : { endpoint: config.s3Endpoint, forcePathStyle: true }),
    credentials: { accessKeyId: config.s3AccessKey ?? '', secretAccessKey: config.s3SecretKey ?? '' },
    // Servers other than Amazon's know no checksums in trailers. Ours are checked by their digest in any case.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const cacheBytes = config.maxFileMegabytes * MEGABYTE * CACHED_FILES;
  const cache = localCache(path.join(config.dataDir, 'blob-cache'), cacheBytes);
  return s3Store({ client, bucket: config.s3Bucket ?? '' }, cache);
}
