import Type, { type Static } from 'typebox';
import { Closed, Code, FiscalYear, Instant, Uuid } from './primitives.ts';
import { Track } from './policy/track.ts';
import { State } from './workflow.ts';

const page = {
  cursor: Type.Optional(Type.String({ maxLength: 200, description: '`nextCursor` of the page before.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
};
const search = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 200,
    description: 'Words in any order, all of them wanted; "a phrase" in quotation marks.',
    examples: ['จัดซื้อจัดจ้าง'],
  }),
);

/** Filters of the staff's list of items. */
export const ItemQuery = Closed(
  {
    ...page,
    q: search,
    category: Type.Optional(Code),
    /** What the category says. */
    track: Type.Optional(Track),
    /** How the revision in hand goes, or the last one went. */
    way: Type.Optional(Track),
    workGroup: Type.Optional(Code),
    fiscalYear: Type.Optional(FiscalYear),
    state: Type.Optional(State),
    /** Items that this person could act on now; `me` for oneself. */
    holder: Type.Optional(Type.Union([Type.Literal('me'), Uuid])),
    /** Items held since this moment or earlier, what came to its place last first. */
    heldBefore: Type.Optional(Instant),
  },
  { title: 'ItemQuery' },
);
export type ItemQuery = Static<typeof ItemQuery>;

/** Filters of the public list. */
export const PublicQuery = Closed(
  {
    ...page,
    q: search,
    category: Type.Optional(Code),
    track: Type.Optional(Track),
    workGroup: Type.Optional(Code),
    fiscalYear: Type.Optional(FiscalYear),
    /** Of publishing, in Bangkok. */
    month: Type.Optional(Type.String({ pattern: '^(19|20)\\d\\d-(0[1-9]|1[0-2])$', examples: ['2026-11'] })),
    /** Items that carry a file of this type. */
    fileType: Type.Optional(Type.String({ pattern: '^[a-z0-9]{1,20}$', examples: ['pdf'] })),
  },
  { title: 'PublicQuery' },
);
export type PublicQuery = Static<typeof PublicQuery>;
