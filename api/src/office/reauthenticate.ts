import { eq } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { users } from '@phoeiphrae/db/schema/people';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { passwordFits } from './password.ts';
import { ProblemException } from '../http/problem.ts';
import { beginAttempt } from './attempt.ts';
import { bucketOf } from './throttle.ts';
import { BeginAgain, writeOf } from './write.ts';

const FAILURES_BORNE = 5;

/** An attempt that began before the password was looked at, and whether it has turned out a failure. */
interface Reservation {
  failed: boolean;
}
const reservations = new WeakMap<FastifyRequest, Reservation>();

/**
 * Call it before something that may be guessed is looked at; inside `runWrite`. The attempt takes its room before the
 * check, and where every other request sees it (attempt.ts). For that the write begins again: a second connection beside
 * its transaction might wait for one of the pool, with all others waiting likewise.
 * @throws {ProblemException} 429 after five failures of the session.
 */
export function countAttempt(deps: Deps, actor: Actor, request: FastifyRequest): void {
  if (!reservations.has(request)) throw new BeginAgain(() => reserve(deps, actor, request));
}

/**
 * Asks for the password again, as a signature does; inside `runWrite`.
 * @throws {ProblemException} 403 when it is not the actor's password; 429 after five failures of the session.
 */
export async function reauthenticate(deps: Deps, actor: Actor, password: string, request: FastifyRequest) {
  countAttempt(deps, actor, request);
  const [user] = await writeOf(request)
    .tx.select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, actor.userId));
  if (await passwordFits(user?.passwordHash, password)) return;
  confirmationFailed(request);
  throw new ProblemException('password-not-confirmed');
}

/** What was to confirm the act, beside the password or in its place, was wrong: counts as a wrong password does. */
export function confirmationFailed(request: FastifyRequest): void {
  const reservation = reservations.get(request);
  if (reservation) reservation.failed = true;
}

async function reserve(deps: Deps, actor: Actor, request: FastifyRequest): Promise<() => Promise<void>> {
  const bucket = bucketOf(deps, FAILURES_BORNE, 'reauthenticate', actor.userId, actor.sessionId ?? '');
  const attempt = await beginAttempt(deps, [bucket]);
  const reservation: Reservation = { failed: false };
  reservations.set(request, reservation);
  return () => attempt.end(reservation.failed ? 'failed' : 'passed');
}
