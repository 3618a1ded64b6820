import { createHash } from 'node:crypto';
import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import { publications } from '@phoeiphrae/db/schema/items';
import { searchDocuments, searchPassages } from '@phoeiphrae/db/schema/search';
import type { Content } from '@phoeiphrae/shared/content';
import { searchDocument, type SearchDocument } from '@phoeiphrae/shared/search/searchDocument';
import { SEARCH_VERSION } from '@phoeiphrae/shared/search/searchText';
import { bangkokDate, fiscalYearOf } from '@phoeiphrae/shared/thaiCalendar';
import type { Tx } from '../../../office/deps.ts';
import { readableTexts } from '../../../office/search/searchDocuments.ts';
import { derivedFrom, differences, missing, unfounded, type Mismatch } from './mismatch.ts';

/** Few: each carries the whole of what it shows. */
const BATCH = 50;
const FROM = {
  th: 'ข้อความที่ได้รับอนุมัติและข้อความในไฟล์แนบ',
  en: 'the approved text and what was read in its files',
};

async function liveAfter(tx: Tx, after: string | undefined) {
  const { id, canonical, contentHash, category, track, workGroup, fiscalYear, publishedAt, endedAt } =
    publications;
  return tx
    .select({ id, canonical, contentHash, category, track, workGroup, fiscalYear, publishedAt })
    .from(publications)
    .where(and(isNull(endedAt), after === undefined ? undefined : gt(id, after)))
    .orderBy(asc(id))
    .limit(BATCH);
}
type LiveRow = Awaited<ReturnType<typeof liveAfter>>[number];

/** In one order, and without the weight that the database leaves out. */
const wordsIn = (words: string): string[] =>
  words
    .replaceAll(/:1D(?= |$)/g, ':1')
    .split(' ')
    .toSorted();

function* documentFaults(
  { id, canonical: _canonical, contentHash: _hash, ...facts }: LiveRow,
  row: typeof searchDocuments.$inferSelect | undefined,
  { passages: _passages, words, ...made }: SearchDocument,
): Generator<Mismatch> {
  if (!row) {
    yield missing(searchDocuments, id, ['publicationId'], FROM);
    return;
  }
  const year = facts.fiscalYear ?? fiscalYearOf(bangkokDate(new Date(facts.publishedAt)));
  const derived = { ...facts, ...made, year, version: SEARCH_VERSION, words: wordsIn(words) };
  const say = derivedFrom(FROM);
  const all = Object.entries(derived).map(([name, value]) => [name, say(value)] as const);
  yield* differences(searchDocuments, id, { ...row, words: wordsIn(row.words) }, Object.fromEntries(all));
}

function* passageFaults(
  id: string,
  rows: readonly (typeof searchPassages.$inferSelect)[],
  { passages }: SearchDocument,
): Generator<Mismatch> {
  const say = derivedFrom(FROM);
  const byPosition = new Map(rows.map((row) => [row.position, row]));
  for (const [position, passage] of passages.entries()) {
    const row = byPosition.get(position);
    const key = `${id} ${String(position)}`;
    const derived = Object.entries(passage).map(([name, value]) => [name, say(value)] as const);
    if (row) yield* differences(searchPassages, key, row, Object.fromEntries(derived));
    else yield missing(searchPassages, key, ['publicationId', 'position'], FROM);
  }
  if (rows.length > passages.length) yield unfounded(searchPassages, id, ['publicationId', 'position']);
}

/** What is public is found by what was approved and by what was read in its files, and by nothing else. */
export async function* deriveSearchDocuments(tx: Tx): AsyncGenerator<Mismatch> {
  for (let after: string | undefined; ;) {
    const live: LiveRow[] = await liveAfter(tx, after);
    const ids = live.map(({ id }) => id);
    const documents = await tx
      .select()
      .from(searchDocuments)
      .where(inArray(searchDocuments.publicationId, ids));
    const passages = await tx.select().from(searchPassages).where(inArray(searchPassages.publicationId, ids));
    for (const row of live) {
      // Another text than was approved is named where publications are derived; nothing follows from it.
      if (createHash('sha256').update(row.canonical).digest('hex') !== row.contentHash) continue;
      const { content } = JSON.parse(row.canonical) as { content: Content };
      const made = searchDocument({ content, texts: await readableTexts(tx, content.files) });
      const own = <T extends { publicationId: string }>(rows: readonly T[]) =>
        rows.filter(({ publicationId }) => publicationId === row.id);
      yield* documentFaults(row, own(documents)[0], made);
      yield* passageFaults(row.id, own(passages), made);
    }
    if (live.length < BATCH) break;
    after = live.at(-1)?.id;
  }
  yield* ofNothingLive(tx);
}

/** Documents and passages of what is not public. */
async function* ofNothingLive(tx: Tx): AsyncGenerator<Mismatch> {
  for (const table of [searchDocuments, searchPassages]) {
    const { publicationId } = table;
    const rows = await tx
      .selectDistinct({ publicationId })
      .from(table)
      .leftJoin(publications, and(eq(publications.id, publicationId), isNull(publications.endedAt)))
      .where(isNull(publications.id));
    for (const row of rows) yield unfounded(table, row.publicationId, ['publicationId']);
  }
}
