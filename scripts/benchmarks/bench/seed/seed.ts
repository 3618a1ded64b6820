import { sql } from 'drizzle-orm';
import { firstDayOf } from '../../../../api/src/demo/isDue.ts';
import type { Deps } from '../../../../api/src/office/deps.ts';
import { filePrints, partsWith } from '../../../../api/src/features/items/likeness/parts.ts';
import { printRows } from '../../../../api/src/features/items/likeness/keepPrints.ts';
import type { TextPrint } from '../../../../api/src/engines/words/textPrint.ts';
import { readableTexts } from '../../../../api/src/office/search/searchDocuments.ts';
import type { Database } from '../../../../db/src/client.ts';
import { searchWords } from '../../../../db/src/schema/search.ts';
import type { Content, ContentFile } from '../../../../shared/src/content.ts';
import { SEARCH_VERSION } from '../../../../shared/src/search/searchText.ts';
import { titleWords } from '../../../../shared/src/search/titleWords.ts';
import { bangkokInstant } from '../../../../shared/src/thaiCalendar.ts';
import type { SelfCheckAnswer } from '../../../../shared/src/revision.ts';
import type { Track } from '../../../../shared/src/policy/track.ts';
import { writtenItem, type WrittenItem, type Years } from '../texts/writtenItem.ts';
import { Batch, writeBatch } from './batch.ts';
import { countCards } from './cards.ts';
import { contentOf } from './content.ts';
import { storeFiles } from './files.ts';
import { SeededItem, type Reached } from './seededItem.ts';
import { foundOffice, openOffice, type SeedOffice } from './office.ts';
import { withoutWordIndexes } from './wordIndexes.ts';

/** As many items in one transaction. */
const AT_ONCE = 250;
/** So many wait for the thread that indexes; it turns away more than forty. */
const INDEXED_AT_ONCE = 30;
/** Nobody has counted the rows of new tables yet, and plans made without that read them from end to end: by batch. */
const ANALYZED_AFTER = new Set([0, 1, 3, 10, 40, 120, 400, 1200]);
/** Told after so many. */
const TELL_EVERY = 10_000;
/** Beside what is published so many are on their way. */
export const OPEN_ITEMS = 600;
const DAY_MS = 86_400_000;

interface Seeding {
  readonly deps: Deps;
  /** As the owner of the database. */
  readonly owner: Database;
  readonly office: SeedOffice;
  readonly files: readonly ContentFile[];
  readonly texts: Readonly<Record<string, string>>;
  /** Of the files, by digest. */
  readonly prints: ReadonlyMap<string, TextPrint>;
  /** Words that the search knows already. */
  readonly learned: Set<string>;
}

/** From a month after the office began to the day before yesterday. */
export function yearsOf(now: Date): Years {
  const from = Date.parse(bangkokInstant(firstDayOf(now), '12:00')) + 30 * DAY_MS;
  return { from: new Date(from), to: new Date(now.getTime() - 2 * DAY_MS) };
}

const answersOf = ({ policy }: SeedOffice, track: Track): SelfCheckAnswer[] =>
  policy.document.selfCheck
    .filter(({ tracks }) => tracks.includes(track))
    .map(({ code, expected }) => ({ code, answer: expected, note: '' }));

/** An item in all tables but those of the search. @returns its content, to be indexed, when it is published. */
async function addItem(
  { deps, office, files, prints }: Seeding,
  batch: Batch,
  [item, reached]: readonly [WrittenItem, Reached],
): Promise<Published | undefined> {
  const content = await contentOf(deps, item, files);
  const seeded = new SeededItem({ deps, office, batch }, item, content);
  const isOpen = reached !== 'published';
  const track = isOpen ? 'approval' : (office.policy.categories.get(item.category)?.track ?? 'approval');
  seeded.draft();
  if (reached !== 'draft' && track === 'approval') {
    seeded.submit();
    seeded.decide(typeof reached === 'object' ? reached.step : undefined);
  }
  if (!isOpen) seeded.publish();
  seeded.finish(answersOf(office, track));
  if (reached !== 'draft') {
    const parts = await partsWith(prints, content, deps.words);
    batch.prints.push(...printRows(seeded.printed, parts, seeded.last));
  }
  return isOpen ? undefined : { publicationId: seeded.publicationId, content };
}

interface Published {
  readonly publicationId: string;
  readonly content: Content;
}

