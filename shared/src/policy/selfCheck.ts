import Type, { type Static } from 'typebox';
import { StatuteSection } from './statute.ts';
import { Track } from './track.ts';
import { Bilingual, Closed, Code, Nullable } from '../primitives.ts';

export const SelfCheckQuestion = Closed(
  {
    code: Code,
    rule: Nullable(Type.Integer({ minimum: 1 })),
    basis: Nullable(StatuteSection),
    question: Bilingual,
    help: Bilingual,
    expected: Type.Enum(['yes', 'no']),
    /** What another answer does: `block` stops the item, `justify` asks for a written reason. */
    otherwise: Type.Enum(['block', 'justify']),
    tracks: Type.Array(Track, { minItems: 1, uniqueItems: true }),
  },
  { title: 'SelfCheckQuestion' },
);
export type SelfCheckQuestion = Static<typeof SelfCheckQuestion>;
