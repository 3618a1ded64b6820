import { eq } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { users } from '@phoeiphrae/db/schema/people';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { passwordFits } from './password.ts';
import { ProblemException } from './problem.ts';
import { bucketOf, countFailure, requireRoom } from './throttle.ts';
import { writeOf } from './write.ts';

const FAILURES_BORNE = 5;

/**
 * Asks for the password again, as a signature does; inside `runWrite`. It reads through the transaction that the
 * request already has: another connection might wait for ever for one of the pool, with all of them waiting likewise.
 * A failure is counted after the roll-back that it causes, so it stays.
 * @throws {ProblemException} 403 when it is not the actor's password; 429 after five failures of the session.
 */
export async function reauthenticate(deps: Deps, actor: Actor, password: string, request: FastifyRequest) {
  const write = writeOf(request);
  const bucket = bucketOf(deps, FAILURES_BORNE, 'reauthenticate', actor.userId, actor.sessionId ?? '');
  await requireRoom(write.tx, [bucket], deps.clock.now());
  const [user] = await write.tx
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, actor.userId));
  if (await passwordFits(user?.passwordHash, password)) return;
  write.afterRollback(() => countFailure(deps.db.orm, [bucket], deps.clock.now()));
  throw new ProblemException('password-not-confirmed');
}
