import { and, desc, eq, sql, type SQL } from 'drizzle-orm';
import { checkedTargets, checkedUses } from '@phoeiphrae/db/schema/checks';
import { publicCards } from '@phoeiphrae/db/schema/published';
import type { Check, CheckPage, CheckQuery } from '@phoeiphrae/shared/check';
import { decodeCursor, encodeCursor } from '../../http/cursor.ts';
import type { Queryable } from '../../office/deps.ts';

const LIMIT = 50;

function after(cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  const { at, id } = decodeCursor(cursor);
  return sql`(${checkedUses.since}, ${checkedUses.id}) < (${at}::timestamptz, ${id}::uuid)`;
}

async function checksWhere(db: Queryable, condition: SQL | undefined, limit?: number): Promise<Check[]> {
  const { id, label, state, since, places } = checkedUses;
  const { kind, failure, status, checkedAt } = checkedTargets;
  // One by one, by its key: a page is short, however much there is to go through.
  const target = db
    .select({ kind, failure, status, checkedAt })
    .from(checkedTargets)
    .where(eq(checkedTargets.id, checkedUses.targetId))
    .limit(1)
    .as('target');
  const item = { id: publicCards.itemId, title: publicCards.title, workGroup: publicCards.workGroup };
  const query = db
    .select({
      ...{ id, label, state, since, places },
      ...{ kind: target.kind, failure: target.failure, status: target.status, checkedAt: target.checkedAt },
      item,
    })
    .from(checkedUses)
    .innerJoinLateral(target, sql`true`)
    .innerJoin(publicCards, eq(publicCards.publicationId, checkedUses.publicationId))
    .where(condition)
    .orderBy(desc(since), desc(id))
    .$dynamic();
  return limit === undefined ? query : query.limit(limit);
}

/** Links and files of what is public now, what changed last first. */
export async function listChecks(db: Queryable, query: CheckQuery): Promise<Omit<CheckPage, 'asking'>> {
  const limit = query.limit ?? LIMIT;
  const { state, workGroup, cursor } = query;
  const found = await checksWhere(
    db,
    and(
      state === undefined ? undefined : eq(checkedUses.state, state),
      workGroup === undefined ? undefined : eq(checkedUses.workGroup, workGroup),
      after(cursor),
    ),
    limit + 1,
  );
  const checks = found.slice(0, limit);
  const last = found.length > limit ? checks.at(-1) : undefined;
  return { checks, nextCursor: last ? encodeCursor({ at: last.since, id: last.id }) : null };
}

/** Those of an item as it is public now; none of one that is not. */
export async function checksOfItem(db: Queryable, itemId: string): Promise<Check[]> {
  const [card] = await db
    .select({ id: publicCards.publicationId })
    .from(publicCards)
    .where(eq(publicCards.itemId, itemId));
  return card ? checksWhere(db, eq(checkedUses.publicationId, card.id)) : [];
}
