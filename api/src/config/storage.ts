import { Type, type Static, type TObject } from 'typebox';

/** Where the bytes of files are kept, and how large one may be. */
export const StorageConfig = {
  fileStore: Type.Enum(['folder', 's3'], {
    description: 'folder (files below DATA_DIR) or s3 (a bucket)',
  }),
  maxFileMegabytes: Type.Integer({
    minimum: 1,
    maximum: 20_000,
    description: 'how large a file may be, in megabytes (1 to 20000)',
  }),
  s3Endpoint: Type.Optional(
    Type.String({
      pattern: '^https?://[^/?#]+/?$',
      description: 'the address of the S3 server, without the bucket: https://s3.example.go.th',
    }),
  ),
  s3Region: Type.Optional(Type.String({ minLength: 1, description: 'the region of the bucket' })),
  s3Bucket: Type.Optional(
    Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$', description: 'the name of the bucket' }),
  ),
  s3AccessKey: Type.Optional(Type.String({ minLength: 1, description: 'the key that S3 knows us by' })),
  s3SecretKey: Type.Optional(Type.String({ minLength: 8, description: 'the secret of S3_ACCESS_KEY' })),
};

export const STORAGE_DEFAULTS = { fileStore: 'folder' as const, maxFileMegabytes: 200 };

/** The settings of the store that may lie in a file. */
export const STORAGE_SECRETS = ['S3_ACCESS_KEY', 'S3_SECRET_KEY'];

/** A bucket needs its name and a key; without S3_ENDPOINT it is one of Amazon's. */
export function storageFaults(config: Partial<Static<TObject<typeof StorageConfig>>>): string[] {
  if (config.fileStore !== 's3') return [];
  const needed = {
    S3_BUCKET: config.s3Bucket,
    S3_ACCESS_KEY: config.s3AccessKey,
    S3_SECRET_KEY: config.s3SecretKey,
  };
  return Object.entries(needed)
    .filter(([, value]) => value === undefined)
    .map(([name]) => `${name}: FILE_STORE=s3 needs it`);
}
