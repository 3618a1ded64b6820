import { inArray } from 'drizzle-orm';
import { publicCards } from '@phoeiphrae/db/schema/published';
import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import type { PublicCard, PublicPage } from '@phoeiphrae/shared/publicItem';
import { COUNTED_MAX, type SearchSummary } from '@phoeiphrae/shared/publicSearch';
import { markText, type Sought } from '@phoeiphrae/shared/search/markText';
import type { Queryable } from '../../../office/deps.ts';
import { facetsOf } from './facets.ts';
import { find } from './find.ts';
import { inOrder, isMuch, type Hit, type Place } from './hits.ts';
import { insteadOf } from './instead.ts';
import { decodePosition, encodePosition } from './place.ts';
import { cardColumns } from '../cardColumns.ts';
import { snippetsOf } from './snippets.ts';
import { soughtBy } from './sought.ts';
import { walkHits } from './walk.ts';

/** A page of what the words find, the best and newest first. */
export async function searchItems(db: Queryable, asked: PublicQuery & { q: string }): Promise<PublicPage> {
  const { limit = 20, cursor } = asked;
  const from = cursor === undefined ? undefined : decodePosition(cursor);
  const found = await find(db, asked.q, asked);
  // Words that only stand somewhere in the same text are little better than nothing.
  const weak = found.hits.length === 0 || found.stage === 'words';
  const instead = weak ? await insteadOf(db, asked) : undefined;
  const answered = instead?.found ?? found;
  const { query, stage, hits, more } = answered;
  const counted = more ? countedOf(hits.length) : hits.length;
  const places =
    isMuch(answered) && stage === 'whole'
      ? await walkHits(db, { query, filters: asked, known: answered }, { from, limit: limit + 1 })
      : placesAfter(hits, from).slice(0, limit + 1);
  const shown = places.slice(0, limit);
  const last = places.length > limit ? shown.at(-1) : undefined;
  const summary: SearchSummary = {
    total: { count: counted, more },
    facets: facetsOf(hits.slice(0, counted)),
    found: stage,
    instead: instead ? { q: instead.q, because: instead.because } : null,
  };
  return {
    items: await cardsOf(db, shown, soughtBy(query, stage)),
    nextCursor: last ? encodePosition({ stage, ...last }) : null,
    search: summary,
  };
}

/** Of what was found where there is more: a number below it, and round, since it says nothing of how much there is. */
const countedOf = (found: number): number =>
  found > 100 ? Math.min(COUNTED_MAX, Math.floor((found - 1) / 100) * 100) : Math.max(0, found - 1);

function placesAfter(hits: readonly Hit[], from: Place | undefined): Place[] {
  const ordered = hits.toSorted(inOrder);
  return from ? ordered.filter((hit) => inOrder(from, hit) < 0) : ordered;
}

/** The cards of what was found, in its order, with what was looked for marked. */
async function cardsOf(db: Queryable, places: readonly Place[], sought: Sought): Promise<PublicCard[]> {
  const ids = places.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [rows, snippets] = await Promise.all([
    db.select(cardColumns).from(publicCards).where(inArray(publicCards.publicationId, ids)),
    snippetsOf(db, ids, sought),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return []; // it ended between two statements
    const { id: _id, ...card } = row;
    return [{ ...card, found: { title: markText(card.title, sought), snippets: snippets.get(id) ?? [] } }];
  });
}
