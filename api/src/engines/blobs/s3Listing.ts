import {
  AbortMultipartUploadCommand,
  ListMultipartUploadsCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { digestAt } from './address.ts';

/** Every blob of a bucket. What else lies there is not ours and is passed over. */
export async function* listObjects(client: S3Client, bucket: string) {
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket })) {
    for (const { Key = '', Size = 0, LastModified = new Date(0) } of page.Contents ?? []) {
      const sha256 = digestAt(Key);
      if (sha256 !== undefined) yield { sha256, size: Size, storedAt: LastModified };
    }
  }
}

/** A server that cannot list them (501, or 404 and 405 from smaller ones) must sweep them by a rule of its own. */
const NOT_OFFERED = new Set([404, 405, 501]);

/** Ends uploads in parts that were begun before that moment; their parts cost room although nobody sees them. */
export async function abortUnfinished(client: S3Client, bucket: string, before: Date): Promise<number> {
  let ended = 0;
  try {
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
    for (const { Key = '', UploadId, Initiated } of Uploads) {
      if (digestAt(Key) === undefined || UploadId === undefined || !Initiated || Initiated >= before)
        continue;
      await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }));
      ended++;
    }
  } catch (error) {
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0;
    if (!NOT_OFFERED.has(status)) throw error;
  }
  return ended;
}
