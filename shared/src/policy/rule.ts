import Type, { type Static } from 'typebox';
import { Bilingual, Closed, Code, Nullable } from '../primitives.ts';

/** The named checks a rule may demand of an item. Each stands in the API's requirement registry. */
export const DEMANDS = [
  'form_complete',
  'approval_signed',
  'handed_over',
  'self_check_answered',
  'text_sources_stated',
  'picture_sources_stated',
  'files_examined',
  'personal_data_cleared',
  'like_content_justified',
] as const;

/** Asked of every item, whether or not a rule of the announcement names them. */
export const UNCONDITIONAL_DEMANDS = [
  'files_examined',
  'personal_data_cleared',
  'like_content_justified',
] as const;
export const Demand = Type.Enum(DEMANDS);
export type Demand = (typeof DEMANDS)[number];

export const Rule = Closed(
  {
    number: Type.Integer({ minimum: 1 }),
    quote: Type.String({ minLength: 1 }),
    title: Bilingual,
    statutes: Type.Array(Code),
    demands: Type.Array(Demand, { uniqueItems: true }),
    annotation: Nullable(Code),
  },
  { title: 'Rule' },
);
export type Rule = Static<typeof Rule>;
