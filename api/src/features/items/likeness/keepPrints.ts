import { and, eq, sql } from 'drizzle-orm';
import { ADVISORY_LOCKS } from '@phoeiphrae/db/advisoryLocks';
import { contentPrints } from '@phoeiphrae/db/schema/likeness';
import type { Tx } from '../../../office/deps.ts';
import type { RevisionRow } from '../rules/facts.ts';
import { partsOf, type MakePrints, type Part } from './parts.ts';

/** Held to the end of the act: of two acts at once whose contents are alike, the second sees what the first has kept. */
export const lockLikeContents = (tx: Tx) =>
  tx.execute(sql`SELECT pg_advisory_xact_lock(${ADVISORY_LOCKS.likeContents})`);

/** Of which revision and round prints are kept. */
export type Printed = Pick<RevisionRow, 'id' | 'itemId' | 'number' | 'round'>;

/** A row for each part of a content. */
export const printRows = (
  { id: revisionId, itemId, number: revisionNumber, round }: Printed,
  parts: readonly Part[],
  at: string,
): (typeof contentPrints.$inferInsert)[] =>
  parts.map(({ part, sha256, sketch }) => ({
    ...{ itemId, revisionId, revisionNumber, round, part, sha256, at },
    bands: (sketch?.bands ?? []).map(BigInt),
    signature: sketch?.signature.toString('base64') ?? '',
  }));

/**
 * Keeps by what the content of a revision is known again, as it is put before the chain or published. From here on the
 * database says how it stands, as the state of the revision changes.
 * @throws {WordsBusyError} when more long texts are to be read than can be waited for.
 */
export async function keepPrints(
  tx: Tx,
  row: RevisionRow,
  { words, now }: { words: MakePrints; now: string },
): Promise<void> {
  const parts = await partsOf(tx, row.content, words);
  await tx
    .delete(contentPrints)
    .where(and(eq(contentPrints.revisionId, row.id), eq(contentPrints.round, row.round)));
  await tx.insert(contentPrints).values(printRows(row, parts, now));
}
