import { eq, sql } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { users } from '@phoeiphrae/db/schema/people';
import type { ChangePassword } from '@phoeiphrae/shared/session';
import type { Actor } from '../../office/actor.ts';
import type { Deps } from '../../office/deps.ts';
import { endSessions } from '../../office/endSessions.ts';
import { hashPassword } from '../../office/password.ts';
import { ProblemException } from '../../http/problem.ts';
import { reauthenticate } from '../../office/reauthenticate.ts';
import { personStamp } from '../../office/actorStamps.ts';
import type { WriteContext } from '../../office/write.ts';
import { passwordFaults } from './passwordRules.ts';

/**
 * Sets a new password and ends all other sessions of the person.
 * @returns the person, who has a password of their own now.
 * @throws {ProblemException} 403 when the present password is wrong; 422 with what is wrong with the new one.
 */
export async function changePassword(
  context: WriteContext,
  deps: Deps,
  request: FastifyRequest,
  body: ChangePassword,
): Promise<Actor> {
  const { tx, actor, now } = context;
  await reauthenticate(deps, actor, body.currentPassword, request);
  const against = { username: actor.username, current: body.currentPassword };
  const errors = passwordFaults(body.newPassword, against);
  if (errors.length > 0) throw new ProblemException('requirements-not-met', { errors });
  const passwordHash = await hashPassword(body.newPassword);
  await tx
    .update(users)
    .set({
      passwordHash,
      mustChangePassword: false,
      oneTimePasswordExpiresAt: null,
      version: sql`${users.version} + 1`,
    })
    .where(eq(users.id, actor.userId));
  await endSessions(tx, actor.userId, { reason: 'password', now, except: actor.sessionId });
  const by = personStamp({ id: actor.userId, name: actor.name });
  await context.record({ type: 'user.password_changed', by, subjectId: actor.userId });
  return { ...actor, mustChangePassword: false };
}
