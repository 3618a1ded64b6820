import { eq, inArray, sql } from 'drizzle-orm';
import { publicLogLeaves, publicVerifications } from '@phoeiphrae/db/schema/publicLog';
import {
  PUBLICATION_VERDICTS,
  type PaperVerification,
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

/** The publications that these codes are of, the best one first. */
export async function verifyMatches(db: Queryable, codes: readonly string[]): Promise<VerificationResult> {
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
export const verifyCode = (db: Queryable, code: string): Promise<VerificationResult> =>
  verifyMatches(db, [code]);

export interface PaperRow extends Record<string, unknown> {
  readonly kind: PaperVerification['kind'];
  /** Null where it was drawn before papers were kept. */
  readonly drawn_at: string | null;
  readonly code: string | null;
  readonly current: boolean;
}

/** What one of the office's own papers is, by its digest, with the publication that it is of. */
async function verifyPaper(db: Queryable, sha256: string): Promise<VerificationResult> {
  const { rows } = await db.execute<PaperRow>(sql`SELECT * FROM public_drawn_paper(${sha256})`);
  const [row] = rows;
  if (!row) return { verdict: 'unknown', matches: [] };
  const { kind, code, current } = row;
  const { verdict, matches } = await verifyMatches(db, code === null ? [] : [code]);
  const drawnAt = row.drawn_at === null ? null : new Date(row.drawn_at).toISOString();
  const paper: PaperVerification = { kind, drawnAt, current, code, bytes: 'same' };
  return { verdict: matches.length > 0 ? verdict : 'paper', matches, paper };
}

/** What a file was published as, by its digest: at most 20 publications; or which paper of the office it is. */
export async function verifyFile(db: Queryable, sha256: string): Promise<VerificationResult> {
  const { rows } = await db.execute<{ code: string }>(
    sql`SELECT code FROM public_codes_of_file(${sha256}) AS code`,
  );
  if (rows.length === 0) return verifyPaper(db, sha256);
  return verifyMatches(
    db,
    rows.map(({ code }) => code),
  );
}
