import { and, desc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { items } from '@phoeiphrae/db/schema/items';
import { opinions } from '@phoeiphrae/db/schema/opinions';
import type { OpinionPage, OpinionQuery, OpinionStanding } from '@phoeiphrae/shared/opinion';
import { decodeCursor, encodeCursor } from '../../http/cursor.ts';
import type { Queryable } from '../../office/deps.ts';
import { presentOpinion, presentStanding } from './presentOpinion.ts';
import { digestOf } from './receipts.ts';

const PAGE = 20;

const about = (which: string | undefined): SQL | undefined => {
  if (which === undefined) return undefined;
  return which === 'site' ? isNull(opinions.itemId) : eq(opinions.itemId, which);
};

const after = (cursor: string | undefined): SQL | undefined => {
  if (cursor === undefined) return undefined;
  const { at, id } = decodeCursor(cursor);
  return sql`(${opinions.receivedAt}, ${opinions.id}) < (${at}::timestamptz, ${id}::uuid)`;
};

/** A page of what came in, newest first. @throws {ProblemException} 400 for a cursor that was not given out. */
export async function listOpinions(
  db: Queryable,
  query: OpinionQuery,
  mayJudge: boolean,
): Promise<OpinionPage> {
  const limit = query.limit ?? PAGE;
  const rows = await db
    .select({ opinion: opinions, slug: items.slug, title: items.title })
    .from(opinions)
    .leftJoin(items, eq(items.id, opinions.itemId))
    .where(
      and(
        query.state === undefined ? undefined : eq(opinions.state, query.state),
        about(query.about),
        after(query.cursor),
      ),
    )
    .orderBy(desc(opinions.receivedAt), desc(opinions.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1)?.opinion : undefined;
  return {
    opinions: shown.map(({ opinion, slug, title }) =>
      presentOpinion(opinion, slug === null ? null : { slug, title: title ?? '' }),
    ),
    nextCursor: last ? encodeCursor({ at: last.receivedAt, id: last.id }) : null,
    mayJudge,
  };
}

/** What became of what was said, by the code that was given for it; undefined for no such code. */
export async function standingOf(db: Queryable, receipt: string): Promise<OpinionStanding | undefined> {
  const digest = digestOf(receipt);
  if (digest === undefined) return undefined;
  const [row] = await db.select().from(opinions).where(eq(opinions.receiptSha256, digest));
  return row && presentStanding(row);
}
