import Type, { type Static } from 'typebox';
import { AvailableAction } from './availableAction.ts';
import { PublishMode, Track } from './policy/track.ts';
import { Closed, Code, FiscalYear, Instant, Nullable, Uuid, Version } from './primitives.ts';
import { Revision } from './revision.ts';
import { Slug } from './slug.ts';
import { State } from './workflow.ts';

/** One thing that stands in the way of submitting or publishing. */
export const MissingRequirement = Closed(
  {
    pointer: Type.String({ examples: ['/content/title'] }),
    code: Code,
    rule: Nullable(Type.Integer()),
    message: Type.String(),
  },
  { title: 'MissingRequirement' },
);
export type MissingRequirement = Static<typeof MissingRequirement>;

export const Holder = Closed(
  {
    /** Who holds the item now, in words: a post and a work group, or "nobody". */
    label: Type.String(),
    userIds: Type.Array(Uuid),
    since: Instant,
    /** What happens next, in words. */
    next: Type.String(),
    /** Said when no appointed person could act: which post must be filled. */
    appointmentNeeded: Nullable(Type.String()),
  },
  { title: 'Holder' },
);
export type Holder = Static<typeof Holder>;

const cardFields = {
  id: Uuid,
  slug: Slug,
  version: Version,
  title: Type.String(),
  category: Code,
  /** What the category says. */
  track: Track,
  /** How the revision in hand goes, or the last one went. */
  way: Track,
  workGroup: Code,
  fiscalYear: Nullable(FiscalYear),
  state: State,
  step: Nullable(Code),
  /** Whether a revision of the item is on the public site at this moment. */
  live: Type.Boolean(),
  holder: Nullable(Holder),
  updatedAt: Instant,
};

export const ItemCard = Closed(cardFields, { title: 'ItemCard' });
export type ItemCard = Static<typeof ItemCard>;

export const Item = Closed(
  {
    ...cardFields,
    publishMode: PublishMode,
    publicUrl: Type.String(),
    createdAt: Instant,
    /** The revision being prepared or decided; null when there is none. */
    working: Nullable(Revision),
    /** The revision on the public site; null when there is none. */
    published: Nullable(Revision),
    /** The newest revision when neither of the two exists (rejected, withdrawn, expired, discarded). */
    last: Nullable(Revision),
    missing: Type.Array(MissingRequirement),
    mayEdit: Type.Boolean(),
    availableActions: Type.Array(AvailableAction),
  },
  { title: 'Item' },
);
export type Item = Static<typeof Item>;

/** Keyset pages: `cursor` is opaque; `nextCursor` is null on the last page. */
export const ItemPage = Closed(
  { items: Type.Array(ItemCard), nextCursor: Nullable(Type.String()) },
  { title: 'ItemPage' },
);
export type ItemPage = Static<typeof ItemPage>;
