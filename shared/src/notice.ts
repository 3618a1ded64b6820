import Type, { type Static } from 'typebox';
import { Closed, Instant, Nullable, Uuid, Version } from './primitives.ts';

/** Something that the console tells a person. What happened is in `kind`; the item, if any, is named for the link. */
export const Notice = Closed(
  {
    id: Uuid,
    kind: Type.String({ examples: ['decision_awaited'] }),
    itemId: Nullable(Uuid),
    /** The title of the item as it is now; null without an item. */
    itemTitle: Nullable(Type.String()),
    details: Type.Record(Type.String(), Type.Unknown()),
    createdAt: Instant,
    readAt: Nullable(Instant),
    version: Version,
  },
  { title: 'Notice' },
);
export type Notice = Static<typeof Notice>;

export const NoticePage = Closed(
  { notices: Type.Array(Notice), unread: Type.Integer({ minimum: 0 }), nextCursor: Nullable(Type.String()) },
  { title: 'NoticePage' },
);
export type NoticePage = Static<typeof NoticePage>;
