import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { sessions } from '@phoeiphrae/db/schema/people';
import type { OwnSessionList } from '@phoeiphrae/shared/session';
import type { Actor } from '../../office/actor.ts';
import type { Queryable } from '../../office/deps.ts';
import { endSessions } from '../../office/endSessions.ts';
import { ProblemException } from '../../http/problem.ts';
import { personStamp } from '../../office/actorStamps.ts';
import type { WriteContext } from '../../office/write.ts';

/** Where the person is signed in now, latest use first. */
export async function ownSessions(db: Queryable, actor: Actor, now: string): Promise<OwnSessionList> {
  const rows = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, actor.userId), isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.lastUsedAt), desc(sessions.id));
  return {
    sessions: rows.map(({ id, createdAt, lastUsedAt, userAgent, address }) => {
      const current = id === actor.sessionId;
      return { id, createdAt, lastUsedAt, userAgent, address, current };
    }),
  };
}

/** @throws {ProblemException} 404 when it is not an open session of the person. */
export async function endOwnSession(context: WriteContext, sessionId: string): Promise<void> {
  const { tx, actor, now } = context;
  const ended = await endSessions(tx, actor.userId, { reason: 'ended_elsewhere', now, only: sessionId });
  if (ended.length === 0) throw new ProblemException('not-found');
  const by = personStamp({ id: actor.userId, name: actor.name });
  await context.record({
    type: 'session.ended',
    by,
    subjectId: sessionId,
    details: { reason: 'ended_elsewhere' },
  });
}
