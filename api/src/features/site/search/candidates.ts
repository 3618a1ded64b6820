import { sql, type SQL } from 'drizzle-orm';
import { searchDocuments } from '@phoeiphrae/db/schema/search';
import type { Form, QueryPart, SearchQuery, Term } from '@phoeiphrae/shared/search/parseQuery';
import { fenced, type Stage } from './conditions.ts';

/** What a document must have among its marks to be worth a look into its text. Undefined where nothing can be demanded. */
type Wanted =
  | { readonly row: string }
  | { readonly word: string }
  | { readonly every: readonly Wanted[] }
  | { readonly any: readonly Wanted[] };

/**
 * As many rows of a form are demanded: the index begins with the rarest, and the others cost it little. Of one that is looked
 * for in many pieces, fewer, for there are many forms of it.
 */
const ROWS = 40;
const ROWS_OF_PIECES = 3;
/** Stands among the marks of a text that is too long for all of its marks to be kept. */
const TOO_LONG: Wanted = { word: '*' };

/** Of letters and numbers in any script, and the marks of Thai. */
const ROW_OF_SIGNS = /(?=([\p{L}\p{N}\u0E31-\u0E3A\u0E47-\u0E4D]{3}))/gu;

/** So many of all, evenly spread: neighbours say nearly the same. */
const spread = <T>(all: readonly T[], most: number): readonly T[] =>
  all.length <= most
    ? all
    : all.filter((_, i) => Math.floor((i * most) / all.length) !== Math.floor(((i - 1) * most) / all.length));

function everyOf(all: readonly (Wanted | undefined)[]): Wanted | undefined {
  const every = all.filter((each) => each !== undefined);
  return every.length > 1 ? { every } : every[0];
}

function anyOf(all: readonly (Wanted | undefined)[]): Wanted | undefined {
  const any = all.filter((each) => each !== undefined);
  if (any.length < all.length) return undefined;
  return any.length > 1 ? { any } : any[0];
}

function ofForm({ text, by }: Form, most: number): Wanted | undefined {
  if (by === 'word') return { word: text };
  return everyOf(spread(rowsOf(text), most).map((row) => ({ row })));
}

const ofTerm = (term: Term, most: number): Wanted | undefined =>
  anyOf(term.map((form) => ofForm(form, most)));

function ofPart({ whole, halves, words }: QueryPart, stage: Stage): Wanted | undefined {
  if (stage === 'whole') return ofTerm(whole, ROWS);
  if (stage === 'words') return everyOf(words.map((term) => ofTerm(term, ROWS)));
  // Wherever a run is cut, its words are in both pieces: but for pieces that have other forms, and the run itself if it has.
  const pieces = halves.filter((half) => half.some((term) => term.length > 1));
  const cut = pieces.map((half) => everyOf(half.map((term) => ofTerm(term, ROWS_OF_PIECES))));
  const all = everyOf(words.map((term) => ofTerm(term, ROWS_OF_PIECES)));
  return anyOf([all, ...cut, ...(whole.length > 1 ? [ofTerm(whole, ROWS_OF_PIECES)] : [])]);
}

const ofQuery = ({ parts }: SearchQuery, stage: Stage): Wanted | undefined =>
  everyOf(parts.map((part) => ofPart(part, stage)));

/** The rows of three signs of a squeezed text, each once. */
const rowsOf = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(ROW_OF_SIGNS), ([, row = '']) => row)),
];

/** In the language of tsquery, in pieces; one that begins with # is a row of signs, which the database knows by a number. */
function piecesOf(wanted: Wanted): readonly string[] {
  if ('row' in wanted) return [`#${wanted.row}`];
  if ('word' in wanted) return [`'${wanted.word}'`];
  const [sign, all] = 'every' in wanted ? (['&', wanted.every] as const) : (['|', wanted.any] as const);
  return ['(', ...all.flatMap((each, i) => (i === 0 ? piecesOf(each) : [sign, ...piecesOf(each)])), ')'];
}

/**
 * The documents that may have every part of the query, by the index of marks; all where it cannot tell. Fenced in, whatever
 * else is demanded: the planner would rather go by that and cut the text of each row into marks, two milliseconds each.
 */
export function candidatesOf(query: SearchQuery, stage: Stage): SQL {
  const wanted = anyOf([ofQuery(query, stage), TOO_LONG]);
  if (wanted === undefined) return sql`${searchDocuments}`;
  return fenced(sql`search_marks(text, words) @@ search_wanted(${sql.param(piecesOf(wanted))}::text[])`);
}

function rowsOfWanted(wanted: Wanted | undefined): readonly string[] {
  if (wanted === undefined || 'word' in wanted) return [];
  if ('row' in wanted) return [wanted.row];
  return ('every' in wanted ? wanted.every : wanted.any).flatMap(rowsOfWanted);
}

/** Whether a text has the rows that are demanded; its words are taken for granted. */
function isIn(wanted: Wanted, has: (row: string) => boolean): boolean {
  if ('row' in wanted) return has(wanted.row);
  if ('word' in wanted) return true;
  return 'every' in wanted
    ? wanted.every.every((each) => isIn(each, has))
    : wanted.any.some((each) => isIn(each, has));
}

/** As many rows are looked for in the texts of a glance. */
const SAMPLED = 16;

/** The rows of signs by which it is seen in a few texts how common the marks of a query are. */
export const sampledRows = (query: SearchQuery, stages: readonly Stage[]): readonly string[] =>
  spread([...new Set(stages.flatMap((stage) => rowsOfWanted(ofQuery(query, stage))))], SAMPLED);

/** Tells of texts whether they may have all that is demanded, by the rows that each has. @param known those that were looked for */
export function markedBy(
  query: SearchQuery,
  stage: Stage,
  known: readonly string[],
): (has: ReadonlySet<string>) => boolean {
  const wanted = ofQuery(query, stage);
  const soughtFor = new Set(known);
  return (has) => wanted === undefined || isIn(wanted, (row) => has.has(row) || !soughtFor.has(row));
}
