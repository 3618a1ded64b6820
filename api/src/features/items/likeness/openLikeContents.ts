import type { Queryable } from '../../../office/deps.ts';
import type { RevisionFacts } from '../rules/facts.ts';
import { likeContents, type LikeContent } from './likeContents.ts';
import type { MakePrints } from './parts.ts';

/** Under which source the justification of a like content stands, be it of words or of a file. */
export const LIKE_SOURCE = 'content';

export interface JudgedLikeContent extends LikeContent {
  /** Why it may be published all the same, in the words of someone who decides. */
  readonly reason: string | null;
}

/** Every like content with what was said to it. @throws {WordsBusyError} */
export async function judgedLikeContents(
  db: Queryable,
  { row, files }: RevisionFacts,
  words: MakePrints,
): Promise<JudgedLikeContent[]> {
  const said = files.justifications.filter(({ source }) => source === LIKE_SOURCE);
  const all = await likeContents(db, row, words);
  return all.map((one) => ({
    ...one,
    reason: said.find(({ findingKey }) => findingKey === one.key)?.reason ?? null,
  }));
}
