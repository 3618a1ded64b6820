import { and, eq, gt } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { users } from '@phoeiphrae/db/schema/people';
import { pendingSignIns } from '@phoeiphrae/db/schema/signatures';
import type { Session } from '@phoeiphrae/shared/session';
import type { FinishSignIn } from '@phoeiphrae/shared/secondFactor';
import type { Deps, Tx } from '../../office/deps.ts';
import { ProblemException } from '../../http/problem.ts';
import { useCode } from '../../office/factors/secondFactors.ts';
import { requirePasskey } from '../../office/factors/passkeys.ts';
import { throttled } from '../../office/attempt.ts';
import { bucketOf, type Bucket } from '../../office/throttle.ts';
import { inTransaction } from '../../office/transaction.ts';
import { networkOf } from '../../http/network.ts';
import type { RefreshToken } from './cookies.ts';
import { readDevice } from './cookies.ts';
import { enter, letIn, recordRefusal, type User } from './signIn.ts';
import { hashSecret } from './startSession.ts';

type Pending = typeof pendingSignIns.$inferSelect;

/**
 * The second step: a code of the app, a recovery code, or a passkey. A wrong one, one used before, a token that is
 * unknown, over or used, and an account that has changed since are one and the same answer.
 * @throws {ProblemException} 403 as said; 429 when failures have filled one of the buckets.
 */
export async function finishSignIn(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  body: FinishSignIn,
): Promise<Session> {
  const found = await findPending(deps, body.token);
  if (!found) throw new ProblemException('second-factor-refused');
  const { user, pending } = found;
  const token = await throttled(deps, bucketsFor(deps, request, user.username), () =>
    inTransaction(deps.db, (tx) => secondStep(tx, deps, request, { user, pending, body })),
  );
  if (!token) {
    await recordRefusal(deps, request, user, { step: 'second_factor' });
    throw new ProblemException('second-factor-refused');
  }
  return letIn(deps, request, reply, { user, token });
}

async function findPending({ db, clock }: Deps, token: string) {
  const now = clock.now().toISOString();
  const [row] = await db.orm
    .select({ user: users, pending: pendingSignIns })
    .from(pendingSignIns)
    .innerJoin(users, eq(users.id, pendingSignIns.userId))
    .where(and(eq(pendingSignIns.tokenHash, hashSecret(token)), gt(pendingSignIns.expiresAt, now)));
  return row && row.user.version === row.pending.userVersion ? row : undefined;
}

/** Only someone with the password comes here at all; a known device still has a bucket of its own. */
function bucketsFor(deps: Deps, request: FastifyRequest, username: string): Bucket[] {
  const device = readDevice(request, username);
  if (device !== undefined) return [bucketOf(deps, 10, 'second factor, device', username, device)];
  const network = networkOf(request.ip);
  return [
    bucketOf(deps, 5, 'second factor, network and account', network, username),
    bucketOf(deps, 10, 'second factor, account', username),
  ];
}

interface Step {
  readonly user: User;
  readonly pending: Pending;
  readonly body: FinishSignIn;
}

/** Locks the account first, as everything does that opens or ends sessions; uses the token up with the factor. */
async function secondStep(
  tx: Tx,
  deps: Deps,
  request: FastifyRequest,
  { user, pending, body }: Step,
): Promise<RefreshToken | undefined> {
  const now = deps.clock.now();
  const [locked] = await tx.select().from(users).where(eq(users.id, user.id)).for('no key update');
  if (locked?.version !== pending.userVersion) return undefined;
  const mine = eq(pendingSignIns.id, pending.id);
  const [still] = await tx.select({ id: pendingSignIns.id }).from(pendingSignIns).where(mine).for('update');
  if (!still || !(await isFactor(tx, deps, { user, pending, body }, now))) return undefined;
  await tx.delete(pendingSignIns).where(mine);
  return enter(tx, request, user, now.toISOString());
}

async function isFactor(
  tx: Tx,
  { config }: Deps,
  { user, pending, body }: Step,
  now: Date,
): Promise<boolean> {
  const userId = user.id;
  if (body.code !== undefined) return useCode(tx, config, { userId, code: body.code.trim(), now });
  const { passkey: assertion } = body;
  if (!assertion) return false;
  const ceremony = { userId, assertion, challenge: pending.challenge, now: now.toISOString() };
  return requirePasskey(tx, config, ceremony).then(
    () => true,
    (error: unknown) => {
      if (error instanceof ProblemException) return false;
      throw error;
    },
  );
}
