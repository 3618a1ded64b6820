import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import type { FastifyServerOptions } from 'fastify';

/** Says whom a request came from, through the proxies that are trusted, as Fastify does for what reaches it. */
export function addressBy(trust: FastifyServerOptions['trustProxy']): (message: IncomingMessage) => string {
  if (trust === undefined || trust === false) return ({ socket }) => socket.remoteAddress ?? '';
  if (typeof trust === 'number') throw new TypeError('a number of proxies is given as a function');
  const trusted =
    typeof trust === 'function'
      ? trust
      : trust === true
        ? () => true
        : proxyAddr.compile(typeof trust === 'string' ? trust.split(',').map((part) => part.trim()) : trust);
  return (message) => proxyAddr(message, trusted);
}
