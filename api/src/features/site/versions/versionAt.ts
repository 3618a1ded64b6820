import { sql } from 'drizzle-orm';
import type { PublicVersion } from '@phoeiphrae/shared/publicItem';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import { ProblemException } from '../../../http/problem.ts';
import type { Queryable } from '../../../office/deps.ts';
import { moment, presentShown, presentTombstone, type NoticeRow, type ShownRow } from '../presentShown.ts';
import { versionFileAddress } from '../publicFiles.ts';

/** The address of a published revision. */
export interface VersionAddress {
  readonly slug: string;
  readonly version: number;
}

interface Ending {
  readonly ended_at: string | null;
  readonly present: { number: number; title: string; publishedAt: string; verifyCode: string };
  readonly notice: null;
}
/** Of what has gone, its notice and nothing else. */
interface Gone {
  readonly slug: string;
  readonly notice: NoticeRow;
}
/** What public_version(address, number) gives. */
type Row = Record<string, unknown> & ((ShownRow & Ending) | Gone);
export type VersionRow = ShownRow & Ending;

/**
 * The row of a published revision that may be read. One statement, whatever there is.
 * @throws {ProblemException} 410 with the notice where it was withdrawn or expired, or its item was; 404 where no
 * revision of this number was ever published.
 */
export async function versionRowAt(db: Queryable, { slug, version }: VersionAddress): Promise<VersionRow> {
  const address = normaliseThai(slug);
  const { rows } = await db.execute<Row>(sql`SELECT * FROM public_version(${address}, ${version})`);
  const [row] = rows;
  if (!row) throw new ProblemException('not-found');
  if (row.notice === null) return row;
  throw new ProblemException('gone', { extra: { tombstone: presentTombstone(row.slug, row.notice) } });
}

/** What took the place of a revision: the next that was published. */
function successorOf(version: number, revisions: PublicVersion['revisions']): PublicVersion['supersededBy'] {
  const next = revisions.findLast(({ number }) => number > version);
  return next ? { number: next.number, publishedAt: next.publishedAt } : null;
}

export function presentVersion(row: VersionRow): PublicVersion {
  const { slug, revision_number: version, ended_at: endedAt, present } = row;
  const item = presentShown(row, (sha256) => versionFileAddress(slug, version, sha256));
  return {
    ...item,
    endedAt: endedAt === null ? null : moment(endedAt),
    supersededBy: endedAt === null ? null : successorOf(version, item.revisions),
    present: { ...present, publishedAt: moment(present.publishedAt) },
  };
}
