import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { bangkokDate, bangkokInstant } from '@phoeiphrae/shared/thaiCalendar';
import type { FinishedAnswer, FinishedAnswers } from '../../engines/answers/finishedAnswers.ts';
import { loggedUrl } from '../loggable.ts';
import { addressKey } from '../addressKey.ts';

const packGzip = promisify(gzip);
const packBrotli = promisify(brotliCompress);
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
/** A notice that was lost without anybody knowing is made good by then, in milliseconds. */
const LONGEST_MS = 60_000;

/** What an answer tells of, once a route has said that it is the same for anyone. */
export interface Finished {
  /** The one item; without it, any change of what is public may change the answer. */
  readonly slug?: string;
}

declare module 'fastify' {
  interface FastifyReply {
    /** Set by a route whose answer is the same for anyone: it may be kept, and given again without being asked. */
    finished: Finished | null;
  }
  interface FastifyRequest {
    /** Of what is public, when the request came; undefined while nothing is kept. */
    publicGeneration: number | undefined;
  }
  interface FastifyInstance {
    /** The kept answer to anyone at an address, for what the process asks of itself; undefined when there is none now. */
    keptAnswer: (url: string) => string | undefined;
  }
}

interface Options {
  readonly answers: FinishedAnswers;
  readonly clock: { now(): Date };
  /** Whom a request came from, through the proxies that are trusted. */
  readonly addressOf: (message: IncomingMessage) => string;
}

/** Of one request alone, or written by node itself. */
const OWN = new Set(['x-request-id', 'date', 'connection', 'content-length', 'transfer-encoding']);

const isAnyone = (headers: IncomingMessage['headers']): boolean =>
  headers.authorization === undefined && headers.cookie === undefined;

/**
 * Keeps the answers that routes mark, and gives them again before anything else looks at the request: no route, no check
 * and no database. Nothing is kept of, or given to, someone who signed in.
 */
export const finishedAnswers = fp<Options>(
  (app, options, done) => {
    const { answers } = options;
    app.decorateReply('finished', null);
    app.decorateRequest('publicGeneration', undefined);
    app.decorate('keptAnswer', (url: string) => keptAt(options, url)?.plain.toString());
    app.addHook('onRequest', (request, _reply, next) => {
      request.publicGeneration = answers.generation;
      next();
    });
    app.addHook('onSend', async (request, reply, payload: unknown) => {
      if (reply.finished === null || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
      const plain = Buffer.from(payload);
      const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
      void reply.header('etag', etag).header('vary', 'accept-encoding');
      if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'public, no-cache');
      keep(options, { request, reply, plain, etag }).catch((error: unknown) => {
        request.log.error({ err: error }, 'an answer was not kept');
      });
      return plain;
    });
    const [handle] = app.server.listeners('request') as ((
      message: IncomingMessage,
      response: ServerResponse,
    ) => void)[];
    if (!handle) throw new Error('the server answers no requests');
    app.server.removeAllListeners('request');
    app.server.on('request', (message: IncomingMessage, response: ServerResponse) => {
      const found = lookUp(options, message);
      if (!found) {
        handle(message, response);
        return;
      }
      const id = randomUUID();
      const status = give(found, message, response, id);
      const req = {
        method: message.method,
        url: loggedUrl(message.url ?? ''),
        host: message.headers.host,
        remoteAddress: options.addressOf(message),
      };
      app.log.info({ reqId: id, req, res: { statusCode: status }, kept: true }, 'request completed');
    });
    done();
  },
  { name: 'finishedAnswers' },
);

interface Made {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly plain: Buffer;
  readonly etag: string;
}

/** When the day in Bangkok ends: with the next another announcement may be in force. In milliseconds since 1970. */
const endOfDay = (now: Date): number => Date.parse(bangkokInstant(bangkokDate(now), '00:00')) + 86_400_000;

async function keep({ answers, clock }: Options, { request, reply, plain, etag }: Made): Promise<void> {
  const { publicGeneration } = request;
  const key = addressKey(request.url);
  if (publicGeneration === undefined || key?.isWhole !== true || !isAnyone(request.headers)) return;
  const headers = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
    OWN.has(name) || value === undefined ? [] : [name, String(value)],
  );
  const { slug } = reply.finished ?? {};
  const now = clock.now();
  const [zipped, brotli] = await Promise.all([packGzip(plain), packBrotli(plain, BROTLI)]);
  const answer = { headers, etag, plain, gzip: zipped, brotli };
  const expiresAt = Math.min(now.getTime() + LONGEST_MS, endOfDay(now));
  answers.keep(key.text, { answer, slug, expiresAt }, publicGeneration);
}

function lookUp(options: Options, message: IncomingMessage): FinishedAnswer | undefined {
  const { method, url = '', headers } = message;
  if ((method !== 'GET' && method !== 'HEAD') || !isAnyone(headers)) return undefined;
  if (headers.host === undefined || headers.range !== undefined || headers['if-match'] !== undefined)
    return undefined;
  return keptAt(options, url);
}

/** What is kept of an address, in whatever way it is written. */
function keptAt({ answers, clock }: Options, url: string): FinishedAnswer | undefined {
  const at = clock.now().getTime();
  const found = answers.get(url, at);
  if (found) return found;
  const key = addressKey(url);
  return key && key.text !== url ? answers.get(key.text, at) : undefined;
}

/** A list of tags, or a star, as RFC 9110 §13.1.2 compares them: weakly. */
const names = (header: string, etag: string): boolean =>
  header === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);

/** The best that a client says it takes; `br;q=0` says that it does not. */
function coded(
  accepts: string,
  { plain, gzip: zipped, brotli }: FinishedAnswer,
): [Buffer, string | undefined] {
  const takes = (name: string) =>
    accepts.split(',').some((part) => {
      const [coding = '', weight = ''] = part.split(';');
      return coding.trim() === name && !/^ *q=0(\.0*)? *$/.test(weight);
    });
  if (takes('br')) return [brotli, 'br'];
  if (takes('gzip')) return [zipped, 'gzip'];
  return [plain, undefined];
}

/** @returns the status that was answered */
function give(
  answer: FinishedAnswer,
  message: IncomingMessage,
  response: ServerResponse,
  id: string,
): number {
  const { headers } = message;
  const own = [...answer.headers, 'x-request-id', id];
  const known = headers['if-none-match'];
  if (known !== undefined && names(known, answer.etag)) {
    response.writeHead(
      304,
      own.filter((_, at) => !/^content-/.test(own[at - (at % 2)] ?? '')),
    );
    response.end();
    return 304;
  }
  const accepts = headers['accept-encoding'];
  const [bytes, coding] =
    typeof accepts === 'string' ? coded(accepts, answer) : ([answer.plain, undefined] as const);
  if (coding !== undefined) own.push('content-encoding', coding);
  own.push('content-length', String(bytes.length));
  response.writeHead(200, own);
  response.end(message.method === 'HEAD' ? undefined : bytes);
  return 200;
}
