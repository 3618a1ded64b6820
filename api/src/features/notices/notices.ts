import { and, count, desc, eq, getTableColumns, isNull, sql, type SQL } from 'drizzle-orm';
import { items, notices } from '@phoeiphrae/db/schema/items';
import type { Notice, NoticePage } from '@phoeiphrae/shared/notice';
import type { Actor } from '../../office/actor.ts';
import { decodeCursor, encodeCursor } from '../../http/cursor.ts';
import type { Queryable } from '../../office/deps.ts';
import { requireVersion } from '../../http/etag.ts';
import type { Answer } from '../../office/idempotency.ts';
import { ProblemException } from '../../http/problem.ts';
import type { WriteContext } from '../../office/write.ts';
import { visibleTo } from '../items/rules/visibleTo.ts';

type Row = typeof notices.$inferSelect;

function present({ userId: _userId, ...row }: Row, itemTitle: string | null): Notice {
  return { ...row, itemTitle };
}

function after(cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  const { at, id } = decodeCursor(cursor);
  return sql`(${notices.createdAt}, ${notices.id}) < (${at}::timestamptz, ${id}::uuid)`;
}

export interface NoticeQuery {
  readonly unread?: boolean;
  readonly limit?: number;
  readonly cursor?: string;
}

/** The item of a notice, as long as it is for this person's eyes: its title changes after the notice was written. */
const seenItem = (db: Queryable, actor: Actor): SQL | undefined =>
  and(eq(items.id, notices.itemId), visibleTo(db, actor));

/** So many unread ones are counted, and no more: whoever has more has not looked for years. */
const COUNTED = 1_000;

/** What a person was told, newest first, and how much of it is unread. */
export async function listNotices(db: Queryable, actor: Actor, query: NoticeQuery): Promise<NoticePage> {
  const limit = query.limit ?? 30;
  const own = eq(notices.userId, actor.userId);
  const some = db
    .select({ id: notices.id })
    .from(notices)
    .where(and(own, isNull(notices.readAt)))
    .limit(COUNTED)
    .as('some');
  const [unread] = await db.select({ n: count() }).from(some);
  const rows = await db
    .select({ ...getTableColumns(notices), itemTitle: items.title })
    .from(notices)
    .leftJoin(items, seenItem(db, actor))
    .where(and(own, query.unread ? isNull(notices.readAt) : undefined, after(query.cursor)))
    .orderBy(desc(notices.createdAt), desc(notices.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    notices: shown.map(({ itemTitle, ...row }) => present(row, itemTitle)),
    unread: unread?.n ?? 0,
    nextCursor: last ? encodeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

/**
 * Marks a notice as read; that it is read already is no failure, but a stale version is.
 * @throws {ProblemException} 404 for another person's; 412
 */
export async function readNotice(
  { tx, actor, now }: WriteContext,
  target: { id: string; version: number },
): Promise<Answer<Notice>> {
  const own = and(eq(notices.id, target.id), eq(notices.userId, actor.userId));
  const [row] = await tx.select().from(notices).where(own).for('update');
  if (!row) throw new ProblemException('not-found');
  requireVersion(row.version, target.version);
  const change = { readAt: row.readAt ?? now, version: sql`${notices.version} + 1` };
  const [read] = row.readAt === null ? await tx.update(notices).set(change).where(own).returning() : [row];
  if (!read) throw new Error('a locked notice was there to change');
  const [item] = await tx
    .select({ title: items.title })
    .from(notices)
    .innerJoin(items, seenItem(tx, actor))
    .where(own);
  return { status: 200, body: present(read, item?.title ?? null), version: read.version };
}
