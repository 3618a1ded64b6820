import { sql } from 'drizzle-orm';
import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** Mail to be sent, of migration 0017. */
export const outbox = pgTable('outbox', {
  id: uuid().primaryKey().defaultRandom(),
  userId: uuid('user_id').notNull(),
  kind: text().notNull(),
  itemId: uuid('item_id'),
  details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
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
