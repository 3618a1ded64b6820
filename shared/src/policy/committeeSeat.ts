import Type, { type Static } from 'typebox';
import { Bilingual, Closed, Code, Nullable } from '../primitives.ts';

export const COMMITTEE_OFFICES = ['chair', 'member', 'secretary'] as const;

export const CommitteeSeat = Closed(
  {
    seat: Type.Integer({ minimum: 1 }),
    office: Type.Enum(COMMITTEE_OFFICES),
    title: Bilingual,
    /** The post that the seat belongs to, in words. */
    post: Bilingual,
    workGroup: Nullable(Code),
  },
  { title: 'CommitteeSeat' },
);
export type CommitteeSeat = Static<typeof CommitteeSeat>;
