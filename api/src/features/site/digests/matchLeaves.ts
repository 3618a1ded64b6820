import { and, asc, count, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import { publicCards } from '@phoeiphrae/db/schema/published';
import { searchDocuments } from '@phoeiphrae/db/schema/search';
import {
  digestMatches,
  digestRounds,
  subscriptions,
  subscriptionTopics,
} from '@phoeiphrae/db/schema/subscriptions';
import { parseQuery } from '@phoeiphrae/shared/search/parseQuery';
import type { FeedFilter } from '@phoeiphrae/shared/subscription';
import type { Deps } from '../../../office/deps.ts';
import { filterIn } from '../../../office/subscribers/topics.ts';
import { inTransaction } from '../../../office/transaction.ts';
import { changesSince } from '../finding/changesSince.ts';
import { withBody } from '../search/body.ts';
import { filtersOf, inText } from '../search/conditions.ts';

import { lockRound, type Round } from './rounds.ts';

/** What is kept of a day for a topic: as much as a mail says. */
export const MATCHES = 100;
/** Topics that are asked for at a time. */
const TOPICS = 500;

interface Changed {
  readonly publicationId: string;
  readonly slug: string;
  readonly revisionNumber: number;
  readonly leaf: number;
}

/** Of what became public in some leaves, what is public in that same revision now; what came later has a leaf of its own. */
async function changedIn(
  { publicDb }: Deps,
  { nextLeaf, toLeaf }: Round,
): Promise<{ changed: Changed[]; next: number }> {
  const { changes, nextFrom } = await changesSince(publicDb.orm, { from: nextLeaf });
  const next = Math.min(nextFrom, toLeaf);
  const told = changes.filter(({ kind, leaf }) => kind === 'published' && leaf < next);
  const leaves = new Map(told.map(({ slug, revision, leaf }) => [`${String(revision)} ${slug}`, leaf]));
  const { publicationId, slug, revisionNumber } = publicCards;
  const cards = await publicDb.orm
    .select({ publicationId, slug, revisionNumber })
    .from(publicCards)
    .where(sql`${slug} = ANY(${sql.param(told.map((change) => change.slug))}::text[])`);
  const changed = cards.flatMap((card) => {
    const leaf = leaves.get(`${String(card.revisionNumber)} ${card.slug}`);
    return leaf === undefined ? [] : [{ ...card, leaf }];
  });
  return { changed, next };
}

/** Which of some publications a list with this filter would name: no more rows are read than have changed. */
async function inTopic({ searchDb }: Deps, filter: FeedFilter, changed: readonly Changed[]) {
  const { q } = filter;
  const ids = sql.param(changed.map(({ publicationId }) => publicationId));
  const wanted = and(
    sql`publication_id = ANY(${ids}::uuid[])`,
    filtersOf(filter),
    q === undefined ? undefined : inText(parseQuery(q), 'whole'),
  );
  const { rows } = await searchDb.orm.execute<{ id: string }>(
    sql`SELECT publication_id AS id FROM ${searchDocuments} ${withBody()} WHERE ${wanted}`,
  );
  const found = new Set(rows.map(({ id }) => id));
  return changed.filter((one) => found.has(one.publicationId));
}

/** Topics that somebody follows, in the order of their ids, with how much is kept of the day for each. */
function followedAfter({ db }: Deps, day: string, id: string) {
  const { topicId } = subscriptions;
  const kept = db.orm
    .select({ count: count() })
    .from(digestMatches)
    .where(and(eq(digestMatches.day, day), eq(digestMatches.topicId, subscriptionTopics.id)));
  const followed = db.orm
    .select({ id: topicId })
    .from(subscriptions)
    .where(isNotNull(subscriptions.confirmedAt));
  return db.orm
    .select({ id: subscriptionTopics.id, query: subscriptionTopics.query, kept: sql<string>`(${kept})` })
    .from(subscriptionTopics)
    .where(and(gt(subscriptionTopics.id, id), inArray(subscriptionTopics.id, followed)))
    .orderBy(asc(subscriptionTopics.id))
    .limit(TOPICS);
}

const FIRST = '00000000-0000-0000-0000-000000000000';

async function matchesOf(deps: Deps, day: string, changed: readonly Changed[]) {
  const found: (typeof digestMatches.$inferInsert)[] = [];
  if (changed.length === 0) return found;
  for (let topics = await followedAfter(deps, day, FIRST); topics.length > 0;) {
    for (const { id: topicId, query, kept } of topics) {
      const room = MATCHES - Number(kept);
      const matched = room > 0 ? await inTopic(deps, filterIn(query), changed) : [];
      const rows = matched.sort((a, b) => a.leaf - b.leaf).slice(0, room);
      found.push(
        ...rows.map(({ leaf, slug, revisionNumber }) => ({ day, topicId, leaf, slug, revisionNumber })),
      );
    }
    topics = await followedAfter(deps, day, topics.at(-1)?.id ?? FIRST);
  }
  return found;
}

/** Rows in one statement: PostgreSQL takes 65 535 values. */
const ROWS = 5000;

/** Compares the next leaves of a round with every topic that is followed, each once, whichever process comes to it. */
export async function matchLeaves(deps: Deps, round: Round): Promise<void> {
  const { changed, next } = await changedIn(deps, round);
  const found = await matchesOf(deps, round.day, changed);
  await inTransaction(deps.db, async (tx) => {
    if (!(await lockRound(tx, round))) return;
    for (let i = 0; i < found.length; i += ROWS) {
      // A topic may have been ended meanwhile.
      const part = JSON.stringify(found.slice(i, i + ROWS));
      await tx.execute(sql`
        INSERT INTO digest_matches (day, topic_id, leaf, slug, revision_number)
        SELECT m.day, t.id, m.leaf, m.slug, m."revisionNumber"
        FROM jsonb_to_recordset(${part}::jsonb)
          AS m(day date, "topicId" uuid, leaf bigint, slug text, "revisionNumber" integer)
        JOIN subscription_topics t ON t.id = m."topicId" FOR KEY SHARE OF t`);
    }
    await tx.update(digestRounds).set({ nextLeaf: next }).where(eq(digestRounds.day, round.day));
  });
}
