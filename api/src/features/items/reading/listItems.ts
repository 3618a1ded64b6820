import { and, desc, eq, lte, sql, type SQL } from 'drizzle-orm';
import { items } from '@phoeiphrae/db/schema/items';
import type { ItemPage } from '@phoeiphrae/shared/item';
import type { ItemQuery } from '@phoeiphrae/shared/itemQuery';
import { decodeCursor, encodeCursor } from '../../../http/cursor.ts';
import type { Queryable } from '../../../office/deps.ts';
import { says } from '../../../office/like.ts';
import { loadFacts } from '../rules/loadFacts.ts';
import { waitingFor } from '../rules/waitingFor.ts';
import { presentCard } from './presentItem.ts';
import type { Viewer } from '../rules/viewer.ts';
import { visibleTo } from '../rules/visibleTo.ts';

type Moment = 'updatedAt' | 'heldSince';

/**
 * Rows after a position, newest first. The comparison is on milliseconds, which is what a cursor holds.
 * @throws {ProblemException} 400 for a position that was not given out.
 */
export function after(cursor: string | undefined, by: Moment): SQL | undefined {
  if (cursor === undefined) return undefined;
  const { at, id } = decodeCursor(cursor);
  return sql`(${items[by]}, ${items.id}) < (${at}::timestamptz, ${id}::uuid)`;
}

/**
 * A page of the items that this person may see, newest change first; of what is held since a moment or earlier, what came
 * to its place last, since no index could give the newest change of those.
 * @throws {ProblemException} 400 for a cursor that was not given out.
 */
export async function listItems(db: Queryable, query: ItemQuery, viewer: Viewer): Promise<ItemPage> {
  const { actor, today } = viewer;
  const limit = query.limit ?? 20;
  const by: Moment = query.heldBefore === undefined ? 'updatedAt' : 'heldSince';
  const rows = await db
    .select()
    .from(items)
    .where(
      and(
        visibleTo(db, actor),
        query.category === undefined ? undefined : eq(items.category, query.category),
        query.track === undefined ? undefined : eq(items.track, query.track),
        query.way === undefined ? undefined : eq(items.way, query.way),
        query.workGroup === undefined ? undefined : eq(items.workGroup, query.workGroup),
        query.fiscalYear === undefined ? undefined : eq(items.fiscalYear, query.fiscalYear),
        query.state === undefined ? undefined : eq(items.state, query.state),
        query.heldBefore === undefined ? undefined : lte(items.heldSince, query.heldBefore),
        query.q === undefined ? undefined : says(items.searchText, query.q),
        query.holder === undefined
          ? undefined
          : await waitingFor(db, query.holder === 'me' ? actor.userId : query.holder, viewer),
        after(query.cursor, by),
      ),
    )
    .orderBy(desc(items[by]), desc(items.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const facts = await loadFacts(db, shown, { today, policy: actor.policy });
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: facts.map((entry) => presentCard(entry, viewer)),
    nextCursor: last ? encodeCursor({ at: last[by], id: last.id }) : null,
  };
}
