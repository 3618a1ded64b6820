import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgTable,
  pgView,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Examination } from '@phoeiphrae/shared/examination';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import { instant } from './columns.ts';

export const blobs = pgTable('blobs', {
  sha256: text().primaryKey(),
  /** In bytes. */
  size: bigint({ mode: 'number' }).notNull(),
  mediaType: text('media_type').notNull(),
  storedAt: instant('stored_at').notNull(),
  damagedAt: instant('damaged_at'),
});

/** What the virus scanner said; `waiting` while it cannot be reached. */
export interface VirusScan {
  readonly result: 'waiting' | 'clean' | 'found';
  readonly at: string;
  /** Of one that waits: not shown to the scanner again before then. */
  readonly notBefore?: string;
}

export const itemFiles = pgTable(
  'item_files',
  {
    itemId: uuid('item_id').notNull(),
    sha256: text().notNull(),
    name: text().notNull(),
    uploadedBy: uuid('uploaded_by').notNull(),
    stamp: jsonb().$type<ActorStamp>().notNull(),
    at: instant().notNull(),
    /** Whether the bytes were examined since they were attached here; then their examination speaks. */
    state: text().$type<'waiting' | 'running' | 'done'>().notNull().default('done'),
    waitsSince: instant('waits_since'),
    attempts: integer().notNull().default(0),
    leaseUntil: instant('lease_until'),
    /** While the virus scanner has not seen the bytes since they were attached here. */
    scan: jsonb().$type<VirusScan>(),
  },
  (table) => [primaryKey({ columns: [table.itemId, table.sha256] })],
);

export const fileExaminations = pgTable('file_examinations', {
  sha256: text().primaryKey(),
  state: text().$type<'waiting' | 'running' | 'done' | 'failed'>().notNull().default('waiting'),
  attempts: integer().notNull().default(0),
  leaseUntil: instant('lease_until'),
  engine: integer(),
  result: jsonb().$type<Examination>(),
  maskedText: text('masked_text').notNull().default(''),
  scan: jsonb().$type<VirusScan>(),
  examinedAt: instant('examined_at'),
  /** Of the masked text, packed; null where it was examined before there were prints. */
  print: text(),
});

export const filePages = pgTable(
  'file_pages',
  {
    sha256: text().notNull(),
    /** From 1; 0 is the thumbnail. */
    page: integer().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    imageSha256: text('image_sha256').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sha256, table.page] })],
);

export const findingJustifications = pgTable('finding_justifications', {
  id: uuid().primaryKey().defaultRandom(),
  itemId: uuid('item_id').notNull(),
  /** `content` for the item's own words, or the digest of a file. */
  source: text().notNull(),
  findingKey: text('finding_key').notNull(),
  reason: text().notNull(),
  userId: uuid('user_id').notNull(),
  stamp: jsonb().$type<ActorStamp>().notNull(),
  at: instant().notNull(),
});

/** Files of publications that are live now; the public role sees these and no table. */
export const publicFiles = pgView('public_files', {
  slug: text().notNull(),
  itemId: uuid('item_id').notNull(),
  sha256: text().notNull(),
  name: text().notNull(),
  mediaType: text('media_type').notNull(),
  size: bigint({ mode: 'number' }).notNull(),
  damaged: boolean().notNull(),
  position: integer().notNull(),
  pages: integer().notNull(),
  hasThumbnail: boolean('has_thumbnail').notNull(),
}).existing();

export const publicFilePages = pgView('public_file_pages', {
  slug: text().notNull(),
  sha256: text().notNull(),
  page: integer().notNull(),
  width: integer().notNull(),
  height: integer().notNull(),
  imageSha256: text('image_sha256').notNull(),
  mediaType: text('media_type').notNull(),
  size: bigint({ mode: 'number' }).notNull(),
  damaged: boolean().notNull(),
}).existing();
