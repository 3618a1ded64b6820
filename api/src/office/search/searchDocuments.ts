import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { fileExaminations } from '@phoeiphrae/db/schema/files';
import { searchDocuments, searchPassages } from '@phoeiphrae/db/schema/search';
import type { Content } from '@phoeiphrae/shared/content';
import type { SearchDocument } from '@phoeiphrae/shared/search/searchDocument';
import { SEARCH_VERSION } from '@phoeiphrae/shared/search/searchText';
import type { Jobs } from '../../engines/jobs/job.ts';
import type { WordReader } from '../../engines/words/wordReader.ts';
import type { Queryable, Tx } from '../deps.ts';
import { LEARN_WORDS } from './learnWords.ts';

/** As many passages in one statement. */
const AT_ONCE = 500;

/**
 * What was read in files, masked, by digest; nothing of one in which the scanner found a virus, which is served to nobody.
 * One whose bytes are damaged in the store stays found: its text is right, and the bytes can be put back.
 */
export async function readableTexts(db: Queryable, files: Content['files']): Promise<Record<string, string>> {
  const hashes = files.map(({ sha256 }) => sha256);
  if (hashes.length === 0) return {};
  const { sha256, state, result, maskedText, scan } = fileExaminations;
  const verdict = sql`${result} ->> 'verdict'`;
  const found = sql`${scan} ->> 'result'`;
  const rows = await db
    .select({ sha256, maskedText })
    .from(fileExaminations)
    .where(
      and(
        inArray(sha256, hashes),
        eq(state, 'done'),
        eq(verdict, 'accepted'),
        or(isNull(scan), ne(found, 'found')),
      ),
    );
  return Object.fromEntries(rows.map((row) => [row.sha256, row.maskedText]));
}

/** What a search document is made with. */
export interface SearchWriters {
  readonly words: Pick<WordReader, 'index'>;
  readonly jobs: Jobs;
}

interface Indexed {
  readonly publicationId: string;
  readonly content: Content;
}

/** What is public under this id is found by its words from this transaction on. @throws {WordsBusyError} */
export async function keepSearchDocument(
  tx: Tx,
  { words, jobs }: SearchWriters,
  { publicationId, content }: Indexed,
): Promise<void> {
  const texts = await readableTexts(tx, content.files);
  await storeDocument(tx, publicationId, await words.index({ content, texts }));
  await jobs.enqueue(tx, LEARN_WORDS, { publicationId });
}

async function storeDocument(tx: Tx, publicationId: string, document: SearchDocument): Promise<void> {
  const { passages, fileTypes, ...said } = document;
  const row = { version: SEARCH_VERSION, ...said, fileTypes: [...fileTypes] };
  await tx
    .insert(searchDocuments)
    .values({ publicationId, ...row })
    .onConflictDoUpdate({ target: searchDocuments.publicationId, set: row });
  await tx.delete(searchPassages).where(eq(searchPassages.publicationId, publicationId));
  const rows = passages.map((passage, position) => ({ publicationId, position, ...passage }));
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await tx.insert(searchPassages).values(rows.slice(at, at + AT_ONCE));
}
