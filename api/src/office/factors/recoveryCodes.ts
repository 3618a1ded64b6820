import { randomInt } from 'node:crypto';
import { and, count, eq, isNull } from 'drizzle-orm';
import { recoveryCodes } from '@phoeiphrae/db/schema/signatures';
import type { Config } from '../../config/schema.ts';
import type { Queryable, Tx } from '../deps.ts';
import { keyedHash } from '../encryption.ts';

const CODES = 10;
/** Base 32 as Crockford has it: nothing that is mistaken for something else. Twelve of them are 60 bits. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

const newCode = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
const shown = (code: string): string => (code.match(/.{4}/g) ?? []).join('-');
/** What was typed, as it was meant: case, blanks and hyphens do not count, O is 0, I and L are 1. */
const plain = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

const hashOf = (config: Config, userId: string, code: string): string =>
  keyedHash(config, 'recovery codes', `${userId} ${plain(code)}`);

/** Ten new codes in the place of all former ones. @returns them, to be shown once; only their hashes are kept. */
export async function renewRecoveryCodes(tx: Tx, config: Config, userId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, newCode);
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx
    .insert(recoveryCodes)
    .values(codes.map((code) => ({ userId, hash: hashOf(config, userId, code) })));
  return codes.map(shown);
}

/** Uses a code up. @returns whether it was one, and not used before. */
export async function useRecoveryCode(
  tx: Tx,
  config: Config,
  attempt: { userId: string; code: string; now: string },
): Promise<boolean> {
  const { userId, code, now } = attempt;
  const unused = and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt));
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(and(unused, eq(recoveryCodes.hash, hashOf(config, userId, code))))
    .returning({ hash: recoveryCodes.hash });
  return used.length === 1;
}

export async function recoveryCodesLeft(db: Queryable, userId: string): Promise<number> {
  const unused = and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt));
  const [row] = await db.select({ left: count() }).from(recoveryCodes).where(unused);
  return row?.left ?? 0;
}
