import { sql } from 'drizzle-orm';
import { integer, jsonb, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Mail to be sent, of migrations 0017 and 0049: to a user, or to a subscriber. */
export const outbox = pgTable('outbox', {
  id: uuid().primaryKey().defaultRandom(),
  userId: uuid('user_id'),
  subscriberId: uuid('subscriber_id'),
  kind: text().notNull(),
  itemId: uuid('item_id'),
  details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  /** 0 for staff, 1 for links that somebody waits for, 2 for digests. */
  turn: smallint().notNull().default(0),
  dedupeKey: text('dedupe_key').notNull(),
  createdAt: instant('created_at').notNull(),
  nextTryAt: instant('next_try_at').notNull(),
  attempts: integer().notNull().default(0),
  handedAt: instant('handed_at'),
  sentAt: instant('sent_at'),
  droppedAt: instant('dropped_at'),
  failedAt: instant('failed_at'),
  lastError: text('last_error'),
  state: text()
    .$type<'waiting' | 'sent' | 'dropped' | 'failed'>()
    .notNull()
    .generatedAlwaysAs(sql`NULL`),
});
