import { bigint, date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { SiteLocale } from '@phoeiphrae/shared/sitePages';
import { instant } from './columns.ts';

/** The tables of migration 0049: who follows what by e-mail. The public role reads none of them. */

/** Each part of what is published that somebody follows. */
export const subscriptionTopics = pgTable('subscription_topics', {
  id: uuid().primaryKey().defaultRandom(),
  /** Filters of the public list as they stand in an address, in one order; empty for everything. */
  query: text().notNull(),
  createdAt: instant('created_at').notNull(),
});

export const subscribers = pgTable('subscribers', {
  id: uuid().primaryKey().defaultRandom(),
  address: text().notNull(),
  /** In which they are written to. */
  locale: text().$type<SiteLocale>().notNull(),
  createdAt: instant('created_at').notNull(),
});

export const subscriptions = pgTable('subscriptions', {
  id: uuid().primaryKey().defaultRandom(),
  subscriberId: uuid('subscriber_id').notNull(),
  topicId: uuid('topic_id').notNull(),
  requestedAt: instant('requested_at').notNull(),
  confirmedAt: instant('confirmed_at'),
  /** The first leaf of the public log that is told. */
  sinceLeaf: bigint('since_leaf', { mode: 'number' }),
});

/** The secret in the links of a mail, by its digest. */
export const subscriberLinks = pgTable('subscriber_links', {
  sha256: text().primaryKey(),
  subscriberId: uuid('subscriber_id').notNull(),
  madeAt: instant('made_at').notNull(),
});

/** What is told on a day: leaves of the public log from one to before another, and how far that has come. */
export const digestRounds = pgTable('digest_rounds', {
  day: date({ mode: 'string' }).primaryKey(),
  fromLeaf: bigint('from_leaf', { mode: 'number' }).notNull(),
  toLeaf: bigint('to_leaf', { mode: 'number' }).notNull(),
  nextLeaf: bigint('next_leaf', { mode: 'number' }).notNull(),
  queuedTo: uuid('queued_to'),
  doneAt: instant('done_at'),
});

export const digestMatches = pgTable(
  'digest_matches',
  {
    day: date({ mode: 'string' }).notNull(),
    topicId: uuid('topic_id').notNull(),
    leaf: bigint({ mode: 'number' }).notNull(),
    slug: text().notNull(),
    revisionNumber: integer('revision_number').notNull(),
  },
  ({ day, topicId, leaf }) => [primaryKey({ columns: [day, topicId, leaf] })],
);
