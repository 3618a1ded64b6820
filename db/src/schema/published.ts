import { date, integer, jsonb, pgTable, pgView, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ChangeNote } from '@phoeiphrae/shared/content';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { Track } from '@phoeiphrae/shared/policy/track';
import { instant } from './columns.ts';
import type { PublicApprovalRecord } from './items.ts';

/**
 * What is public now, a row each: the tables of migration 0035. A trigger on publications alone writes them, and the public
 * role reads them directly.
 */
export const publicCards = pgTable('public_cards', {
  publicationId: uuid('publication_id').primaryKey(),
  itemId: uuid('item_id').notNull(),
  slug: text().notNull(),
  revisionNumber: integer('revision_number').notNull(),
  category: text().notNull(),
  track: text().$type<Track>().notNull(),
  workGroup: text('work_group').notNull(),
  fiscalYear: integer('fiscal_year'),
  title: text().notNull(),
  summary: text().notNull(),
  publishedAt: instant('published_at').notNull(),
  firstPublishedAt: instant('first_published_at').notNull(),
  changeNote: jsonb('change_note').$type<ChangeNote>(),
});

/** By what cards are counted; the month is that of publishing, in Bangkok. */
export type CountedBy = 'all' | 'category' | 'track' | 'work_group' | 'fiscal_year' | 'month';

/** How many cards there are, in all and of each kind; what is not there is none. */
export const publicCounts = pgTable(
  'public_counts',
  {
    countedBy: text('counted_by').$type<CountedBy>().notNull(),
    /** Empty for all; a month is like 2026-11. */
    value: text().notNull(),
    count: integer().notNull(),
  },
  ({ countedBy, value }) => [primaryKey({ columns: [countedBy, value] })],
);

/** The views of migration 0006, which the public role reads beside them. */

export const publicItems = pgView('public_items', {
  id: uuid().notNull(),
  itemId: uuid('item_id').notNull(),
  slug: text().notNull(),
  category: text().notNull(),
  track: text().$type<Track>().notNull(),
  workGroup: text('work_group').notNull(),
  title: text().notNull(),
  summary: text().notNull(),
  fiscalYear: integer('fiscal_year'),
  canonical: text().notNull(),
  contentHash: text('content_hash').notNull(),
  revisionNumber: integer('revision_number').notNull(),
  policyVersion: integer('policy_version').notNull(),
  approvals: jsonb().$type<PublicApprovalRecord[]>().notNull(),
  publishedAt: instant('published_at').notNull(),
  publishedBy: text('published_by').notNull(),
  firstPublishedAt: instant('first_published_at').notNull(),
  searchText: text('search_text').notNull(),
}).existing();

export const publicPolicies = pgView('public_policies', {
  id: uuid().notNull(),
  version: integer().notNull(),
  code: text().notNull(),
  effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
  document: jsonb().$type<Policy>().notNull(),
  sha256: text().notNull(),
  loadedAt: instant('loaded_at').notNull(),
}).existing();

export const publicWorkGroups = pgView('public_work_groups', {
  code: text().notNull(),
  nameTh: text('name_th').notNull(),
  nameEn: text('name_en').notNull(),
  aliases: text().array().notNull(),
  position: integer().notNull(),
}).existing();

export const publicCommittee = pgView('public_committee', {
  seat: integer().notNull(),
  name: text().notNull(),
  validFrom: date('valid_from', { mode: 'string' }).notNull(),
  validTo: date('valid_to', { mode: 'string' }),
  orderNumber: text('order_number').notNull(),
}).existing();