/** @returns what adds it to the batch once it is worked out, which is done in a thread meanwhile. */
async function index(
  { deps, texts }: Seeding,
  { publicationId, content }: Published,
): Promise<(batch: Batch) => void> {
  const own = Object.fromEntries(content.files.map(({ sha256 }) => [sha256, texts[sha256] ?? '']));
  const { passages, fileTypes, ...said } = await deps.words.index({ content, texts: own });
  return (batch) => {
    batch.documents.push({ publicationId, version: SEARCH_VERSION, ...said, fileTypes: [...fileTypes] });
    for (const [position, passage] of passages.entries())
      batch.passages.push({ publicationId, position, ...passage });
  };
}

async function learn({ owner, learned }: Seeding, items: readonly WrittenItem[]): Promise<void> {
  const words = [...new Set(items.flatMap(({ title }) => titleWords(title)))].filter(
    (word) => !learned.has(word),
  );
  for (const word of words) learned.add(word);
  for (let at = 0; at < words.length; at += 5_000)
    await owner.orm
      .insert(searchWords)
      .values(words.slice(at, at + 5_000).map((word) => ({ word })))
      .onConflictDoNothing();
}

/** Items as rows, and what is to be learned from them. */
interface Made {
  readonly batch: Batch;
  readonly published: readonly WrittenItem[];
}

async function make(seeding: Seeding, all: readonly [WrittenItem, Reached][]): Promise<Made> {
  const batch = new Batch();
  const underWay: Promise<(batch: Batch) => void>[] = [];
  for (const one of all) {
    const published = await addItem(seeding, batch, one);
    if (published) underWay.push(index(seeding, published));
    if (underWay.length > INDEXED_AT_ONCE) (await underWay.shift())?.(batch);
  }
  for (const addTo of await Promise.all(underWay)) addTo(batch);
  return { batch, published: all.flatMap(([item, reached]) => (reached === 'published' ? [item] : [])) };
}

async function write(seeding: Seeding, { batch, published }: Made): Promise<void> {
  await seeding.owner.orm.transaction((tx) => writeBatch(tx, batch));
  await learn(seeding, published);
}

/** Work of the last three weeks, at every place on the way. */
function openItems(count: number, { policy }: SeedOffice, now: Date): [WrittenItem, Reached][] {
  const places: Reached[] = [
    'draft',
    'draft',
    ...policy.document.chain.map(({ code }) => ({ step: code })),
    'approved',
  ];
  const categories = [...policy.categories.values()].filter(({ track }) => track === 'approval');
  return Array.from({ length: OPEN_ITEMS }, (_, index) => {
    const publishedAt = new Date(now.getTime() - (index % 20) * DAY_MS);
    const written = writtenItem(count + index + 1, count + OPEN_ITEMS, yearsOf(now));
    const category = categories[index % categories.length]?.code ?? written.category;
    return [{ ...written, category, publishedAt, files: [] }, places[index % places.length] ?? 'draft'];
  });
}

/** What stand_prints() does as a revision comes before the chain, for all that are there. */
const standPrints = (owner: Database) =>
  owner.orm.execute(sql`
    UPDATE content_prints p SET standing = standing_of_print(r.state, p.round, false, NULL)
    FROM revisions r WHERE r.id = p.revision_id AND r.state = 'in_review'`);

interface Wanted {
  readonly deps: Deps;
  readonly owner: Database;
  readonly count: number;
  /** From which the times of the items are reckoned. */
  readonly now: Date;
}

/** Fills an empty database with so many published items and the open ones. */
export async function seed({ deps, owner, count, now }: Wanted, tell: (line: string) => void): Promise<void> {
  await foundOffice(deps);
  const office = await openOffice(deps);
  const files = await storeFiles(deps);
  const texts = await readableTexts(deps.db.orm, [...files]);
  const hashes = files.map(({ sha256 }) => sha256);
  const prints = await filePrints(deps.db.orm, hashes, deps.words);
  const seeding: Seeding = { deps, owner, office, files, texts, prints, learned: new Set() };
  const years = yearsOf(now);
  await withoutWordIndexes(owner, async () => {
    // While the database writes one part, the next one is made.
    let written = Promise.resolve();
    for (let done = 0; done < count; done += AT_ONCE) {
      const numbers = Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, index) => done + index + 1);
      const made = await make(
        seeding,
        numbers.map((number) => [writtenItem(number, count, years), 'published']),
      );
      await written;
      written = write(seeding, made).then(async () => {
        if (ANALYZED_AFTER.has(done / AT_ONCE)) await owner.orm.execute(sql`ANALYZE`);
        if (done % TELL_EVERY === 0 && done > 0) tell(`${String(done)} items`);
      });
      written.catch(() => undefined); // told by whoever awaits it
    }
    await written;
    await write(seeding, await make(seeding, openItems(count, office, now)));
  });
  await standPrints(owner);
  await countCards(owner.orm);
  await owner.orm.execute(sql`VACUUM ANALYZE`);
}
