import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { publications } from '@phoeiphrae/db/schema/items';
import { publicCards } from '@phoeiphrae/db/schema/published';
import type { Tx } from '../../../office/deps.ts';
import { derivedFrom, differences, fault, missing, type Mismatch } from './mismatch.ts';

const BATCH = 1000;
const FROM = { th: 'แถวของการเผยแพร่ (publications)', en: 'its row of publications' };

/** The columns of a publication that its card repeats. */
const REPEATED = {
  itemId: publications.itemId,
  slug: publications.slug,
  revisionNumber: publications.revisionNumber,
  category: publications.category,
  track: publications.track,
  workGroup: publications.workGroup,
  fiscalYear: publications.fiscalYear,
  title: publications.title,
  summary: publications.summary,
  publishedAt: publications.publishedAt,
  firstPublishedAt: publications.firstPublishedAt,
  changeNote: publications.changeNote,
};
const LIVE = { id: publications.id, ...REPEATED };

async function liveAfter(tx: Tx, after: string | undefined) {
  return tx
    .select(LIVE)
    .from(publications)
    .where(and(isNull(publications.endedAt), after === undefined ? undefined : gt(publications.id, after)))
    .orderBy(asc(publications.id))
    .limit(BATCH);
}
export type LiveRow = Awaited<ReturnType<typeof liveAfter>>[number];

/** Everything that is public now, by its row of publications, in batches. */
export async function* liveBatches(tx: Tx): AsyncGenerator<readonly LiveRow[]> {
  for (let after: string | undefined; ;) {
    const rows: LiveRow[] = await liveAfter(tx, after);
    yield rows;
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.id;
  }
}

/** What is public now has its card, which says what it says; nothing else has one. */
export async function* derivePublicCards(tx: Tx): AsyncGenerator<Mismatch> {
  const say = derivedFrom(FROM);
  for await (const rows of liveBatches(tx)) {
    const ids = rows.map(({ id }) => id);
    const found = await tx.select().from(publicCards).where(inArray(publicCards.publicationId, ids));
    const cards = new Map(found.map((card) => [card.publicationId, card]));
    for (const { id, ...row } of rows) {
      const card = cards.get(id);
      const derived = Object.entries(row).map(([name, value]) => [name, say(value)] as const);
      if (card) yield* differences(publicCards, id, card, Object.fromEntries(derived));
      else yield missing(publicCards, id, ['publicationId'], FROM);
    }
  }
  yield* unfoundedCards(tx);
}

async function* unfoundedCards(tx: Tx): AsyncGenerator<Mismatch> {
  const { publicationId } = publicCards;
  const rows = await tx
    .select({ publicationId })
    .from(publicCards)
    .leftJoin(publications, and(eq(publications.id, publicationId), isNull(publications.endedAt)))
    .where(isNull(publications.id));
  for (const row of rows)
    yield fault(publicCards, row.publicationId, ['publicationId'], {
      th: 'ไม่มีการเผยแพร่ที่ยังมีผลซึ่งบัตรนี้เป็นของมัน',
      en: 'nothing that is public now is what this card is of',
    });
}
