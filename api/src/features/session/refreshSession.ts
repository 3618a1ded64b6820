import { and, eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessions, users } from '@phoeiphrae/db/schema/people';
import type { Session } from '@phoeiphrae/shared/session';
import type { Deps, Tx } from '../../office/deps.ts';
import { endSessions } from '../../office/endSessions.ts';
import { ProblemException } from '../../http/problem.ts';
import { personStamp } from '../../office/actorStamps.ts';
import { recordEvent } from '../../office/log/recordEvent.ts';
import { inTransaction } from '../../office/transaction.ts';
import { clearRefresh, readRefresh, writeRefresh, type RefreshToken } from './cookies.ts';
import { presentSession } from './presentSession.ts';
import { hashSecret, newSecret } from './startSession.ts';

/**
 * Two windows of one browser may wake at once and both send the token of before. The later one is told to send again:
 * by then the browser holds the new cookie. Nothing is given out for an old token, so the grace is of no use to a
 * thief; it only keeps an honest race from ending the session.
 */
const GRACE_MS = 10_000;

type Outcome =
  | {
      readonly kind: 'rotated';
      readonly userId: string;
      readonly token: RefreshToken;
      readonly seconds: number;
    }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'refused' };

/**
 * Exchanges the refresh token for a new one and an access token. A token that was exchanged before means that two
 * hold it: the session ends for both.
 * @throws {ProblemException} 401 when the session or the account does not stand; 409 in the grace of a race.
 */
export async function refreshSession(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Session> {
  const presented = readRefresh(request);
  const now = deps.clock.now().toISOString();
  const outcome: Outcome = presented
    ? await inTransaction(deps.db, (tx) => rotate(tx, presented, { now, requestId: request.id }))
    : { kind: 'refused' };
  if (outcome.kind === 'superseded') {
    throw new ProblemException('refresh-superseded', { headers: { 'retry-after': '1' } });
  }
  if (outcome.kind === 'refused') {
    clearRefresh(reply, deps.config);
    throw new ProblemException('not-signed-in');
  }
  writeRefresh(reply, deps.config, outcome.token, outcome.seconds);
  return presentSession(deps, request, reply, { userId: outcome.userId, sessionId: outcome.token.sessionId });
}

/** Locks the account before the session, as everything does that ends sessions. */
async function rotate(
  tx: Tx,
  presented: RefreshToken,
  { now, requestId }: { now: string; requestId: string },
): Promise<Outcome> {
  const { sessionId: id } = presented;
  const [owner] = await tx.select({ userId: sessions.userId }).from(sessions).where(eq(sessions.id, id));
  if (!owner) return { kind: 'refused' };
  const [user] = await tx.select().from(users).where(eq(users.id, owner.userId)).for('share');
  const [session] = await tx.select().from(sessions).where(eq(sessions.id, id)).for('update');
  if (!session || session.endedAt !== null || session.expiresAt <= now) return { kind: 'refused' };
  if (user?.status !== 'active') return { kind: 'refused' };
  const hash = hashSecret(presented.secret);
  if (hash !== session.refreshHash) {
    const age = Date.parse(now) - Date.parse(session.rotatedAt ?? session.createdAt);
    if (hash === session.previousRefreshHash && age <= GRACE_MS) return { kind: 'superseded' };
    await endSessions(tx, user.id, { reason: 'reuse', now, only: id });
    const by = personStamp(user);
    await recordEvent(tx, { type: 'session.reuse_detected', by, at: now, requestId, subjectId: id });
    return { kind: 'refused' };
  }
  const secret = newSecret();
  await tx
    .update(sessions)
    .set({ refreshHash: hashSecret(secret), previousRefreshHash: hash, rotatedAt: now, lastUsedAt: now })
    .where(and(eq(sessions.id, id), eq(sessions.refreshHash, hash)));
  const seconds = Math.floor((Date.parse(session.expiresAt) - Date.parse(now)) / 1000);
  return { kind: 'rotated', userId: user.id, token: { sessionId: id, secret }, seconds };
}
