import Type, { type Static } from 'typebox';
import { PublicQuery } from './itemQuery.ts';
import { Closed, Instant, Uuid } from './primitives.ts';
import { SITE_LOCALES } from './sitePages.ts';

const { cursor: _cursor, limit: _limit, ...filters } = PublicQuery.properties;

/** Which part of what is published somebody follows: the filters of the public list. */
export const FeedFilter = Closed(filters, { title: 'FeedFilter' });
export type FeedFilter = Static<typeof FeedFilter>;

/** What an address follows, for whoever holds the link of a mail to it. */
export const SubscriberPage = Closed(
  {
    /** Not in full: mails are handed on. */
    address: Type.String({ examples: ['s•••@example.go.th'] }),
    language: Type.Enum(SITE_LOCALES),
    subscriptions: Type.Array(
      Closed(
        { id: Uuid, filter: FeedFilter, confirmed: Type.Boolean(), requestedAt: Instant },
        { title: 'Subscription' },
      ),
    ),
  },
  { title: 'SubscriberPage' },
);
export type SubscriberPage = Static<typeof SubscriberPage>;
