import { createHash, randomUUID } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config/schema.ts';

/** A session stands at most this long, however busy it is. */
const SESSION_DAYS = 14;
const DAY_SECONDS = 86_400;
const DEVICE_DAYS = 365;
const REFRESH = 'phoeiphrae_refresh';

export interface RefreshToken {
  readonly sessionId: string;
  readonly secret: string;
}

/** What both cookies have in common: out of reach of scripts, and sent to the session's own paths only. */
const base = (config: Config): CookieSerializeOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  path: '/api/v1/session',
  secure: config.publicOrigin.startsWith('https:'),
  signed: true,
});

function signedValue(request: FastifyRequest, name: string): string | undefined {
  const raw = request.cookies[name];
  if (raw === undefined) return undefined;
  const { valid, value } = request.unsignCookie(raw);
  return valid ? value : undefined;
}

/**
 * The refresh token that the browser keeps. It is signed, so whatever is read here was once given out by us for that
 * session: nobody can end a session as "reused" by making a token up.
 */
export function readRefresh(request: FastifyRequest): RefreshToken | undefined {
  const [sessionId, secret] = signedValue(request, REFRESH)?.split('.') ?? [];
  return sessionId && secret ? { sessionId, secret } : undefined;
}

export function writeRefresh(
  reply: FastifyReply,
  config: Config,
  token: RefreshToken,
  seconds: number,
): void {
  reply.setCookie(REFRESH, `${token.sessionId}.${token.secret}`, { ...base(config), maxAge: seconds });
}

export function clearRefresh(reply: FastifyReply, config: Config): void {
  const { signed: _signed, ...options } = base(config);
  reply.clearCookie(REFRESH, options);
}

export const SESSION_SECONDS = SESSION_DAYS * DAY_SECONDS;

/** One cookie for each account that has signed in here; the name does not show whose. */
const deviceCookie = (username: string): string =>
  `phoeiphrae_device_${createHash('sha256').update(username).digest('hex').slice(0, 12)}`;

/** The device, if this account has signed in from it before. */
export function readDevice(request: FastifyRequest, username: string): string | undefined {
  const [owner, device] = signedValue(request, deviceCookie(username))?.split('|') ?? [];
  return owner === username ? device : undefined;
}

export function writeDevice(
  reply: FastifyReply,
  config: Config,
  username: string,
  known: string | undefined,
): void {
  const value = `${username}|${known ?? randomUUID()}`;
  reply.setCookie(deviceCookie(username), value, { ...base(config), maxAge: DEVICE_DAYS * DAY_SECONDS });
}
