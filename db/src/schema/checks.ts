import { sql } from 'drizzle-orm';
import { date, integer, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import type { CheckFailure, CheckKind, CheckPlace, CheckState } from '@phoeiphrae/shared/check';
import { instant } from './columns.ts';

/** Whether links and files of what is public now are noted: a row is there while its card is. */
export const checkedPublications = pgTable('checked_publications', {
  publicationId: uuid('publication_id').primaryKey(),
  /** The version of the function that found them; 0 is one that waits to be read. */
  readWith: integer('read_with').notNull(),
});

/** Servers of others, by name and port: one process asks one of them one thing at a time. */
export const checkedHosts = pgTable('checked_hosts', {
  host: text().primaryKey(),
  /** Not asked before. */
  freeAt: instant('free_at').notNull(),
  /** When the first of its links is to be asked for. */
  dueAt: instant('due_at').notNull(),
  /** The later of the two. */
  nextAt: instant('next_at')
    .notNull()
    .generatedAlwaysAs(sql`greatest(free_at, due_at)`),
  lease: uuid(),
  /** A day in Bangkok. */
  askedOn: date('asked_on', { mode: 'string' }),
  /** So many times on that day. */
  asked: integer().notNull().default(0),
  askedAt: instant('asked_at'),
  answeredAt: instant('answered_at'),
});

/** What something public points to, each once, and how it was found last. */
export const checkedTargets = pgTable('checked_targets', {
  id: uuid().primaryKey().defaultRandom(),
  kind: text().$type<CheckKind>().notNull(),
  /** Of a link as it is asked for; of a file its SHA-256. */
  address: text().notNull(),
  /** Of links alone. */
  host: text(),
  state: text().$type<CheckState>().notNull().default('waiting'),
  /** Of what is broken, when it was first found not to work. */
  since: instant().notNull(),
  checkedAt: instant('checked_at'),
  failure: text().$type<CheckFailure>(),
  status: integer(),
  failedDays: smallint('failed_days').notNull().default(0),
  /** A day in Bangkok. */
  lastFailedOn: date('last_failed_on', { mode: 'string' }),
  nextCheckAt: instant('next_check_at').notNull(),
  /** Of files: when all bytes were last known to be right. */
  readAt: instant('read_at'),
});

/** Which publication points to what. Triggers fill in and keep what stands under `label`. */
export const checkedUses = pgTable('checked_uses', {
  id: uuid().primaryKey().defaultRandom(),
  targetId: uuid('target_id').notNull(),
  publicationId: uuid('publication_id').notNull(),
  places: text().$type<CheckPlace>().array().notNull(),
  /** Of a file its name in this publication; of a link its address again. */
  label: text().notNull(),
  itemId: uuid('item_id').notNull().default(''),
  workGroup: text('work_group').notNull().default(''),
  state: text().$type<CheckState>().notNull().default('waiting'),
  since: instant().notNull().default(''),
});

/** What is broken now of what is public now: written by triggers alone, read by everyone. */
export const publicFaults = pgTable('public_faults', {
  useId: uuid('use_id').primaryKey(),
  publicationId: uuid('publication_id').notNull(),
  kind: text().$type<CheckKind>().notNull(),
  label: text().notNull(),
  failure: text().$type<CheckFailure>().notNull(),
  since: instant().notNull(),
});
