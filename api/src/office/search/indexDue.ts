import { and, asc, eq, gt, isNull, ne, or, sql } from 'drizzle-orm';
import { publications } from '@phoeiphrae/db/schema/items';
import { publicCards } from '@phoeiphrae/db/schema/published';
import { searchDocuments } from '@phoeiphrae/db/schema/search';
import type { Content } from '@phoeiphrae/shared/content';
import { SEARCH_VERSION } from '@phoeiphrae/shared/search/searchText';
import type { Deps, Tx } from '../deps.ts';
import { INDEX_SEARCH } from './indexSearch.ts';
import { keepSearchDocument } from './searchDocuments.ts';

/** As many in one look; each is made in a transaction of its own. */
const AT_ONCE = 50;

/**
 * Makes the search documents of what is public and has none, or one of another version of the function that makes them, or
 * one whose files were read anew.
 * @returns how many were made.
 */
export async function indexDue(deps: Deps): Promise<number> {
  let made = 0;
  for (let ids = await due(deps); ids.length > 0; ids = await due(deps, ids.at(-1))) {
    for (const id of ids) await indexOne(deps, id);
    made += ids.length;
  }
  return made;
}

async function due({ db }: Deps, after?: string): Promise<string[]> {
  const { publicationId } = publicCards;
  const rows = await db.orm
    .select({ publicationId })
    .from(publicCards)
    .leftJoin(searchDocuments, eq(searchDocuments.publicationId, publicationId))
    .where(
      and(
        or(isNull(searchDocuments.publicationId), ne(searchDocuments.version, SEARCH_VERSION)),
        after === undefined ? undefined : gt(publicationId, after),
      ),
    )
    .orderBy(asc(publicationId))
    .limit(AT_ONCE);
  return rows.map((row) => row.publicationId);
}

async function indexOne({ db, words, jobs }: Deps, publicationId: string): Promise<void> {
  await db.orm.transaction(async (tx) => {
    // It ends only after this is written, and takes it along; or it has ended.
    const [row] = await tx
      .select({ canonical: publications.canonical })
      .from(publications)
      .where(and(eq(publications.id, publicationId), isNull(publications.endedAt)))
      .for('update');
    if (!row) return;
    const { content } = JSON.parse(row.canonical) as { content: Content };
    await keepSearchDocument(tx, { words, jobs }, { publicationId, content });
  });
}

/** What is read of a file has changed, or it is served no more: whatever is found by its text is made again, by a job. */
export async function indexAnew(tx: Tx, jobs: Deps['jobs'], sha256: string): Promise<void> {
  const { rows } = await tx.execute<{ publication_id: string }>(sql`
    UPDATE search_documents SET version = 0 WHERE publication_id IN
      (SELECT id FROM publications WHERE file_hashes @> ARRAY[${sha256}] AND ended_at IS NULL)
    RETURNING publication_id`);
  if (rows.length > 0) await jobs.enqueue(tx, INDEX_SEARCH, {});
}
