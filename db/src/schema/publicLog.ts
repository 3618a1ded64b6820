import { bigint, integer, jsonb, pgTable, pgView, text, uuid } from 'drizzle-orm/pg-core';
import type { Track } from '@phoeiphrae/shared/policy/track';
import type { ApprovalClass } from '@phoeiphrae/shared/publicLog';
import type { Seal, DecisionSignature } from '@phoeiphrae/shared/signature';
import { instant } from './columns.ts';
import type { PublicApprovalRecord } from './items.ts';

/** The tables of migration 0012, which the application adds to and never changes. */

export const publicLeaves = pgTable('public_leaves', {
  index: bigint({ mode: 'number' }).primaryKey(),
  seq: bigint({ mode: 'number' }).notNull(),
  leaf: text().notNull(),
  leafHash: text('leaf_hash').notNull(),
  at: instant().notNull(),
});

export const merkleNodes = pgTable('merkle_nodes', {
  level: integer().notNull(),
  index: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
});

export const checkpoints = pgTable('checkpoints', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  size: bigint({ mode: 'number' }).notNull(),
  root: text().notNull(),
  note: text().notNull(),
  at: instant().notNull(),
});

/** The approval that a publication rests on; there is none on the immediate track. */
export const publicationApprovals = pgView('publication_approvals', {
  publicationId: uuid('publication_id').notNull(),
  statement: text(),
  class: text().$type<ApprovalClass>().notNull(),
  signature: jsonb().$type<DecisionSignature>(),
  seal: jsonb().$type<Seal>(),
}).existing();

/** The views that the public role can read. */

export const publicLogLeaves = pgView('public_log_leaves', {
  index: bigint({ mode: 'number' }).notNull(),
  leaf: text().notNull(),
  leafHash: text('leaf_hash').notNull(),
}).existing();

export const publicLogNodes = pgView('public_log_nodes', {
  level: integer().notNull(),
  index: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
}).existing();

export const publicLogCheckpoints = pgView('public_log_checkpoints', {
  id: bigint({ mode: 'number' }).notNull(),
  size: bigint({ mode: 'number' }).notNull(),
  root: text().notNull(),
  note: text().notNull(),
  at: instant().notNull(),
}).existing();

export const publicVerifications = pgView('public_verifications', {
  verifyCode: text('verify_code').notNull(),
  slug: text().notNull(),
  revisionNumber: integer('revision_number').notNull(),
  publishedAt: instant('published_at').notNull(),
  verdict: text().$type<'valid' | 'superseded' | 'withdrawn' | 'expired'>().notNull(),
  replacedAt: instant('replaced_at'),
  contentHash: text('content_hash'),
  title: text(),
  category: text(),
  approvals: jsonb().$type<PublicApprovalRecord[]>().notNull(),
  publishedBy: text('published_by'),
  signatureClass: text('signature_class').$type<ApprovalClass>(),
  presentRevision: integer('present_revision'),
  presentTitle: text('present_title'),
  presentPublishedAt: instant('present_published_at'),
  presentCode: text('present_code'),
  endedAt: instant('ended_at'),
  endReason: text('end_reason'),
  endedBy: text('ended_by'),
  leafIndex: bigint('leaf_index', { mode: 'number' }),
}).existing();

export const publicCertificates = pgView('public_certificates', {
  slug: text().notNull(),
  revisionNumber: integer('revision_number').notNull(),
  contentHash: text('content_hash').notNull(),
  verifyCode: text('verify_code').notNull(),
  publishedAt: instant('published_at').notNull(),
  track: text().$type<Track>().notNull(),
  category: text().notNull(),
  policyVersion: integer('policy_version').notNull(),
  canonical: text().notNull(),
  statement: text(),
  class: text().$type<ApprovalClass>(),
  signature: jsonb().$type<DecisionSignature>(),
  seal: jsonb().$type<Seal>(),
  leafIndex: bigint('leaf_index', { mode: 'number' }).notNull(),
  leaf: text().notNull(),
  leafHash: text('leaf_hash').notNull(),
}).existing();
