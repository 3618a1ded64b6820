import Type, { type Static } from 'typebox';
import { Bilingual, Closed, Code } from '../primitives.ts';

export const Statute = Closed(
  {
    code: Code,
    title: Bilingual,
    shortTitle: Bilingual,
    /** Year of enactment, Buddhist era as it stands in the Act's name. */
    yearBE: Type.Integer({ minimum: 2400, maximum: 2700 }),
    /** Amendments in force, each by its full Thai name. */
    amendments: Type.Array(Type.String()),
  },
  { title: 'Statute' },
);
export type Statute = Static<typeof Statute>;

export const StatuteSection = Closed(
  { statute: Code, section: Type.String({ minLength: 1, examples: ['9(3)'] }) },
  { title: 'StatuteSection' },
);
export type StatuteSection = Static<typeof StatuteSection>;
