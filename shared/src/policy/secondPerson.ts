import Type, { type Static } from 'typebox';
import { Closed, Code } from '../primitives.ts';

/** Who confirms what gives or takes power, and within how many days. */
export const SecondPerson = Closed(
  {
    /** Posts whose holders confirm. Whoever asked, the person concerned, and accounts that either can open never do. */
    posts: Type.Array(Code, { minItems: 1, uniqueItems: true }),
    /** Days until what nobody decided lapses. */
    lapsesAfterDays: Type.Integer({ minimum: 1, maximum: 90 }),
  },
  { title: 'SecondPerson' },
);
export type SecondPerson = Static<typeof SecondPerson>;
