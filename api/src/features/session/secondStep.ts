import { randomBytes } from 'node:crypto';
import { lte } from 'drizzle-orm';
import type { users } from '@phoeiphrae/db/schema/people';
import { pendingSignIns } from '@phoeiphrae/db/schema/signatures';
import type { SecondStep } from '@phoeiphrae/shared/secondFactor';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { heldOn } from '../../office/actor.ts';
import type { Deps, Queryable } from '../../office/deps.ts';
import { policyInForce } from '../../office/policyStore.ts';
import { confirmedAuthenticatorApp } from '../../office/factors/secondFactors.ts';
import { activePasskeys, CEREMONY_MS, requestOptions } from '../../office/factors/passkeys.ts';
import { hashSecret, newSecret } from './startSession.ts';

type User = Pick<typeof users.$inferSelect, 'id' | 'version'>;

/** Whether a post that the person holds today asks for a second factor. */
async function isRequired(db: Queryable, userId: string, now: Date): Promise<boolean> {
  const today = bangkokDate(now);
  const held = await heldOn(db, today, await policyInForce(db, today), { userId });
  return held.some((entry) => entry.held.secondFactor);
}

/**
 * What is still to come after the right password: a code, where an app is set up, or a passkey in its place. A passkey
 * alone is asked for only where a post asks for a second factor: it may have been made for signing on another device.
 * @returns undefined when the password is enough.
 */
export async function secondStepFor(deps: Deps, user: User): Promise<SecondStep | undefined> {
  const { config, clock } = deps;
  const db = deps.db.orm;
  const now = clock.now();
  const codes = await confirmedAuthenticatorApp(db, user.id);
  const keys = await activePasskeys(db, user.id);
  if (!codes && (keys.length === 0 || !(await isRequired(db, user.id, now)))) return undefined;
  const token = newSecret();
  const challenge = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + CEREMONY_MS).toISOString();
  await db.delete(pendingSignIns).where(lte(pendingSignIns.expiresAt, now.toISOString()));
  await db.insert(pendingSignIns).values({
    userId: user.id,
    tokenHash: hashSecret(token),
    userVersion: user.version,
    challenge,
    expiresAt,
  });
  return {
    token,
    expiresAt,
    methods: [...(codes ? (['code'] as const) : []), ...(keys.length > 0 ? (['passkey'] as const) : [])],
    passkey: keys.length > 0 ? requestOptions(config, keys, challenge) : null,
  };
}
