import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Packing } from '../../../engines/answers/packing.ts';
import { addressKey } from '../../addressKey.ts';
import type { Keeping } from './keeping.ts';

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
export function finishAnswer({ answers }: Keeping, { request, reply, plain, etag }: Made): void {
  const { begun } = request;
  if (begun === undefined) return;
  const key = addressKey(request.url);
  if (key?.isWhole !== true) return;
  const headers = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
    OWN.has(name) || value === undefined ? [] : [name, String(value)],
  );
  const { slug } = reply.finished ?? {};
  const answer = { headers, etag, plain, packing: new Packing(plain) };
  answers.keep(key.text, { answer, slug, expiresAt: begun.expiresAt }, begun.generation);
  request.settle?.(answer);
}
