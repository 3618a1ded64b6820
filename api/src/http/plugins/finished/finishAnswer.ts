import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressKey } from '../../addressKey.ts';
import type { Keeping } from './keeping.ts';

const packGzip = promisify(gzip);
const packBrotli = promisify(brotliCompress);
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** Of one request alone, or written by node itself. */
const OWN = new Set(['x-request-id', 'date', 'connection', 'content-length', 'transfer-encoding']);

interface Made {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly plain: Buffer;
  readonly etag: string;
}

export const etagOf = (bytes: Buffer): string =>
  `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;

/** Finishes an answer to the last byte, keeps it, and gives it to those who wait for it. */
export async function finishAnswer(
  { answers }: Keeping,
  { request, reply, plain, etag }: Made,
): Promise<void> {
  const { begun } = request;
  if (begun === undefined) return;
  const key = addressKey(request.url);
  if (key?.isWhole !== true) return;
  const headers = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
    OWN.has(name) || value === undefined ? [] : [name, String(value)],
  );
  const { slug } = reply.finished ?? {};
  const [zipped, brotli] = await Promise.all([packGzip(plain), packBrotli(plain, BROTLI)]);
  const answer = { headers, etag, plain, gzip: zipped, brotli };
  answers.keep(key.text, { answer, slug, expiresAt: begun.expiresAt }, begun.generation);
  request.settle?.(answer);
}
