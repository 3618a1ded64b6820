import { eq, inArray, sql } from 'drizzle-orm';
import { publicLogLeaves, publicVerifications } from '@phoeiphrae/db/schema/publicLog';
import {
  PUBLICATION_VERDICTS,
  type Verification,
  type VerificationResult,
} from '@phoeiphrae/shared/publicLog';
import type { Queryable } from '../../../office/deps.ts';
import { newestCheckpoint, proofUnder } from '../../../office/log/newestCheckpoint.ts';

type Row = typeof publicVerifications.$inferSelect;

async function placeInLog(db: Queryable, index: number | null): Promise<Verification['log']> {
  if (index === null) return null;
  const [leaf] = await db.select().from(publicLogLeaves).where(eq(publicLogLeaves.index, index));
  const inclusion = leaf
    ? await proofUnder(db, { index, leafHash: leaf.leafHash }, await newestCheckpoint(db))
    : null;
  return { index, inclusion };
}

const presentOf = (row: Row): Verification['present'] =>
  row.verdict === 'valid' || row.presentRevision === null
    ? null
    : {
        title: row.presentTitle ?? '',
        revision: row.presentRevision,
        publishedAt: row.presentPublishedAt ?? '',
        code: row.presentCode ?? '',
      };

async function present(db: Queryable, row: Row): Promise<Verification> {
  const { verdict, slug, publishedAt, title, category, contentHash, approvals, publishedBy } = row;
  return {
    verdict,
    code: row.verifyCode,
    slug,
    revision: row.revisionNumber,
    publishedAt,
    title,
    category,
    contentHash,
    approvals: approvals.map((entry) => ({ ...entry, signature: entry.signature ?? null })),
    publishedBy,
    signature: row.signatureClass,
    supersededAt: verdict === 'superseded' ? row.replacedAt : null,
    present: presentOf(row),
    ended: row.endedAt === null ? null : { at: row.endedAt, reason: row.endReason, by: row.endedBy ?? '' },
    log: await placeInLog(db, row.leafIndex),
  };
}

async function resultOf(db: Queryable, codes: readonly string[]): Promise<VerificationResult> {
  const rows =
    codes.length === 0
      ? []
      : await db
          .select()
          .from(publicVerifications)
          .where(inArray(publicVerifications.verifyCode, [...codes]));
  const rank = ({ verdict, publishedAt }: Row) =>
    `${String(PUBLICATION_VERDICTS.indexOf(verdict))} ${publishedAt}`;
  rows.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const matches: Verification[] = [];
  for (const row of rows) matches.push(await present(db, row));
  return { verdict: matches[0]?.verdict ?? 'unknown', matches };
}

/** What the code on a certificate stands for. */
export const verifyCode = (db: Queryable, code: string): Promise<VerificationResult> => resultOf(db, [code]);

/** What a file was published as, by its digest. At most 20 publications. */
export async function verifyFile(db: Queryable, sha256: string): Promise<VerificationResult> {
  const { rows } = await db.execute<{ code: string }>(
    sql`SELECT code FROM public_codes_of_file(${sha256}) AS code`,
  );
  return resultOf(
    db,
    rows.map(({ code }) => code),
  );
}
