import Type, { type Static } from 'typebox';
import { Bilingual, Closed } from '../primitives.ts';

export const Office = Closed(
  {
    name: Bilingual,
    shortName: Bilingual,
    parent: Bilingual,
    website: Type.String({ format: 'uri' }),
    address: Bilingual,
    phone: Type.String({ minLength: 1 }),
    email: Type.String({ format: 'email' }),
    officeHours: Bilingual,
    /** The letters and code that open the office's document numbers, for example "ศธ 04xxx". */
    documentPrefix: Type.String(),
  },
  { title: 'Office' },
);
export type Office = Static<typeof Office>;
