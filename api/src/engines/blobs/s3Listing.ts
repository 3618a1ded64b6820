import {
  AbortMultipartUploadCommand,
  HeadBucketCommand,
  ListMultipartUploadsCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { digestAt } from './address.ts';

/**
 * What time it is by the server's clock, in milliseconds since 1970: it stamps what it stores by that one. To the second,
 * as HTTP tells it (RFC 9110, 6.6.1).
 */
async function timeOfServer(client: S3Client, bucket: string): Promise<number> {
  const command = new HeadBucketCommand({ Bucket: bucket });
  let date = '';
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { headers } = result.response as { headers?: Record<string, string> };
      date = headers?.['date'] ?? '';
      return result;
    },
    { step: 'deserialize', name: 'readTimeOfServer' },
  );
  await client.send(command);
  const time = Date.parse(date);
  if (Number.isNaN(time)) throw new Error('the S3 server does not say what time it is');
  return time;
}

/**
 * Every blob of a bucket. What else lies there is not ours and is passed over.
 * @throws {Error} when the server refuses or does not say what time it is.
 */
export async function* listObjects(client: S3Client, bucket: string) {
  const now = await timeOfServer(client, bucket);
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket })) {
    for (const { Key = '', Size = 0, LastModified = new Date(now) } of page.Contents ?? []) {
      const sha256 = digestAt(Key);
      const ageMs = Math.max(0, now - LastModified.getTime());
      if (sha256 !== undefined) yield { sha256, size: Size, ageMs };
    }
  }
}

/** A server that cannot list them (501, or 404 and 405 from smaller ones) must sweep them by a rule of its own. */
const NOT_OFFERED = new Set([404, 405, 501]);

/**
 * Ends uploads in parts that were begun longer ago than that, in milliseconds; their parts cost room although nobody sees
 * them. @returns how many.
 * @throws {Error} when the server refuses, other than by not offering it, or does not say what time it is.
 */
export async function abortUnfinished(
  client: S3Client,
  bucket: string,
  olderThanMs: number,
): Promise<number> {
  const before = (await timeOfServer(client, bucket)) - olderThanMs;
  let ended = 0;
  try {
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
    for (const { Key = '', UploadId, Initiated } of Uploads) {
      if (
        digestAt(Key) === undefined ||
        UploadId === undefined ||
        !Initiated ||
        Initiated.getTime() >= before
      )
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
