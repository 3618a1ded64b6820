import { inArray } from 'drizzle-orm';
import { publicCards } from '@phoeiphrae/db/schema/published';
import { searchWords } from '@phoeiphrae/db/schema/search';
import { Closed, Uuid } from '@phoeiphrae/shared/primitives';
import { titleWords } from '@phoeiphrae/shared/search/titleWords';
import type { Job } from '../../engines/jobs/job.ts';
import type { Deps } from '../deps.ts';

/**
 * Given in the transaction that publishes, and done after it: two publications that teach the same new word at once would wait
 * for each other's end, each holding what the other needs.
 */
export const LEARN_WORDS = {
  name: 'search.learn-words',
  data: Closed({ publicationId: Uuid }),
  retry: { limit: 5, firstPauseS: 10 },
  expireS: 600,
  lookEveryS: 60,
} as const satisfies Job;

/** The words of titles, for what is typed wrong. @returns how many titles were read. */
export async function learnTitleWords(
  { db }: Pick<Deps, 'db'>,
  data: readonly { readonly publicationId: string }[],
): Promise<number> {
  const ids = data.map(({ publicationId }) => publicationId);
  if (ids.length === 0) return 0;
  const { publicationId, title } = publicCards;
  const rows = await db.orm.select({ title }).from(publicCards).where(inArray(publicationId, ids));
  const words = [...new Set(rows.flatMap((row) => titleWords(row.title)))].toSorted();
  if (words.length > 0)
    await db.orm
      .insert(searchWords)
      .values(words.map((word) => ({ word })))
      .onConflictDoNothing();
  return rows.length;
}
