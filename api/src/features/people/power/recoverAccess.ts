import { and, eq, gt } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { powerActs } from '@phoeiphrae/db/schema/power';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { AccessRecovered, RecoverAccess } from '@phoeiphrae/shared/powerAct';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { networkOf } from '../../../http/network.ts';
import { ProblemException } from '../../../http/problem.ts';
import { personStamp } from '../../../office/actorStamps.ts';
import { heldOn } from '../../../office/actor.ts';
import { throttled } from '../../../office/attempt.ts';
import type { Deps, Tx } from '../../../office/deps.ts';
import { decrypt } from '../../../office/encryption.ts';
import { policyInForce, type LoadedPolicy } from '../../../office/policyStore.ts';
import { useEnvelopeCode } from '../../../office/power/envelope.ts';
import { lastPostOf } from '../../../office/power/powerRules.ts';
import { recordingLast, type RecordEvent } from '../../../office/log/recordEvent.ts';
import { renewEnvelopeCode } from '../../../office/power/renewEnvelope.ts';
import type { WriteContext } from '../../../office/write.ts';
import { HALF_PASSWORD, type PowerActRow } from '../../../office/power/requestPowerAct.ts';
import { bucketOf } from '../../../office/throttle.ts';
import { inTransaction } from '../../../office/transaction.ts';
import { passwordFaults } from '../../session/passwordRules.ts';
import { findUser, recordRefusal, type User } from '../../session/signIn.ts';
import { lockPeople } from '../administrators.ts';
import { lockUser } from '../lockUser.ts';
import { confirmByEnvelope } from './confirmByEnvelope.ts';

/** Under what somebody confirms who stands in for a second person with the code of the sealed envelope. */
const BY_ENVELOPE = 'ผู้ถือรหัสในซองปิดผนึก';
const envelopeStamp = (user: User): ActorStamp => ({ ...personStamp(user), postTitle: BY_ENVELOPE });

/**
 * Lets the holder of the last step, or whoever is to hold it, back in: what an administrator asked for is confirmed by
 * the code of the sealed envelope, which no administrator has, and the person sets a password of their own. What else
 * was asked for, about the person's app and passkeys, takes effect with it; each is told of as ever.
 * @throws {ProblemException} 401, one answer for everything that does not fit; 409 when what was asked for cannot be
 * done any more; 422 for the new password; 429 after too many tries.
 */
export async function recoverAccess(
  deps: Deps,
  request: FastifyRequest,
  body: RecoverAccess,
): Promise<AccessRecovered> {
  const username = body.username.trim().toLowerCase();
  const user = await findUser(deps, username);
  const buckets = [
    bucketOf(deps, 20, 'recovery, network', networkOf(request.ip)),
    bucketOf(deps, 8, 'recovery, account', username),
  ];
  const envelopeCode = await throttled(deps, buckets, () =>
    inTransaction(deps.db, (tx) =>
      recordingLast(tx, (recordEvent) => tryRecover({ tx, recordEvent }, deps, request, { user, body })),
    ),
  );
  if (envelopeCode !== undefined) return { envelopeCode };
  await recordRefusal(deps, request, user, { recovery: true });
  throw new ProblemException('recovery-refused');
}

interface Try {
  readonly user: User | undefined;
  readonly body: RecoverAccess;
}

/** @returns the code of the next envelope; undefined when something does not fit. */
async function tryRecover(
  { tx, recordEvent }: { tx: Tx; recordEvent: RecordEvent },
  deps: Deps,
  request: FastifyRequest,
  { user, body }: Try,
): Promise<string | undefined> {
  if (user?.status !== 'active') return undefined;
  const at = deps.clock.now().toISOString();
  const today = bangkokDate(new Date(at));
  await lockPeople(tx);
  await lockUser(tx, user.id);
  const policy = await policyInForce(tx, today);
  const waiting = await waitingFor(tx, user.id, at);
  const holds = await holdsLastStep(tx, user.id, { policy, today });
  const opening = waiting.find((act) => opens(act, holds, policy) && fits(deps, act, body.passwordHalf));
  if (!opening || waiting.some(({ requestedBy }) => requestedBy === user.id)) return undefined;
  const envelopeId = await useEnvelopeCode(tx, body.code, { userId: user.id, now: at });
  if (envelopeId === undefined) return undefined;
  const errors = passwordFaults(body.newPassword, { username: user.username, current: body.passwordHalf });
  if (errors.length > 0) throw new ProblemException('requirements-not-met', { errors });
  const by = envelopeStamp(user);
  const record: WriteContext['record'] = (event) => recordEvent({ ...event, at, requestId: request.id });
  const moment = { tx, now: at, today, record };
  const others = waiting.filter(({ kind }) => kind === 'second_factor' || kind === 'passkey');
  for (const act of [opening, ...others])
    await confirmByEnvelope(moment, deps, act, { by, envelopeId, newPassword: body.newPassword });
  return renewEnvelopeCode(moment, personStamp(user));
}

const waitingFor = (tx: Tx, userId: string, now: string): Promise<PowerActRow[]> =>
  tx
    .select()
    .from(powerActs)
    .where(and(eq(powerActs.subjectId, userId), eq(powerActs.state, 'waiting'), gt(powerActs.lapsesAt, now)))
    .for('update');

/** Only what makes or keeps someone holder of the last step: for everyone else there is a second person. */
function opens({ asked }: PowerActRow, holds: boolean, policy: LoadedPolicy): boolean {
  if (asked.kind === 'appointment') return asked.appointment.post === lastPostOf(policy);
  return asked.kind === 'password' && holds;
}

function fits({ config }: Deps, { halfPassword, subjectId }: PowerActRow, half: string): boolean {
  if (halfPassword === null) return false;
  return decrypt(config, HALF_PASSWORD, subjectId, halfPassword) === half.trim().toLowerCase();
}

async function holdsLastStep(
  tx: Tx,
  userId: string,
  { policy, today }: { policy: LoadedPolicy; today: string },
): Promise<boolean> {
  const post = lastPostOf(policy);
  if (post === undefined) return false;
  const holding = await heldOn(tx, today, policy, { userId, post });
  return holding.some(({ held }) => held.capacity !== 'delegated' && !held.unconfirmed);
}
