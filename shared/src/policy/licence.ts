import Type, { type Static } from 'typebox';
import { Bilingual, Closed, Code } from '../primitives.ts';

export const Licence = Closed(
  {
    code: Code,
    label: Bilingual,
    /** Whether the rights holder must be named. */
    needsHolder: Type.Boolean(),
  },
  { title: 'Licence' },
);
export type Licence = Static<typeof Licence>;
