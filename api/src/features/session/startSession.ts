import { createHash, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { sessions } from '@phoeiphrae/db/schema/people';
import type { Tx } from '../../office/deps.ts';
import { SESSION_SECONDS, type RefreshToken } from './cookies.ts';

/** 256 random bits: only the hash is stored, and guessing it is hopeless without any salt. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/**
 * Opens a session that ends by itself after 14 days, used or not.
 * @throws {Error} when the session was not written.
 */
export async function startSession(
  tx: Tx,
  request: FastifyRequest,
  who: { userId: string; now: string },
): Promise<RefreshToken> {
  const secret = newSecret();
  const [row] = await tx
    .insert(sessions)
    .values({
      userId: who.userId,
      refreshHash: hashSecret(secret),
      createdAt: who.now,
      lastUsedAt: who.now,
      expiresAt: new Date(Date.parse(who.now) + SESSION_SECONDS * 1000).toISOString(),
      userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
      address: request.ip,
    })
    .returning({ id: sessions.id });
  if (!row) throw new Error('the session was not written');
  return { sessionId: row.id, secret };
}
