import { createHash } from 'node:crypto';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { envelopeCodes } from '@phoeiphrae/db/schema/power';
import type { Tx } from '../deps.ts';
import { newOneTimePassword } from '../password.ts';

/** 100 random bits: no hash needs to be slow against guesses. */
const hashOf = (code: string): string => createHash('sha256').update(code.trim().toLowerCase()).digest('hex');

/** A code for the sealed envelope, printed on the machine. It takes the place of those before it. */
export async function newEnvelopeCode(tx: Tx, now: string): Promise<string> {
  const code = newOneTimePassword();
  await tx.insert(envelopeCodes).values({ codeHash: hashOf(code), createdAt: now });
  return code;
}

/** Uses the code of the newest envelope up. @returns its id; undefined when it is another code. */
export async function useEnvelopeCode(
  tx: Tx,
  code: string,
  by: { userId: string; now: string },
): Promise<string | undefined> {
  const [newest] = await tx
    .select()
    .from(envelopeCodes)
    .where(isNull(envelopeCodes.usedAt))
    .orderBy(desc(envelopeCodes.createdAt), desc(envelopeCodes.id))
    .limit(1)
    .for('update');
  if (newest?.codeHash !== hashOf(code)) return undefined;
  const used = { usedAt: by.now, usedBy: by.userId };
  await tx
    .update(envelopeCodes)
    .set(used)
    .where(and(eq(envelopeCodes.id, newest.id), isNull(envelopeCodes.usedAt)));
  return newest.id;
}
