import { and, inArray, sql } from 'drizzle-orm';
import { fileExaminations } from '@phoeiphrae/db/schema/files';
import { ProblemException } from '../../../http/problem.ts';
import type { Deps } from '../../../office/deps.ts';
import type { PackEntry } from './packEntry.ts';
import type { PackTurn } from './packTurn.ts';

/**
 * Every byte is read before the first is sent: what began could only be broken off. What a virus was found in is given
 * to nobody here either. @throws {ProblemException} 503, or 409 when the pack was cancelled
 */
export async function requireIntact(
  { blobs, db }: Deps,
  entries: readonly PackEntry[],
  turn: PackTurn,
): Promise<void> {
  const digests = entries.map(({ sha256 }) => sha256);
  const found = sql`${fileExaminations.scan} ->> 'result' = 'found'`;
  const infected = await db.orm
    .select({ sha256: fileExaminations.sha256 })
    .from(fileExaminations)
    .where(and(inArray(fileExaminations.sha256, digests), found))
    .limit(1);
  if (infected.length > 0) throw new ProblemException('file-damaged');
  for (const { bytes, sha256 } of entries) {
    if (!bytes && (await blobs.verify(sha256)) !== 'intact') throw new ProblemException('file-damaged');
    turn.step();
  }
}
