import { eq } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { users } from '@phoeiphrae/db/schema/people';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { passwordFits } from './password.ts';
import { ProblemException } from '../http/problem.ts';
import { bucketOf, countFailure, forgiveOne, requireRoom } from './throttle.ts';
import { BeginAgain, writeOf } from './write.ts';

const FAILURES_BORNE = 5;

/** A failure that was counted before the password was looked at; taken back in the end unless it was one. */
interface Reservation {
  failed: boolean;
}
const reservations = new WeakMap<FastifyRequest, Reservation>();

/**
 * Call it before something that may be guessed is looked at; inside `runWrite`. The failure is counted before the
 * check, and where every other request sees it, so that many guesses at once do not slip past a count that none of them
 * has reached yet. For that the write begins again: a second connection beside its transaction might wait for ever for
 * one of the pool, with all others waiting likewise.
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

/** The last in the queue of each bucket that has one. */
const queues = new Map<string, Promise<void>>();

/**
 * One at a time for a bucket in this process: the same act sent many times at once with the right password is not to
 * fill the bucket with reservations. Who waits here holds no connection. @returns what lets the next one come.
 */
async function takeTurn(name: string): Promise<() => void> {
  const before = queues.get(name);
  let done = () => {};
  const mine = new Promise<void>((resolve) => (done = resolve));
  queues.set(name, mine);
  await before;
  return () => {
    if (queues.get(name) === mine) queues.delete(name);
    done();
  };
}

async function reserve(deps: Deps, actor: Actor, request: FastifyRequest): Promise<() => Promise<void>> {
  const bucket = bucketOf(deps, FAILURES_BORNE, 'reauthenticate', actor.userId, actor.sessionId ?? '');
  const reservation: Reservation = { failed: false };
  const endTurn = await takeTurn(bucket.name);
  const now = deps.clock.now();
  const release = async () => {
    try {
      if (!reservation.failed) await forgiveOne(deps.db.orm, [bucket], now);
    } finally {
      endTurn();
    }
  };
  try {
    await countFailure(deps.db.orm, [bucket], now);
    await requireRoom(deps.db.orm, [bucket], now, 1);
  } catch (error) {
    await release();
    throw error;
  }
  reservations.set(request, reservation);
  return release;
}
