import { Socket } from 'node:net';
import fp from 'fastify-plugin';
import type { FastifyRequest } from 'fastify';
import { localeOf } from '../locale.ts';
import { refuseLine } from '../rawProblem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How long the body of a request to this route may take, in milliseconds. */
    bodyTime?: number;
  }
}

interface Limits {
  /** For a whole body, in milliseconds, unless the route says otherwise. */
  readonly whole: number;
  /** Without a single byte, in milliseconds: the line is dead, or someone only holds it. */
  readonly idle: number;
}

/** A request that was made up within the process comes from no line. */
const comesSlowly = ({ headers, raw }: FastifyRequest): boolean =>
  raw.socket instanceof Socket &&
  (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0);

/**
 * A body that trickles in holds no connection for ever. Node has one limit for all requests, and a piece of a large file
 * on a slow phone needs longer than a form: so each route has its own, and silence ends any of them soon. What had
 * arrived of an upload is kept. Heads of requests have Node's own limit of a minute.
 */
export const bodyTime = fp<Limits>(
  (app, { whole, idle }) => {
    app.addHook('onRequest', (request, _reply, done) => {
      if (comesSlowly(request)) watch(request, whole, idle);
      done();
    });
    return Promise.resolve();
  },
  { name: 'bodyTime' },
);

function refuse({ raw: { socket }, url, id, headers }: FastifyRequest) {
  const [instance = '/'] = url.split('?');
  refuseLine(socket, 'request-timed-out', { locale: localeOf({ headers }), instance, requestId: id });
}

function watch(request: FastifyRequest, whole: number, idle: number) {
  const { raw } = request;
  const { socket } = raw;
  const started = performance.now();
  const most = request.routeOptions.config.bodyTime ?? whole;
  let seen = socket.bytesRead;
  const timer = setInterval(
    () => {
      if (raw.complete) {
        stop();
        return;
      }
      const silent = socket.bytesRead === seen;
      seen = socket.bytesRead;
      if (!silent && performance.now() - started < most) return;
      stop();
      refuse(request);
    },
    Math.min(idle, most),
  );
  timer.unref();
  const stop = () => {
    clearInterval(timer);
  };
  raw.once('close', stop);
}
