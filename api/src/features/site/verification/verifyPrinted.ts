import { sql } from 'drizzle-orm';
import type { PaperKind } from '@phoeiphrae/shared/paperNames';
import type { PaperMark } from '@phoeiphrae/shared/paperDecision';
import type { PaperVerification, VerificationResult } from '@phoeiphrae/shared/publicLog';
import type { Queryable } from '../../../office/deps.ts';
import { printedCodes, type PrintedCodes, type Reading } from './printedCodes.ts';
import { verifyCode, verifyMatches, type PaperRow } from './verdicts.ts';

const UNKNOWN: VerificationResult = { verdict: 'unknown', matches: [] };

/**
 * What a paper is by the code that is printed on it, where its bytes are none that were drawn: it was scanned, saved
 * again, or changed, and the answer says so.
 */
export async function verifyPrinted(db: Queryable, reading: Reading): Promise<VerificationResult> {
  const printed = printedCodes(reading);
  for (const mark of printed.marks) {
    const result = await byMark(db, mark);
    if (result) return result;
  }
  for (const code of printed.verifyCodes) {
    const result = await byCode(db, code, printed);
    if (result) return result;
  }
  for (const hash of printed.contentHashes) {
    const { rows } = await db.execute<{ code: string }>(
      sql`SELECT code FROM public_code_of_content(${hash})`,
    );
    const result = rows[0] && (await byCode(db, rows[0].code, printed));
    if (result) return result;
  }
  for (const slug of printed.slugs) {
    const result = await byAddress(db, slug);
    if (result) return result;
  }
  return UNKNOWN;
}

async function byMark(db: Queryable, mark: PaperMark): Promise<VerificationResult | undefined> {
  const { revisionId, contentHash } = mark;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(revisionId)) return undefined;
  const { rows } = await db.execute<PaperRow>(
    sql`SELECT * FROM public_marked_paper(${mark.kind}, ${revisionId}::uuid, ${contentHash})`,
  );
  const [row] = rows;
  if (!row) return undefined;
  const { kind, code, current } = row;
  const { verdict, matches } = await verifyMatches(db, code === null ? [] : [code]);
  const drawnAt = row.drawn_at === null ? null : new Date(row.drawn_at).toISOString();
  const paper: PaperVerification = { kind, drawnAt, current, code, bytes: 'differ' };
  return { verdict: matches.length > 0 ? verdict : 'paper', matches, paper };
}

async function byCode(
  db: Queryable,
  code: string,
  { slugs }: PrintedCodes,
): Promise<VerificationResult | undefined> {
  const result = await verifyCode(db, code);
  if (result.matches.length === 0) return undefined;
  const kind = slugs.length > 0 ? 'item' : await kindOf(db, code);
  const current = result.verdict === 'valid';
  return { ...result, paper: { kind, drawnAt: null, current, code, bytes: 'differ' } };
}

/** Which paper carries the code, where only one that does was given out. */
async function kindOf(db: Queryable, code: string): Promise<PaperKind | null> {
  const { rows } = await db.execute<{ kind: PaperKind }>(
    sql`SELECT kind FROM public_papers_of_code(${code})`,
  );
  const [first, second] = rows.filter(({ kind }) => kind !== 'item');
  return first && !second ? first.kind : null;
}

/** The address is the same on the prints of all revisions: which of them one holds, only its words can tell. */
async function byAddress(db: Queryable, slug: string): Promise<VerificationResult | undefined> {
  const { rows } = await db.execute<{ code: string }>(sql`SELECT code FROM public_newest_code(${slug})`);
  const [newest] = rows;
  if (!newest) return undefined;
  const result = await verifyCode(db, newest.code);
  if (result.matches.length === 0) return undefined;
  const paper = { kind: 'item', drawnAt: null, current: null, code: newest.code, bytes: 'differ' } as const;
  return { ...result, paper };
}
