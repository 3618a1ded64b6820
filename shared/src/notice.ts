import Type, { type Static } from 'typebox';
import { Closed, Instant, Nullable, Uuid, Version } from './primitives.ts';

/** What those who watch over power are told of; a digest lists it. */
export const POWER_NOTICES = [
  'power_given',
  'power_taken',
  'access_reset',
  'access_added',
  'new_device',
  'power_asked',
  'power_settled',
  'power_denied',
  'envelope_made',
] as const;
export type PowerNotice = (typeof POWER_NOTICES)[number];

/** What a person can be told of. An older console says of a kind that it does not know that something happened. */
export const NOTICE_KINDS = [
  'decision_awaited',
  'approved',
  'returned',
  'rejected',
  'remarked',
  'passkey_registered',
  'passkey_revoked',
  'second_factor_set',
  'second_factor_removed',
  'second_factor_reset',
  'taken_down',
  'stalled',
  'publication_held',
  ...POWER_NOTICES,
  'file_refused',
  'file_damaged',
  'link_broken',
  'checkpoint',
  'paper_to_check',
  'paper_recorded',
  'paper_confirmed',
  'paper_refused',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

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
  {
    notices: Type.Array(Notice),
    /** No more than a thousand are counted. */
    unread: Type.Integer({ minimum: 0, maximum: 1_000 }),
    nextCursor: Nullable(Type.String()),
  },
  { title: 'NoticePage' },
);
export type NoticePage = Static<typeof NoticePage>;
