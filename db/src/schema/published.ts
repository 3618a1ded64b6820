import { date, integer, jsonb, pgView, text, uuid } from 'drizzle-orm/pg-core';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { Track } from '@phoeiphrae/shared/policy/track';
import { instant } from './columns.ts';
import type { PublicApprovalRecord } from './items.ts';

/** The views of migration 0006: all that the public role can read. */

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

export const publicRevisions = pgView('public_revisions', {
  slug: text().notNull(),
  revisionNumber: integer('revision_number').notNull(),
  publishedAt: instant('published_at').notNull(),
  endedAt: instant('ended_at'),
  ended: text().$type<'superseded' | 'withdrawn' | 'expired'>(),
}).existing();

export const publicTombstones = pgView('public_tombstones', {
  slug: text().notNull(),
  ended: text().$type<'withdrawn' | 'expired'>().notNull(),
  endedAt: instant('ended_at').notNull(),
  endReason: text('end_reason'),
  endedBy: text('ended_by'),
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
