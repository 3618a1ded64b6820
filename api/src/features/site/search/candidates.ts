import { sql, type SQL } from 'drizzle-orm';
import type { Form, QueryPart, SearchQuery, Term } from '@phoeiphrae/shared/search/parseQuery';
import type { Stage } from './conditions.ts';

/**
 * What a document must have among its marks to be worth a look into its text: rows of three signs and words, in the language
 * of tsquery, in pieces. A piece that begins with ROW is a row of signs, which the database knows by a number. Undefined
 * where nothing can be demanded.
 */
type Wanted = readonly string[] | undefined;

const ROW = '#';
/** As many rows of a form are demanded; of one that is looked for in many pieces, fewer, for there are many forms of it. */
const ROWS = 12;
const ROWS_OF_PIECES = 3;
/** Stands among the marks of a text that is too long for all of its marks to be kept. */
const TOO_LONG = `'*'`;

/** Of letters and numbers in any script, and the marks of Thai. */
const ROW_OF_SIGNS = /(?=([\p{L}\p{N}\u0E31-\u0E3A\u0E47-\u0E4D]{3}))/gu;

/** So many of all, evenly spread: neighbours say nearly the same. */
const spread = <T>(all: readonly T[], most: number): readonly T[] =>
  all.length <= most
    ? all
    : all.filter((_, i) => Math.floor((i * most) / all.length) !== Math.floor(((i - 1) * most) / all.length));

const between = (mark: string, all: readonly (readonly string[])[]): readonly string[] =>
  all.length === 1
    ? (all[0] ?? [])
    : ['(', ...all.flatMap((each, i) => (i === 0 ? each : [mark, ...each])), ')'];

function everyOf(all: readonly Wanted[]): Wanted {
  const demanded = all.filter((each) => each !== undefined);
  return demanded.length === 0 ? undefined : between('&', demanded);
}

function anyOf(all: readonly Wanted[]): Wanted {
  const demanded = all.filter((each) => each !== undefined);
  return demanded.length < all.length || all.length === 0 ? undefined : between('|', demanded);
}

function ofForm({ text, by }: Form, most: number): Wanted {
  if (by === 'word') return [`'${text}'`];
  const rows = [...new Set(Array.from(text.matchAll(ROW_OF_SIGNS), ([, row = '']) => row))];
  return everyOf(spread(rows, most).map((row) => [ROW + row]));
}

const ofTerm = (term: Term, most: number): Wanted => anyOf(term.map((form) => ofForm(form, most)));

function ofPart({ whole, halves, words }: QueryPart, stage: Stage): Wanted {
  if (stage === 'whole') return ofTerm(whole, ROWS);
  if (stage === 'words') return everyOf(words.map((term) => ofTerm(term, ROWS)));
  // Wherever a run is cut, its words are in both pieces: but for pieces that have other forms, and the run itself if it has.
  const pieces = halves.filter((half) => half.some((term) => term.length > 1));
  const cut = pieces.map((half) => everyOf(half.map((term) => ofTerm(term, ROWS_OF_PIECES))));
  const all = everyOf(words.map((term) => ofTerm(term, ROWS_OF_PIECES)));
  return anyOf([all, ...cut, ...(whole.length > 1 ? [ofTerm(whole, ROWS_OF_PIECES)] : [])]);
}

const everyPart = ({ parts }: SearchQuery, stage: Stage): Wanted =>
  everyOf(parts.map((part) => ofPart(part, stage)));

/** Which documents may have every part of the query, by the index of marks; undefined where it cannot tell. */
export function mayHave(query: SearchQuery, stage: Stage): SQL | undefined {
  const wanted = anyOf([everyPart(query, stage), [TOO_LONG]]);
  return wanted && sql`search_marks(text, words) @@ search_wanted(${sql.param(wanted)}::text[])`;
}

const SAID: Readonly<Record<string, SQL>> = { '(': sql`(`, ')': sql`)`, '&': sql` AND `, '|': sql` OR ` };

/** Whether a `body` that is at hand has the rows of signs that the index would demand; its words are taken for granted. */
export function marksInBody(query: SearchQuery, stage: Stage): SQL {
  const wanted = everyPart(query, stage) ?? [];
  const said = wanted.map((piece) =>
    piece.startsWith(ROW) ? sql`strpos(body, ${piece.slice(ROW.length)}) > 0` : (SAID[piece] ?? sql`true`),
  );
  return said.length === 0 ? sql`true` : sql`(${sql.join(said)})`;
}
