import { bigint, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { EventType } from '@phoeiphrae/shared/event';
import { instant } from './columns.ts';

export const events = pgTable('events', {
  seq: bigint({ mode: 'number' }).primaryKey(),
  at: instant().notNull(),
  type: text().$type<EventType>().notNull(),
  actorId: uuid('actor_id'),
  itemId: uuid('item_id'),
  revisionId: uuid('revision_id'),
  subjectId: uuid('subject_id'),
  requestId: text('request_id'),
  body: text().notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text().notNull(),
});
