import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { Network } from '../engines/outbound/network.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server of somebody else's on this machine: it notes what it is asked, and answers each path as a test says. */
export interface WildServer {
  readonly port: number;
  /** `HEAD /path`, in the order in which it came. */
  readonly asked: string[];
  readonly seen: IncomingMessage[];
  on(path: string, answer: Answer): void;
  stop(): Promise<void>;
}

const NOT_FOUND: Answer = (_request, response) => void response.writeHead(404).end();

export async function startWildServer(): Promise<WildServer> {
  const asked: string[] = [];
  const seen: IncomingMessage[] = [];
  const answers = new Map<string, Answer>();
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    seen.push(request);
    (answers.get(request.url ?? '') ?? NOT_FOUND)(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    seen,
    on: (path, answer) => void answers.set(path, answer),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export const answering =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    void response.writeHead(status, headers).end();

export const hanging: Answer = () => undefined;
export const resetting: Answer = (request) => void request.socket.resetAndDestroy();

/** Ten gigabytes, for as long as somebody takes them. */
export const endless: Answer = (request, response) => {
  const size = 10 * 1024 ** 3;
  response.writeHead(200, { 'content-length': String(size) });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const piece = Buffer.alloc(64 * 1024);
  const flood = Readable.from(
    (function* () {
      for (let left = size; left > 0; left -= piece.length) yield piece;
    })(),
  );
  flood.on('error', () => undefined);
  response.on('close', () => flood.destroy());
  flood.pipe(response);
};

/**
 * Names that a test gives addresses, and connections to the one port of its own server on this machine. The product has no
 * such network: tests alone can make one.
 */
export const networkOf = (port: number, resolve: Network['resolve']): Network => ({
  resolve,
  mayConnect: (address, to) => Promise.resolve(address === '127.0.0.1' && to === port),
});
