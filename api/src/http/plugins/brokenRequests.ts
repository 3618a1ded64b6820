import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ConnectionError } from 'fastify';
import fp from 'fastify-plugin';
import type { ProblemCode } from '@phoeiphrae/shared/problemTable';
import { ProblemException } from '../problem.ts';
import { refuseLine } from '../rawProblem.ts';

/** What Node says of bytes that are no request, or of one that does not end. Everything else is malformed. */
const BY_NODE_CODE: Record<string, ProblemCode> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timed-out',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'payload-too-large',
};

/** The answer that a line waits for, or had last. */
const answers = new WeakMap<Duplex, ServerResponse>();

/** As much of a request line as no address needs. */
const LONG_LINE = 8_192;

/** Node has one limit for address and headers together: which it was shows in the line that it stopped at. */
function isAddress(bytes: unknown): boolean {
  if (!Buffer.isBuffer(bytes)) return false;
  const [line = ''] = bytes.toString('latin1').split('\r\n', 1);
  return /^[A-Z-]{1,20} /.test(line) ? line.length > LONG_LINE : / HTTP\/1\.[01]$/.test(line);
}

function codeOf({ code, rawPacket }: ConnectionError): ProblemCode {
  const known = BY_NODE_CODE[code] ?? 'malformed-request';
  return known === 'headers-too-large' && isAddress(rawPacket) ? 'address-too-long' : known;
}

/** Its language cannot be asked for: nothing of the request could be read. */
const unread = () => ({ locale: 'th' as const, instance: '/', requestId: randomUUID() });

/**
 * Answers bytes that are no request with a problem like any other, and ends the line: nothing after them can be read. What
 * was asked before them on the same line is answered first.
 */
export function clientErrorHandler(error: ConnectionError, line: Socket): void {
  if (error.code === 'ECONNRESET' || line.destroyed) return;
  const refuse = () => {
    if (line.writable) refuseLine(line, codeOf(error), unread());
    else line.destroy();
  };
  const reply = answers.get(line);
  if (!reply || reply.writableFinished) refuse();
  else if (reply.req.complete) reply.once('finish', refuse);
  else if (reply.headersSent) line.destroy();
  else refuse();
}

/** What Node would answer by itself, with a status and no word: no host is named, or more is expected than there is. */
export const brokenRequests = fp(
  (app) => {
    const server = app.server;
    server.on('request', (request: IncomingMessage, reply: ServerResponse) => {
      answers.set(request.socket, reply);
    });
    server.on('checkExpectation', (request: IncomingMessage, reply: ServerResponse) => {
      server.emit('request', request, reply);
    });
    server.on('connect', (_request: IncomingMessage, line: Duplex) => {
      refuseLine(line, 'malformed-request', unread());
    });
    app.addHook('onRequest', ({ raw }, _reply, done) => {
      const nameless = raw.httpVersion === '1.1' && raw.headers.host === undefined;
      done(nameless ? new ProblemException('malformed-request') : undefined);
    });
    return Promise.resolve();
  },
  { name: 'brokenRequests' },
);
