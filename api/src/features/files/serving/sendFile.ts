import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DamagedBlobError, MissingBlobError } from '../../../engines/blobs/blobStore.ts';
import type { Deps } from '../../../office/deps.ts';
import { loggable } from '../../../http/loggable.ts';
import { ProblemException } from '../../../http/problem.ts';
import { charsetParameter } from './charset.ts';
import { contentPolicyOf } from './contentPolicy.ts';
import { markDamaged } from './damage.ts';
import { dispositionOf } from './disposition.ts';
import { matchesTag, rangeOf } from './range.ts';
import type { ServedFile } from './servedFile.ts';

type Stores = Pick<Deps, 'blobs' | 'db' | 'clock'>;

/** Nothing of a file runs, or is mistaken for another type. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'accept-ranges': 'bytes',
};

/**
 * Sends the bytes of a file: whole, a range, or that they have not changed. Ask first whether the caller may read it:
 * no validator is looked at before (RFC 9110 section 13.2.1).
 * @throws {ProblemException} 416; 503 when the bytes in the store are not these.
 */
export async function sendFile(
  deps: Stores,
  request: FastifyRequest,
  reply: FastifyReply,
  file: ServedFile,
): Promise<FastifyReply> {
  if (file.damaged) throw new ProblemException('file-damaged');
  const etag = `"${file.sha256}"`;
  if (matchesTag(request.headers['if-none-match'], etag)) return headed(reply, file, etag).code(304).send();
  const { 'if-range': ifRange } = request.headers;
  const stands = ifRange === undefined || ifRange === etag;
  const range = stands && request.method === 'GET' ? rangeOf(request.headers.range, file.size) : 'whole';
  if (range === 'unsatisfiable') throw unsatisfiable(file.size);
  const contentType = await contentTypeOf(deps, request, file);
  const bytes =
    request.method === 'HEAD'
      ? Readable.from([])
      : await open(deps, request, file, range === 'whole' ? undefined : range);
  const { start, end } = range === 'whole' ? { start: 0, end: file.size } : range;
  if (range !== 'whole') {
    void reply.code(206).header('content-range', `bytes ${start}-${end - 1}/${file.size}`);
  }
  return headed(reply, file, etag)
    .header('content-type', contentType)
    .header('content-disposition', dispositionOf(file.name, file.mediaType, file.download))
    .header('content-length', end - start)
    .send(bytes);
}

const headed = (reply: FastifyReply, { cache, mediaType }: ServedFile, etag: string): FastifyReply =>
  reply
    .headers(HEADERS)
    .header('content-security-policy', contentPolicyOf(mediaType))
    .header('etag', etag)
    .header('cache-control', cache === 'public' ? 'public, no-cache' : 'no-store');

function unsatisfiable(size: number): ProblemException {
  return new ProblemException('range-not-satisfiable', { headers: { 'content-range': `bytes */${size}` } });
}

async function contentTypeOf(deps: Stores, request: FastifyRequest, file: ServedFile): Promise<string> {
  if (!file.mediaType.startsWith('text/')) return file.mediaType;
  const charset = await charsetParameter(file.sha256, () => open(deps, request, file, undefined));
  return `${file.mediaType}${charset}`;
}

async function open(
  deps: Stores,
  request: FastifyRequest,
  { sha256 }: ServedFile,
  range: { start: number; end: number } | undefined,
): Promise<Readable> {
  try {
    return await deps.blobs.open(sha256, range);
  } catch (error) {
    if (!(error instanceof DamagedBlobError || error instanceof MissingBlobError)) throw error;
    request.log.fatal({ err: loggable(error), sha256 }, 'a stored file is damaged; it is served no more');
    await markDamaged(deps, sha256, request.id);
    throw new ProblemException('file-damaged');
  }
}
