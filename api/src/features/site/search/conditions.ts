import { and, eq, gte, lt, or, sql, type SQL } from 'drizzle-orm';
import { searchDocuments } from '@phoeiphrae/db/schema/search';
import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import { yearMeant } from '@phoeiphrae/shared/search/forms';
import type { QueryPart, SearchQuery, Term } from '@phoeiphrae/shared/search/parseQuery';
import { lengthOf } from '@phoeiphrae/shared/search/searchText';
import { wordsOf } from '@phoeiphrae/shared/search/words';
import { bangkokMonth } from '@phoeiphrae/shared/thaiCalendar';

/** How far the words of a part may stand apart: as typed, in two pieces, or each anywhere. */
export const STAGES = ['whole', 'halves', 'words'] as const;
export type Stage = (typeof STAGES)[number];

/** Written into a statement: a number that its plan depends on. */
export const literally = (number: number): SQL => sql.raw(String(number));

/** The documents that a condition holds for, by an index: fenced in, so that whatever else is asked of them comes after it. */
export const fenced = (condition: SQL): SQL =>
  sql`(SELECT * FROM ${searchDocuments} WHERE ${condition} OFFSET 0) search_documents`;

/** Where a word is looked for: squeezed letters, and what words of which weights there are. */
interface Place {
  readonly letters: SQL;
  readonly weights: string;
}

/** Of rows with the columns of search documents; `body` is their text, taken out of the store of long values once. */
const TITLE: Place = { letters: sql.raw('title'), weights: 'A' };
const TEXT: Place = { letters: sql.raw('body'), weights: 'ABCD' };

/** A third of the time that LIKE takes: of Thai letters every one begins with the same byte. */
const contains = ({ letters }: Place, part: string): SQL => sql`strpos(${letters}, ${part}) > 0`;
/** Words hold letters, marks and numbers alone, so that quotation marks do. */
const lexeme = (word: string, weights: string): string => `'${word}':${weights}`;
const hasWord = (query: string): SQL => sql`words @@ ${query}::tsquery`;

/** A word stands in the letters too, which are at hand; its tsvector is looked at where they have it. */
function termIn(term: Term, place: Place): SQL {
  const ways = term.map(({ text: form, by }) =>
    by === 'word'
      ? sql`CASE WHEN ${contains(place, form)} THEN ${hasWord(lexeme(form, place.weights))} ELSE false END`
      : contains(place, form),
  );
  return or(...ways) ?? sql`false`;
}

const all = (conditions: readonly SQL[]): SQL => and(...conditions) ?? sql`false`;

function partIn(part: QueryPart, stage: Stage, place: Place): SQL {
  const whole = termIn(part.whole, place);
  if (stage === 'whole') return whole;
  if (stage === 'words') return all(part.words.map((term) => termIn(term, place)));
  const halves = part.halves.map((half) => all(half.map((term) => termIn(term, place))));
  return or(whole, ...halves) ?? whole;
}

/** Every part of the query stands in the document. */
export const inText = ({ parts }: SearchQuery, stage: Stage): SQL =>
  all(parts.map((part) => partIn(part, stage, TEXT)));

/** Every part stands in the title; a year may also be the fiscal year that the item is of. */
export const inTitle = ({ parts }: SearchQuery, stage: Stage): SQL =>
  all(
    parts.map((part) => {
      const year = yearMeant(part.whole[0]?.text ?? '');
      const said = partIn(part, stage, TITLE);
      return year === undefined ? said : (or(said, sql`fiscal_year = ${year}`) ?? said);
    }),
  );

/** How a title has what was typed. */
export const titleIs = (whole: string): SQL => sql`title = ${whole}`;
export const titleBegins = (whole: string): SQL => sql`starts_with(title, ${whole})`;
export const titleHas = (whole: string): SQL => contains(TITLE, whole);

/** So many signs of a title are in the index of beginnings. */
const BEGINNING = 200;

/** All titles that begin with what was typed, as that index tells it. The squeezed form holds neither % nor _ nor \\. */
export const mayBegin = (whole: string): SQL => {
  const beginning = Array.from(whole).slice(0, BEGINNING).join('');
  return sql`left(title, ${literally(BEGINNING)}) LIKE ${`${beginning}%`}`;
};

/**
 * All titles that have the parts, and few others, as an index of titles tells it; undefined where it cannot: it does not know
 * words of two letters. The squeezed form holds neither % nor _ nor \\.
 */
export const titleMayHave = ({ parts }: SearchQuery): SQL | undefined =>
  and(
    ...parts.map(({ whole }) => {
      if (whole.some(({ text }) => lengthOf(text) < 3)) return undefined;
      const year = yearMeant(whole[0]?.text ?? '');
      const said = or(...whole.map(({ text }) => sql`title LIKE ${`%${text}%`}`));
      return year === undefined ? said : or(said, sql`fiscal_year = ${year}`);
    }),
  );

/** Every part stands on the page itself as whole words. */
export function asWords({ parts }: SearchQuery): SQL {
  const ofTerm = (term: Term): string => {
    const forms = term.map(({ text: form }) =>
      wordsOf(form)
        .map((word) => lexeme(word, 'ABC'))
        .join(' & '),
    );
    return `(${forms.map((form) => `(${form})`).join(' | ')})`;
  };
  return hasWord(parts.map(({ whole }) => ofTerm(whole)).join(' & '));
}

/** Published in a month like 2026-11. */
function inMonth(month: string): SQL | undefined {
  const { start, end } = bangkokMonth(month);
  return and(gte(searchDocuments.publishedAt, start), lt(searchDocuments.publishedAt, end));
}

/** By what a search or a list is narrowed. */
export function filtersOf(query: PublicQuery): SQL | undefined {
  const { category, track, workGroup, fiscalYear, fileTypes } = searchDocuments;
  return and(
    query.category === undefined ? undefined : eq(category, query.category),
    query.track === undefined ? undefined : eq(track, query.track),
    query.workGroup === undefined ? undefined : eq(workGroup, query.workGroup),
    query.fiscalYear === undefined ? undefined : eq(fiscalYear, query.fiscalYear),
    query.month === undefined ? undefined : inMonth(query.month),
    query.fileType === undefined ? undefined : sql`${fileTypes} @> ARRAY[${query.fileType}]`,
  );
}
