import { and, desc, eq, sql, type SQL } from 'drizzle-orm';
import { publicItems, publicRevisions, publicTombstones } from '@phoeiphrae/db/schema/published';
import { publicCertificates } from '@phoeiphrae/db/schema/publicLog';
import type { Content } from '@phoeiphrae/shared/content';
import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import type { PublicItem, PublicPage, Tombstone } from '@phoeiphrae/shared/publicItem';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import { decodeCursor, encodeCursor } from '../../http/cursor.ts';
import type { Queryable } from '../../office/deps.ts';
import { containsText } from '../../office/like.ts';
import { publicFilesOf } from './publicFiles.ts';

const cardColumns = {
  id: publicItems.id,
  slug: publicItems.slug,
  title: publicItems.title,
  summary: publicItems.summary,
  category: publicItems.category,
  track: publicItems.track,
  workGroup: publicItems.workGroup,
  fiscalYear: publicItems.fiscalYear,
  publishedAt: publicItems.publishedAt,
  firstPublishedAt: publicItems.firstPublishedAt,
};

function after(cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  const { at, id } = decodeCursor(cursor);
  return sql`(${publicItems.publishedAt}, ${publicItems.id}) < (${at}::timestamptz, ${id}::uuid)`;
}

/** A page of what is published, newest first. Only the columns of a card are read. */
export async function listPublicItems(db: Queryable, query: PublicQuery): Promise<PublicPage> {
  const limit = query.limit ?? 20;
  const rows = await db
    .select(cardColumns)
    .from(publicItems)
    .where(
      and(
        query.category === undefined ? undefined : eq(publicItems.category, query.category),
        query.track === undefined ? undefined : eq(publicItems.track, query.track),
        query.workGroup === undefined ? undefined : eq(publicItems.workGroup, query.workGroup),
        query.fiscalYear === undefined ? undefined : eq(publicItems.fiscalYear, query.fiscalYear),
        query.q === undefined ? undefined : containsText(publicItems.searchText, query.q),
        after(query.cursor),
      ),
    )
    .orderBy(desc(publicItems.publishedAt), desc(publicItems.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ id: _id, ...card }) => card),
    nextCursor: last ? encodeCursor({ at: last.publishedAt, id: last.id }) : null,
  };
}

/** What is published at an address, as the bytes that were approved say it. */
export async function publicItemAt(db: Queryable, address: string): Promise<PublicItem | undefined> {
  const slug = normaliseThai(address);
  const [row] = await db.select().from(publicItems).where(eq(publicItems.slug, slug));
  if (!row) return undefined;
  const { content } = JSON.parse(row.canonical) as { content: Content };
  const revisions = await db
    .select()
    .from(publicRevisions)
    .where(eq(publicRevisions.slug, slug))
    .orderBy(desc(publicRevisions.revisionNumber));
  const [certificate] = await db
    .select({ verifyCode: publicCertificates.verifyCode })
    .from(publicCertificates)
    .where(eq(publicCertificates.slug, slug));
  const { category: _category, title: _title, summary: _summary, fiscalYear: _fiscalYear, ...rest } = content;
  return {
    slug: row.slug,
    title: content.title,
    summary: content.summary,
    category: row.category,
    track: row.track,
    workGroup: row.workGroup,
    fiscalYear: content.fiscalYear,
    ...rest,
    files: await publicFilesOf(db, slug, content.files),
    revisionNumber: row.revisionNumber,
    contentHash: row.contentHash,
    policyVersion: row.policyVersion,
    publishedAt: row.publishedAt,
    firstPublishedAt: row.firstPublishedAt,
    publishedBy: row.publishedBy,
    verifyCode: certificate?.verifyCode ?? null,
    approvals: row.approvals.map((entry) => ({ ...entry, signature: entry.signature ?? null })),
    revisions: revisions.map(({ revisionNumber, publishedAt, endedAt, ended }) => ({
      number: revisionNumber,
      publishedAt,
      endedAt,
      ended,
    })),
  };
}

/** The notice at an address where something was published and no longer is. */
export async function tombstoneAt(db: Queryable, address: string): Promise<Tombstone | undefined> {
  const [row] = await db
    .select()
    .from(publicTombstones)
    .where(eq(publicTombstones.slug, normaliseThai(address)));
  if (!row) return undefined;
  return {
    slug: row.slug,
    ended: row.ended,
    endedAt: row.endedAt,
    reason: row.endReason,
    by: row.endedBy ?? '',
  };
}
