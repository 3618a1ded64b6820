import Type, { type Static } from 'typebox';
import { StatuteSection } from './statute.ts';
import { PublishMode, Track } from './track.ts';
import { Bilingual, Closed, Code, Nullable } from '../primitives.ts';

export const Category = Closed(
  {
    code: Code,
    track: Track,
    /** Place in the list of its track, as numbered in the announcement. */
    order: Type.Integer({ minimum: 1 }),
    /** The announcement's own words. */
    quote: Type.String({ minLength: 1 }),
    /** What screens and papers show; corrected where the source errs. */
    title: Bilingual,
    shortTitle: Bilingual,
    description: Bilingual,
    ownerGroups: Type.Array(Code),
    serves: Type.Array(StatuteSection),
    publishMode: PublishMode,
    /** Months after which a published item is due for review; null when it is reviewed on change only. */
    reviewMonths: Nullable(Type.Integer({ minimum: 1, maximum: 120 })),
    annotation: Nullable(Code),
  },
  { title: 'Category' },
);
export type Category = Static<typeof Category>;
