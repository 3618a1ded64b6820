import { bigint, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Track } from '@phoeiphrae/shared/policy/track';
import type { LikeStanding } from '@phoeiphrae/shared/likeContent';
import { instant } from './columns.ts';

/** By what a content that was put before the chain or published is known again under another item. */
export const contentPrints = pgTable('content_prints', {
  id: uuid().primaryKey().defaultRandom(),
  itemId: uuid('item_id').notNull(),
  revisionId: uuid('revision_id').notNull(),
  revisionNumber: integer('revision_number').notNull(),
  round: integer().notNull(),
  part: text().$type<'whole' | 'words' | 'body' | 'file'>().notNull(),
  /** Of a file. */
  sha256: text(),
  bands: bigint({ mode: 'bigint' }).array().notNull(),
  /** In base64; empty where there is no text. */
  signature: text().notNull(),
  /** Null while nothing speaks against it. The database keeps it as the revision's state changes. */
  standing: text().$type<LikeStanding>(),
  at: instant().notNull(),
});

/** What was put before the chain or went out although a like content waits or was refused. */
export const contentLikenesses = pgTable('content_likenesses', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  itemId: uuid('item_id').notNull(),
  revisionId: uuid('revision_id').notNull(),
  round: integer().notNull(),
  way: text().$type<Track>().notNull(),
  otherItemId: uuid('other_item_id').notNull(),
  otherRevisionId: uuid('other_revision_id').notNull(),
  how: text().$type<'bytes' | 'text'>().notNull(),
  standing: text().$type<LikeStanding>().notNull(),
  reason: text(),
  at: instant().notNull(),
});
