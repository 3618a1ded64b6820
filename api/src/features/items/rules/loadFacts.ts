import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { jsonRows } from '@phoeiphrae/db/jsonRows';
import { publications, revisions } from '@phoeiphrae/db/schema/items';
import { STATE_TRAITS, statesWhere } from '@phoeiphrae/shared/workflow';
import { heldOn } from '../../../office/actor.ts';
import type { Queryable } from '../../../office/deps.ts';
import type { LoadedPolicy } from '../../../office/policyStore.ts';
import type { ItemFacts, ItemRow, LastPublication, RevisionFacts, PostHolders } from './facts.ts';
import { bindRevision, REVISION_COLUMNS } from './readRevisions.ts';

const { itemId, number, state } = revisions;
const current = inArray(state, [...statesWhere((traits) => traits.open), 'published']);
const newest = sql`(SELECT max(r.number) FROM ${revisions} r WHERE r.item_id = ${itemId})`;
const submitted = sql`SELECT max(r.number) FROM ${revisions} r WHERE r.item_id = ${itemId} AND r.round > 0`;
const { track, takenDown, ended, revisionNumber, firstPublishedAt } = publications;
const published = sql`(SELECT max(p.revision_number) FROM ${publications} p WHERE p.item_id = ${itemId})`;

const COLUMNS = {
  ...REVISION_COLUMNS,
  /** The same for every revision of an item; one at most. */
  lastPublication: jsonRows(
    { track, takenDown, ended, revisionNumber, firstPublishedAt },
    sql`${publications} WHERE ${and(eq(publications.itemId, itemId), eq(revisionNumber, published))}`,
  ),
  /** The same: the number of the newest revision that was ever put before the chain. */
  lastSubmitted: sql<number | null>`(${submitted})`,
};

export interface Day {
  readonly today: string;
  readonly policy: LoadedPolicy;
}

/** Everyone who holds a post on the day, under its announcement. */
const postHoldersOn = (db: Queryable, { today, policy }: Day): Promise<PostHolders> =>
  heldOn(db, today, policy, {});

/**
 * The facts of items, in the order of their rows: one statement for all of them, and one for who holds which post.
 * @param postHolders who holds which post, where that is known already
 * @throws {Error} when an item has no revision, which nothing makes
 */
export async function loadFacts(
  db: Queryable,
  rows: readonly ItemRow[],
  at: Day,
  postHolders?: PostHolders,
): Promise<ItemFacts[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const where = and(inArray(itemId, ids), or(current, eq(number, newest)));
  const read = await db.select(COLUMNS).from(revisions).where(where).orderBy(number);
  const known = postHolders ?? (await postHoldersOn(db, at));
  const past = new Map(read.map((one) => [one.row.itemId, pastOf(one)]));
  const facts: RevisionFacts[] = [];
  for (const one of read) facts.push(await bindRevision(db, one, at.policy));
  const byItem = Map.groupBy(facts, ({ row }) => row.itemId);
  return rows.map((item) => {
    const own = byItem.get(item.id) ?? [];
    const latest = own.at(-1);
    const before = past.get(item.id);
    if (!latest || !before) throw new Error(`item ${item.id} has no revision`);
    return {
      item,
      working: own.find(({ row }) => STATE_TRAITS[row.state].open) ?? null,
      live: own.find(({ row }) => row.state === 'published') ?? null,
      latest,
      ...before,
      postHolders: known,
    };
  });
}

interface Past {
  readonly lastPublication: readonly LastPublication[];
  readonly lastSubmitted: number | null;
}

function pastOf({ lastPublication: [last], lastSubmitted }: Past) {
  return {
    lastPublication: last ?? null,
    chainBegun: (lastSubmitted ?? 0) > (last?.revisionNumber ?? 0),
  };
}
