import Type, { type Static } from 'typebox';
import { Closed, Instant, Nullable } from './primitives.ts';

/** What can happen to a publication, as the public log tells of it. */
export const CHANGE_KINDS = ['published', 'superseded', 'withdrawn', 'taken_down', 'expired'] as const;

export const PublicChange = Closed(
  {
    at: Instant,
    kind: Type.Enum(CHANGE_KINDS),
    slug: Type.String(),
    revision: Type.Integer({ minimum: 1 }),
    /** Of the leaf of the public log that tells of it. */
    leaf: Type.Integer({ minimum: 0 }),
  },
  { title: 'PublicChange' },
);
export type PublicChange = Static<typeof PublicChange>;

/** Oldest first. A page may be short, or empty, and not be the last. */
export const PublicChangePage = Closed(
  {
    changes: Type.Array(PublicChange),
    /** Where to go on, now or at the next visit. */
    nextFrom: Type.Integer({ minimum: 0 }),
    /** Whether there is more already. */
    more: Type.Boolean(),
  },
  { title: 'PublicChangePage' },
);
export type PublicChangePage = Static<typeof PublicChangePage>;

/** A change as people read of it. */
export const RecentChange = Closed(
  { ...PublicChange.properties, title: Nullable(Type.String()) },
  { title: 'RecentChange', description: 'The title is that of now; null for what is public no longer.' },
);
export type RecentChange = Static<typeof RecentChange>;

/** Newest first. A page may be short, or empty, and not be the last. */
export const RecentChangePage = Closed(
  {
    changes: Type.Array(RecentChange),
    /** Where to go on; null at the beginning of the log. */
    nextBefore: Nullable(Type.Integer({ minimum: 1 })),
  },
  { title: 'RecentChangePage' },
);
export type RecentChangePage = Static<typeof RecentChangePage>;
