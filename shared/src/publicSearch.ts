import Type, { type Static } from 'typebox';
import { Closed, Code, Nullable } from './primitives.ts';
import { TextRun } from './search/markText.ts';
import { PASSAGE_PARTS } from './search/searchDocument.ts';

/** What a search adds to a list of what is published. */

/** A piece of the text in which something of the query stands. */
export const Snippet = Closed(
  {
    part: Type.Enum(PASSAGE_PARTS),
    /** Name of the file in which it stands. */
    file: Nullable(Type.String()),
    /** Page of the file, where it has pages. */
    page: Nullable(Type.Integer({ minimum: 1 })),
    text: Type.Array(TextRun),
  },
  { title: 'Snippet' },
);
export type Snippet = Static<typeof Snippet>;

/** Where the words of the query stand in an item. */
export const FoundIn = Closed(
  { title: Type.Array(TextRun), snippets: Type.Array(Snippet) },
  { title: 'FoundIn' },
);
export type FoundIn = Static<typeof FoundIn>;

const FacetValues = Type.Array(
  Closed({ value: Type.String(), count: Type.Integer({ minimum: 1 }) }, { title: 'FacetValue' }),
);

/** As many results are counted; of more it is said that there are more. */
export const COUNTED_MAX = 1_000;

export const SearchSummary = Closed(
  {
    total: Closed(
      {
        count: Type.Integer({ minimum: 0, maximum: COUNTED_MAX }),
        more: Type.Boolean({
          description: 'There are more than were counted; the facets are of those counted.',
        }),
      },
      { title: 'SearchTotal' },
    ),
    /** By what the results can be narrowed, with how many would stay, most first. */
    facets: Closed(
      {
        category: FacetValues,
        track: FacetValues,
        workGroup: FacetValues,
        fiscalYear: FacetValues,
        month: FacetValues,
        fileType: FacetValues,
      },
      { title: 'Facets' },
    ),
    /**
     * How far the words may stand apart: as they were typed, a run of letters in two pieces, or each of its words anywhere.
     */
    found: Type.Enum(['whole', 'halves', 'words']),
    /** What was looked for instead, since what was typed finds nothing: the word that was meant, or the other layout of the keyboard. */
    instead: Nullable(
      Closed(
        { q: Type.String(), because: Type.Enum(['spelling', 'keyboard']) },
        { title: 'SearchedInstead' },
      ),
    ),
  },
  { title: 'SearchSummary' },
);
export type SearchSummary = Static<typeof SearchSummary>;

/** Offered while a query is typed. */
export const Suggestion = Closed(
  {
    kind: Type.Enum(['item', 'category', 'abbreviation']),
    /** What would be looked for. */
    text: Type.String(),
    /** Of an item: where it is. */
    slug: Nullable(Type.String()),
    /** Of a category. */
    category: Nullable(Code),
  },
  { title: 'Suggestion' },
);
export type Suggestion = Static<typeof Suggestion>;

export const SUGGESTIONS_MAX = 8;

export const Suggestions = Closed(
  { suggestions: Type.Array(Suggestion, { maxItems: SUGGESTIONS_MAX }) },
  { title: 'Suggestions' },
);
export type Suggestions = Static<typeof Suggestions>;
