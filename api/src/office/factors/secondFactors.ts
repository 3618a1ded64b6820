import { and, eq, exists, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { passkeys, secondFactors } from '@phoeiphrae/db/schema/signatures';
import type { SecondFactorSecret } from '@phoeiphrae/shared/secondFactor';
import type { Config } from '../../config/schema.ts';
import type { Queryable, Tx } from '../deps.ts';
import { decrypt, encrypt } from '../encryption.ts';
import { ProblemException } from '../../http/problem.ts';
import { active } from './passkeys.ts';
import { useRecoveryCode } from './recoveryCodes.ts';
import { newTotpSecret, stepOfCode, totpUri } from './totp.ts';

const PURPOSE = 'time-based codes';

const confirmed = (userId: string) =>
  and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt));

/** The person's app, once a code of it has confirmed it. */
export async function confirmedAuthenticatorApp(db: Queryable, userId: string) {
  const [row] = await db.select().from(secondFactors).where(confirmed(userId));
  return row;
}

/** What of their factors many people have: a confirmed app, and passkeys that are not revoked. */
export async function factorsOf(db: Queryable, userIds: readonly string[]) {
  const ids = [...userIds];
  const { userId } = secondFactors;
  const none = ids.length === 0;
  const apps = none
    ? []
    : await db
        .select({ userId })
        .from(secondFactors)
        .where(and(inArray(userId, ids), isNotNull(secondFactors.confirmedAt)));
  const keys = none
    ? []
    : await db
        .selectDistinct({ userId: passkeys.userId })
        .from(passkeys)
        .where(and(inArray(passkeys.userId, ids), isNull(passkeys.revokedAt)));
  const [withApp, withKey] = [apps, keys].map((rows) => new Set(rows.map((row) => row.userId)));
  return (id: string) => ({ app: withApp?.has(id) ?? false, passkeys: withKey?.has(id) ?? false });
}

/** Whether the person has anything that can be a second factor, an app or a passkey: a part of a query. */
export function hasSecondFactor(db: Queryable, userId: string): SQL<boolean> {
  const app = db.select({ id: secondFactors.userId }).from(secondFactors).where(confirmed(userId));
  const passkey = db.select({ id: passkeys.id }).from(passkeys).where(active(userId));
  return sql<boolean>`(${exists(app)} OR ${exists(passkey)})`;
}

/**
 * Makes a secret for an app. It does nothing until a code confirms it, and another set-up before that replaces it.
 * @throws {ProblemException} 409 when there is a confirmed one: it has to be removed first.
 */
export async function setUpCodes(
  tx: Tx,
  config: Config,
  who: { userId: string; label: string; issuer: string; now: string },
): Promise<SecondFactorSecret> {
  const { userId, label, issuer, now } = who;
  if (await confirmedAuthenticatorApp(tx, userId)) throw new ProblemException('already-exists');
  const secret = newTotpSecret();
  const kept = { secret: encrypt(config, PURPOSE, userId, secret), createdAt: now, lastStep: null };
  await tx
    .insert(secondFactors)
    .values({ userId, ...kept })
    .onConflictDoUpdate({ target: secondFactors.userId, set: kept });
  return { uri: totpUri(secret, issuer, label), secret };
}

interface Attempt {
  readonly userId: string;
  readonly code: string;
  readonly now: Date;
}

/**
 * Uses a code of the app up: neither it nor an earlier one is taken again. @returns whether it was right.
 * @throws {Error} when what is kept cannot be decrypted with the secret in use.
 */
export async function useAppCode(tx: Tx, config: Config, attempt: Attempt): Promise<boolean> {
  const { userId, code, now } = attempt;
  const [row] = await tx.select().from(secondFactors).where(eq(secondFactors.userId, userId)).for('update');
  if (!row) return false;
  const step = stepOfCode(decrypt(config, PURPOSE, userId, row.secret), code, now);
  if (step === undefined || (row.lastStep !== null && step <= row.lastStep)) return false;
  await tx.update(secondFactors).set({ lastStep: step }).where(eq(secondFactors.userId, userId));
  return true;
}

/**
 * The same with a recovery code in its place, for an app that is set up.
 * @throws {Error} when what is kept cannot be decrypted with the secret in use.
 */
export async function useCode(tx: Tx, config: Config, attempt: Attempt): Promise<boolean> {
  if (!(await confirmedAuthenticatorApp(tx, attempt.userId))) return false;
  if (/^\d{6}$/.test(attempt.code)) return useAppCode(tx, config, attempt);
  return useRecoveryCode(tx, config, { ...attempt, now: attempt.now.toISOString() });
}

/** Forgets the app and its recovery codes. @returns whether there was one. */
export async function forgetCodes(tx: Tx, userId: string): Promise<boolean> {
  const gone = await tx
    .delete(secondFactors)
    .where(eq(secondFactors.userId, userId))
    .returning({ confirmedAt: secondFactors.confirmedAt });
  return gone.some(({ confirmedAt }) => confirmedAt !== null);
}
