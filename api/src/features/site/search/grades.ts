import { sql, type SQL } from 'drizzle-orm';
import type { SearchQuery } from '@phoeiphrae/shared/search/parseQuery';
import { asWords, literally, titleBegins, titleHas, titleIs } from './conditions.ts';

/** How well a document answers: the title itself, its beginning, in it, all words in it, as words of the page, anywhere. */
export const GRADES = {
  exact: 0,
  beginning: 1,
  phrase: 2,
  titleFromStart: 3,
  title: 4,
  words: 5,
  anywhere: 6,
} as const;

/** Added to the grade of what was found with its words apart. */
export const APART = GRADES.anywhere + 1;

/** Of so many of the newest it is seen whether they say it in the same words. */
const WORDED = 300;

const grade = (value: number): SQL => sql`${literally(value)}::integer`;

/** Of a row whose title has all words: how well it answers. */
export function titleGrade({ whole, parts }: SearchQuery): SQL {
  const first = parts[0]?.whole[0]?.text ?? whole;
  return sql`CASE
    WHEN ${titleIs(whole)} THEN ${grade(GRADES.exact)}
    WHEN ${titleBegins(whole)} THEN ${grade(GRADES.beginning)}
    WHEN ${titleHas(whole)} THEN ${grade(GRADES.phrase)}
    WHEN ${titleBegins(first)} THEN ${grade(GRADES.titleFromStart)}
    ELSE ${grade(GRADES.title)} END`;
}

/** Of a row whose text has them, by its `place` among the newest. */
export const textGrade = (query: SearchQuery): SQL => sql`
  CASE WHEN place <= ${literally(WORDED)} AND ${asWords(query)}
    THEN ${grade(GRADES.words)} ELSE ${grade(GRADES.anywhere)} END`;
