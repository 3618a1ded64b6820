import { eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { users } from '@phoeiphrae/db/schema/people';
import type { Session, SignIn } from '@phoeiphrae/shared/session';
import type { Deps, Tx } from '../../office/deps.ts';
import { passwordFits } from '../../office/password.ts';
import { ProblemException } from '../../http/problem.ts';
import { personStamp, UNKNOWN_STAMP } from '../../office/actorStamps.ts';
import { throttled } from '../../office/attempt.ts';
import { bucketOf, type Bucket } from '../../office/throttle.ts';
import { recordEvent } from '../../office/log/recordEvent.ts';
import { inTransaction } from '../../office/transaction.ts';
import {
  readDevice,
  readRefresh,
  SESSION_SECONDS,
  writeDevice,
  writeRefresh,
  type RefreshToken,
} from './cookies.ts';
import { networkOf } from '../../http/network.ts';
import { presentSession } from './presentSession.ts';
import { secondStepFor } from './secondStep.ts';
import { leave } from './signOut.ts';
import { startSession } from './startSession.ts';

export type User = typeof users.$inferSelect;
/** The form of a user name; anything else, such as a NUL, is nobody's and never reaches the database. */
const USERNAME = /^[a-z][a-z0-9._-]{2,59}$/;

/**
 * Signs in. An unknown name, a wrong password, a suspended or ended account and a one-time password that is over are
 * one and the same answer after the same work.
 * @throws {ProblemException} 401 as said, and when a second factor is still to come; 429 when failures have filled one of the buckets.
 */
export async function signIn(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  body: SignIn,
): Promise<Session> {
  const username = body.username.trim().toLowerCase();
  const device = readDevice(request, username);
  const found = await findUser(deps, username);
  const now = deps.clock.now().toISOString();
  const user = await throttled(deps, bucketsFor(deps, request, username, device), async () => {
    const fits = await passwordFits(found?.passwordHash, body.password);
    return fits && found && maySignIn(found, now) ? found : undefined;
  });
  const secondStep = user && (await secondStepFor(deps, user));
  if (secondStep) throw new ProblemException('second-factor-required', { extra: { secondStep } });
  const token = user && (await inTransaction(deps.db, (tx) => enter(tx, request, user, now)));
  if (!user || !token) {
    await recordRefusal(deps, request, found);
    throw new ProblemException('sign-in-refused');
  }
  return letIn(deps, request, reply, { user, token });
}

/**
 * Hands over what the browser keeps of a session that was opened.
 * @throws {ProblemException} 401 when the session or the account does not stand.
 */
export function letIn(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { user, token }: { user: User; token: RefreshToken },
): Promise<Session> {
  writeRefresh(reply, deps.config, token, SESSION_SECONDS);
  writeDevice(reply, deps.config, user.username, readDevice(request, user.username));
  return presentSession(deps, request, reply, { userId: user.id, sessionId: token.sessionId });
}

/** The account of a user name, as it is typed in lower case. */
export async function findUser(deps: Deps, username: string): Promise<User | undefined> {
  if (!USERNAME.test(username)) return undefined;
  const [user] = await deps.db.orm.select().from(users).where(eq(users.username, username));
  return user;
}

function maySignIn(user: User, now: string): boolean {
  if (user.status !== 'active') return false;
  const expiry = user.mustChangePassword ? user.oneTimePasswordExpiresAt : null;
  return expiry === null || expiry > now;
}

/**
 * Strangers share the buckets of their network, of the pair, and of the account. A device that has signed in to this
 * account before has one of its own instead: nobody can lock the director out by failing elsewhere, not even from the
 * same network, and a stolen device cookie is worth no more than ten guesses in a quarter of an hour.
 */
function bucketsFor(
  deps: Deps,
  request: FastifyRequest,
  username: string,
  device: string | undefined,
): Bucket[] {
  if (device !== undefined) return [bucketOf(deps, 10, 'device', username, device)];
  const network = networkOf(request.ip);
  return [
    bucketOf(deps, 60, 'network', network),
    bucketOf(deps, 8, 'network and account', network, username),
    bucketOf(deps, 30, 'account', username),
  ];
}

/** Opens a session, always a new one; the one that the browser had is over. Nothing if the account changed meanwhile. */
export async function enter(tx: Tx, request: FastifyRequest, user: User, now: string) {
  const [locked] = await tx.select().from(users).where(eq(users.id, user.id)).for('no key update');
  if (!locked || !maySignIn(locked, now) || locked.passwordHash !== user.passwordHash) return undefined;
  const former = readRefresh(request);
  if (former) await leave(tx, { ...former, reason: 'replaced', now, requestId: request.id });
  const token = await startSession(tx, request, { userId: user.id, now });
  // A one-time password has opened its one session now.
  const used = locked.mustChangePassword ? { oneTimePasswordExpiresAt: now } : {};
  await tx
    .update(users)
    .set({ lastSignInAt: now, ...used })
    .where(eq(users.id, user.id));
  await recordEvent(tx, {
    type: 'session.started',
    by: personStamp(user),
    at: now,
    requestId: request.id,
    subjectId: token.sessionId,
    // A browser that has signed in to this account before brings its device cookie.
    details: readDevice(request, user.username) === undefined ? { newDevice: true } : {},
  });
  return token;
}

/** Leaves evidence under the account that was meant; a name that is nobody's may be a password typed in the wrong field. */
export async function recordRefusal(
  deps: Deps,
  request: FastifyRequest,
  user: User | undefined,
  details: Record<string, unknown> = {},
): Promise<void> {
  await inTransaction(deps.db, (tx) =>
    recordEvent(tx, {
      type: 'session.refused',
      by: UNKNOWN_STAMP,
      at: deps.clock.now().toISOString(),
      requestId: request.id,
      ...(user ? { subjectId: user.id } : {}),
      details,
    }),
  );
}
