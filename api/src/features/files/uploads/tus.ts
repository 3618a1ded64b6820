import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Server, type Locker } from '@tus/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemCode } from '@phoeiphrae/shared/problemTable';
import { asStorageError } from '../../../engines/blobs/storageErrors.ts';
import type { Deps } from '../../../office/deps.ts';
import { ProblemException } from '../../../http/problem.ts';
import { TusStore } from './tusStore.ts';
import { expiryOf, maxFileBytes, uploadsOf } from './uploads.ts';
import { readMetadata } from './metadata.ts';
import { checkQuota } from './quota.ts';
import { TUS_VERSION } from './schemas.ts';
import type { InTurn } from './turns.ts';

const UPLOADS_PATH = '/api/v1/uploads';
/** How long an older request may still write what it has when a newer one takes over, in milliseconds. */
const DRAIN_MS = 1_000;
/** What of an answer of the protocol is passed on; the rest (CORS, lengths of bodies that we do not send) is not ours. */
const PASSED_ON = ['location', 'upload-offset', 'upload-length', 'upload-metadata', 'connection'];
const PROBLEMS: Record<number, ProblemCode> = {
  404: 'not-found',
  409: 'upload-out-of-step',
  410: 'not-found',
  413: 'payload-too-large',
  415: 'media-type-unsupported',
  // An extension of the protocol that is not offered here.
  501: 'malformed-request',
};

type WebRequest = Parameters<Server['handleWeb']>[0];

/** What the protocol's server reads of a request. The body is made a web stream only if it is asked for. */
function webRequest(request: FastifyRequest, id: string | undefined): WebRequest {
  const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const url = `http://localhost${UPLOADS_PATH}${id === undefined ? '' : `/${id}`}`;
  const { method, raw } = request;
  const web = {
    method,
    url,
    headers,
    get body() {
      return Readable.toWeb(raw);
    },
  };
  return web as unknown as WebRequest;
}

/** What requests on uploads have in common. */
export interface Guards {
  readonly locks: Locker;
  readonly inTurn: InTurn;
}

/** The person's uploads, where the quota sees one creation after the other: all at once, each would find room. */
function withinQuota(deps: Deps, userId: string, inTurn: InTurn): TusStore {
  return new TusStore(uploadsOf(deps, userId), (size, create) =>
    inTurn(userId, async () => {
      await checkQuota(deps, userId, size);
      return create();
    }),
  );
}

/**
 * Answers a request of the tus protocol for the signed-in person.
 * @see https://tus.io/protocols/resumable-upload (version 1.0.0)
 * @throws {ProblemException} 400, 404, 409, 413, 415, 429 as the protocol or the quota refuses; 503 for any
 * other failure without a reason.
 * @throws {StorageFullError} {StorageUnavailableError} when the disk refuses.
 */
export async function answerTus(
  deps: Deps,
  { locks, inTurn }: Guards,
  exchange: { request: FastifyRequest; reply: FastifyReply; id?: string },
): Promise<void> {
  const { request, reply } = exchange;
  const { userId } = request.who;
  let failure: unknown;
  const server = new Server({
    path: UPLOADS_PATH,
    datastore: withinQuota(deps, userId, inTurn),
    locker: locks,
    lockDrainTimeout: DRAIN_MS,
    maxSize: maxFileBytes(deps),
    namingFunction: () => randomUUID(),
    generateUrl: (_request, { path, id }) => `${path}/${id}`,
    getFileIdFromRequest: () => exchange.id,
    onUploadCreate: (_request, upload) => {
      upload.creation_date = deps.clock.now().toISOString();
      const header = request.headers['upload-metadata'];
      const metadata = readMetadata(typeof header === 'string' ? header : '');
      return Promise.resolve({ metadata });
    },
    onResponseError: (_request, error) => {
      failure = error;
      return undefined;
    },
  });
  const response = await server.handleWeb(webRequest(request, exchange.id));
  if (response.status >= 400) {
    drainBody(request.raw);
    throw problemOf(response.status, failure);
  }
  await tellExpiry(deps, exchange, response);
  await sendAnswer(reply, response);
}

/** The rest of a body that nobody wants runs out: a client that is still sending would never read our answer. */
function drainBody(raw: FastifyRequest['raw']): void {
  if (raw.complete) return;
  raw.removeAllListeners('data');
  raw.resume();
}

function problemOf(status: number, failure: unknown): unknown {
  const known = PROBLEMS[status];
  if (known) return new ProblemException(known);
  if (failure instanceof Error) return asStorageError(failure);
  return new ProblemException(status < 500 ? 'malformed-request' : 'unavailable');
}

/** Says with every answer on an upload when it will be forgotten (the extension `expiration`). */
async function tellExpiry(
  deps: Deps,
  { request, reply, id }: { request: FastifyRequest; reply: FastifyReply; id?: string },
  response: Response,
): Promise<void> {
  const created = response.headers.get('location')?.split('/').at(-1);
  const upload = await uploadsOf(deps, request.who.userId).find(id ?? created ?? '');
  if (upload) void reply.header('upload-expires', expiryOf(upload.creation_date).toUTCString());
}

function sendAnswer(reply: FastifyReply, response: Response): FastifyReply {
  for (const name of PASSED_ON) {
    const value = response.headers.get(name);
    if (value !== null) void reply.header(name, value);
  }
  return reply.header('tus-resumable', TUS_VERSION).code(response.status).send();
}
