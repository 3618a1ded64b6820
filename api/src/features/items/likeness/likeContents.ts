import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { LikeStanding } from '@phoeiphrae/shared/likeContent';
import { likeness } from '../../../engines/words/textPrint.ts';
import type { Queryable } from '../../../office/deps.ts';
import type { RevisionRow } from '../rules/facts.ts';
import { partsOf, type MakePrints, type Part } from './parts.ts';

/** Texts of which so much is the same are nearly equal: a word in ten may be another. */
const NEAR = 0.65;

/** A content of another item that waits for a decision, or was refused, and is nearly this one. */
export interface LikeContent {
  /** Stable for this content and how the other one stands: a justification refers to it. It tells nothing of the other. */
  readonly key: string;
  readonly how: 'bytes' | 'text';
  readonly standing: LikeStanding;
  /** Below `/content/`. */
  readonly field: string;
  readonly itemId: string;
  readonly revisionId: string;
}

interface Print {
  readonly itemId: string;
  readonly revisionId: string;
  readonly revisionNumber: number;
  readonly round: number;
  readonly sha256: string | null;
  readonly signature: string;
  readonly standing: LikeStanding | null;
}

interface Match {
  readonly print: Print;
  readonly part: Part;
  readonly how: LikeContent['how'];
  /** From 0 to 1. */
  readonly near: number;
}

/**
 * What stands in the way of this content going out by one person alone: for each other item what is nearest. A content
 * that was mended and approved or published in its own item since, and is as near to this one, speaks for it. By index,
 * however much is stored.
 * @throws {WordsBusyError} when more long texts are to be read than can be waited for.
 */
export async function likeContents(
  db: Queryable,
  row: RevisionRow,
  words: MakePrints,
): Promise<LikeContent[]> {
  const parts = await partsOf(db, row.content, words);
  const matches = (await standingPrints(db, row.itemId, parts)).flatMap((print) => nearest(print, parts));
  if (matches.length === 0) return [];
  const itemIds = [...new Set(matches.map(({ print }) => print.itemId))];
  const mended = (await mendedPrints(db, itemIds)).flatMap((print) => nearest(print, parts));
  const standing = matches.filter((match) => !mended.some((good) => speaksFor(good, match)));
  const firsts = Map.groupBy(
    standing,
    ({ print, part, how }) => `${print.itemId} ${how === 'bytes' ? part.field : ''}`,
  );
  return [...firsts.values()].flatMap((group) => {
    const [first] = group.sort((a, b) => b.near - a.near || b.print.revisionNumber - a.print.revisionNumber);
    return first ? [presented(first, parts)] : [];
  });
}

/** The part that is nearest to a print, if it is near. */
function nearest(print: Print, parts: readonly Part[]): Match[] {
  const same = parts.find(({ sha256 }) => sha256 !== null && sha256 === print.sha256);
  if (same) return [{ print, part: same, how: 'bytes', near: 1 }];
  if (print.signature === '') return [];
  const signature = Buffer.from(print.signature, 'base64');
  const [best] = parts
    .flatMap((part): Match[] =>
      part.sketch ? [{ print, part, how: 'text', near: likeness(part.sketch.signature, signature) }] : [],
    )
    .sort((a, b) => b.near - a.near);
  return best && best.near >= NEAR ? [best] : [];
}

const speaksFor = (good: Match, bad: Match): boolean =>
  good.print.itemId === bad.print.itemId &&
  good.near >= bad.near &&
  (good.print.revisionNumber > bad.print.revisionNumber ||
    (good.print.revisionNumber === bad.print.revisionNumber && good.print.round > bad.print.round));

function presented({ print, part, how }: Match, parts: readonly Part[]): LikeContent {
  const { itemId, revisionId, round, standing } = print;
  // Bound to what was looked at: another content needs another justification.
  const seen =
    how === 'bytes' ? part.sha256 : parts.map(({ sketch }) => sketch?.signature.toString('hex')).join();
  const digest = createHash('sha256').update(JSON.stringify([revisionId, round, standing, how, seen]));
  const key = `like_${digest.digest('hex')}`;
  return { key, how, standing: standing ?? 'in_review', field: part.field, itemId, revisionId };
}

const COLUMNS = sql`p.item_id AS "itemId", p.revision_id AS "revisionId", p.revision_number AS "revisionNumber", p.round,
  p.sha256, p.signature, p.standing`;

/**
 * What is looked up by two indexes of what stands in the way, and by nothing else: part by part, since the planner takes
 * a long list of bands for one that matches everything.
 * @param bands of each part
 */
export const standingQuery = (
  itemId: string,
  bands: readonly (readonly string[])[],
  hashes: readonly string[],
) => sql`
  SELECT ${COLUMNS} FROM jsonb_array_elements_text(${JSON.stringify(bands.map((part) => `{${part.join(',')}}`))}::jsonb) q
    JOIN content_prints p ON p.bands && q.value::bigint[]
    WHERE p.standing IS NOT NULL AND p.item_id <> ${itemId}
  UNION
  SELECT ${COLUMNS} FROM content_prints p
    WHERE p.standing IS NOT NULL AND p.sha256 = ANY (${`{${hashes.join(',')}}`}::text[]) AND p.item_id <> ${itemId}`;

async function standingPrints(db: Queryable, itemId: string, parts: readonly Part[]): Promise<Print[]> {
  const bands = parts.flatMap(({ sketch }) => (sketch ? [sketch.bands] : []));
  const hashes = parts.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256]));
  const { rows } = await db.execute<Record<keyof Print, unknown>>(standingQuery(itemId, bands, hashes));
  return rows as unknown as Print[];
}

/** What came of the same items and was found good. */
async function mendedPrints(db: Queryable, itemIds: readonly string[]): Promise<Print[]> {
  const { rows } = await db.execute<Record<keyof Print, unknown>>(sql`
    SELECT ${COLUMNS} FROM content_prints p JOIN revisions r ON r.id = p.revision_id
    WHERE p.item_id = ANY (${`{${itemIds.join(',')}}`}::uuid[]) AND p.standing IS NULL
      AND p.round = r.round AND r.state IN ('approved', 'published', 'superseded', 'expired')`);
  return rows as unknown as Print[];
}
