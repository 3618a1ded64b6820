import { eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessions, users } from '@phoeiphrae/db/schema/people';
import type { Deps, Tx } from '../../office/deps.ts';
import { endSessions, type EndReason } from '../../office/endSessions.ts';
import { personStamp } from '../../office/actorStamps.ts';
import { recordEvent } from '../../office/log/recordEvent.ts';
import { inTransaction } from '../../office/transaction.ts';
import { clearRefresh, readRefresh } from './cookies.ts';

/** Ends the session of the cookie or, without one, of the access token. Done is done: it never fails for being late. */
export async function signOut(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  clearRefresh(reply, deps.config);
  const sessionId = readRefresh(request)?.sessionId ?? (await sessionOfToken(request));
  if (sessionId === undefined) return;
  const now = deps.clock.now().toISOString();
  await inTransaction(deps.db, (tx) =>
    leave(tx, { sessionId, reason: 'signed_out', now, requestId: request.id }),
  );
}

interface Leaving {
  readonly sessionId: string;
  readonly reason: EndReason;
  readonly now: string;
  readonly requestId: string;
}

/** Ends one session of whomever it is of, once. */
export async function leave(tx: Tx, { sessionId, reason, now, requestId }: Leaving): Promise<void> {
  const [user] = await tx
    .select({ id: users.id, name: users.name })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.id, sessionId));
  if (!user) return;
  const ended = await endSessions(tx, user.id, { reason, now, only: sessionId });
  if (ended.length === 0) return;
  const by = personStamp(user);
  await recordEvent(tx, {
    type: 'session.ended',
    by,
    at: now,
    requestId,
    subjectId: sessionId,
    details: { reason },
  });
}

async function sessionOfToken(request: FastifyRequest): Promise<string | undefined> {
  if (request.headers.authorization === undefined) return undefined;
  const who = await request.server.readToken(request).catch(() => undefined);
  return who?.sessionId;
}
