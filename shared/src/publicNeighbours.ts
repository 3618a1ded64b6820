import Type, { type Static } from 'typebox';
import { Closed, Code, FiscalYear, Instant, Nullable } from './primitives.ts';
import { Period } from './series/period.ts';

/** As many of a series are named, newest first; the item itself is always among them. */
export const SERIES_MAX = 24;
export const RELATED_MAX = 5;

export const SeriesItem = Closed(
  {
    slug: Type.String(),
    title: Type.String(),
    fiscalYear: Nullable(FiscalYear),
    period: Period,
    /** By which two of one period are told apart. */
    publishedAt: Instant,
  },
  { title: 'SeriesItem' },
);
export type SeriesItem = Static<typeof SeriesItem>;

export const RelatedItem = Closed(
  {
    slug: Type.String(),
    title: Type.String(),
    workGroup: Code,
    fiscalYear: Nullable(FiscalYear),
    publishedAt: Instant,
  },
  { title: 'RelatedItem' },
);
export type RelatedItem = Static<typeof RelatedItem>;

/** What stands beside an item, of what is public now. */
export const PublicNeighbours = Closed(
  {
    /** Of the same work group and category, under the same title but for its months or years; null where there is no other. */
    series: Nullable(
      Closed({
        /** Latest period first. */
        items: Type.Array(SeriesItem, { maxItems: SERIES_MAX }),
        /** Whether there are more. */
        more: Type.Boolean(),
        /** What finds all of them in the list of the category and work group. */
        words: Type.String(),
        category: Code,
        workGroup: Code,
      }),
    ),
    /** Of the same category, those of the same work group before others, and the nearest by title first; none of the series. */
    related: Type.Array(RelatedItem, { maxItems: RELATED_MAX }),
  },
  { title: 'PublicNeighbours' },
);
export type PublicNeighbours = Static<typeof PublicNeighbours>;
