import { boolean, date, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { AppointedBy } from '@phoeiphrae/shared/appointedBy';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { ChangeNote, Content } from '@phoeiphrae/shared/content';
import type { SelfCheckAnswer } from '@phoeiphrae/shared/revision';
import type { Track } from '@phoeiphrae/shared/policy/track';
import type { DecisionSignature, Seal } from '@phoeiphrae/shared/signature';
import type { SignatureClass } from '@phoeiphrae/shared/statement';
import type { DecisionKind, State } from '@phoeiphrae/shared/workflow';
import { instant } from './columns.ts';

export const items = pgTable('items', {
  id: uuid().primaryKey().defaultRandom(),
  slug: text().notNull(),
  workGroup: text('work_group').notNull(),
  createdBy: uuid('created_by').notNull(),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
  version: integer().notNull().default(1),
  title: text().notNull(),
  category: text().notNull(),
  /** What the category says. */
  track: text().$type<Track>().notNull(),
  /** How the revision in hand goes, or the last one went. */
  way: text().$type<Track>().notNull().default('approval'),
  fiscalYear: integer('fiscal_year'),
  state: text().$type<State>().notNull(),
  step: text(),
  heldSince: instant('held_since').notNull(),
  live: boolean().notNull().default(false),
  searchText: text('search_text').notNull().default(''),
});

export const revisions = pgTable('revisions', {
  id: uuid().primaryKey().defaultRandom(),
  itemId: uuid('item_id').notNull(),
  number: integer().notNull(),
  state: text().$type<State>().notNull(),
  /** How it goes, or went. The column has the name of before the two words were told apart. */
  way: text('track').$type<Track>().notNull(),
  category: text().notNull(),
  policyId: uuid('policy_id').notNull(),
  content: jsonb().$type<Content>().notNull(),
  contentHash: text('content_hash').notNull(),
  selfCheck: jsonb('self_check').$type<SelfCheckAnswer[]>().notNull().default([]),
  round: integer().notNull().default(0),
  step: text(),
  createdBy: uuid('created_by').notNull(),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
  stateSince: instant('state_since').notNull(),
  submittedAt: instant('submitted_at'),
  submittedBy: uuid('submitted_by'),
  publishAt: instant('publish_at'),
  publishedAt: instant('published_at'),
  endedAt: instant('ended_at'),
  endReason: text('end_reason'),
});

export const revisionContributors = pgTable(
  'revision_contributors',
  {
    revisionId: uuid('revision_id').notNull(),
    userId: uuid('user_id').notNull(),
    stamp: jsonb().$type<ActorStamp>().notNull(),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.userId] })],
);

export const decisions = pgTable('decisions', {
  id: uuid().primaryKey().defaultRandom(),
  itemId: uuid('item_id').notNull(),
  revisionId: uuid('revision_id').notNull(),
  round: integer().notNull(),
  step: text().notNull(),
  kind: text().$type<DecisionKind>().notNull(),
  contentHash: text('content_hash').notNull(),
  decidedBy: uuid('decided_by'),
  appointmentId: uuid('appointment_id'),
  stamp: jsonb().$type<ActorStamp>().notNull(),
  reasonCode: text('reason_code'),
  reason: text(),
  /** Of an approval: what was signed (canonical text), by what class of signature, and the office's seal over it. */
  statementText: text('statement_text'),
  signature: jsonb().$type<DecisionSignature>(),
  seal: jsonb().$type<Seal>(),
  decidedAt: instant('decided_at').notNull(),
});

/** A step of the chain as the public page names it. */
export interface PublicApprovalRecord {
  step: string;
  kind: 'endorse' | 'approve' | 'pass_over';
  name: string;
  postTitle: string;
  capacity: string | null;
  orderNumber: string | null;
  /** Of an appointment that a second person confirmed. */
  appointedBy?: AppointedBy;
  decidedAt: string;
  /** Of an approval; absent in what was published before approvals were sealed. */
  signature?: SignatureClass | null;
}

export const publications = pgTable('publications', {
  id: uuid().primaryKey().defaultRandom(),
  itemId: uuid('item_id').notNull(),
  revisionId: uuid('revision_id').notNull(),
  revisionNumber: integer('revision_number').notNull(),
  slug: text().notNull(),
  category: text().notNull(),
  track: text().$type<Track>().notNull(),
  workGroup: text('work_group').notNull(),
  title: text().notNull(),
  summary: text().notNull(),
  fiscalYear: integer('fiscal_year'),
  canonical: text().notNull(),
  contentHash: text('content_hash').notNull(),
  policyVersion: integer('policy_version').notNull(),
  approvals: jsonb().$type<PublicApprovalRecord[]>().notNull(),
  publishedAt: instant('published_at').notNull(),
  publishedBy: jsonb('published_by').$type<ActorStamp>().notNull(),
  firstPublishedAt: instant('first_published_at').notNull(),
  validUntil: date('valid_until', { mode: 'string' }),
  changeNote: jsonb('change_note').$type<ChangeNote>(),
  fileHashes: text('file_hashes').array().notNull().default([]),
  /** Twelve hexadecimal digits, derived by the database from the id and the content hash. */
  verifyCode: text('verify_code').notNull().default(''),
  searchText: text('search_text').notNull().default(''),
  endedAt: instant('ended_at'),
  ended: text().$type<'superseded' | 'withdrawn' | 'expired'>(),
  takenDown: boolean('taken_down').notNull().default(false),
  endReason: text('end_reason'),
  endedBy: text('ended_by'),
});

export const remarks = pgTable('remarks', {
  id: uuid().primaryKey().defaultRandom(),
  itemId: uuid('item_id').notNull(),
  revisionNumber: integer('revision_number').notNull(),
  userId: uuid('user_id').notNull(),
  stamp: jsonb().$type<ActorStamp>().notNull(),
  text: text().notNull(),
  createdAt: instant('created_at').notNull(),
});

export const notices = pgTable('notices', {
  id: uuid().primaryKey().defaultRandom(),
  userId: uuid('user_id').notNull(),
  kind: text().notNull(),
  itemId: uuid('item_id'),
  details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  createdAt: instant('created_at').notNull(),
  readAt: instant('read_at'),
  version: integer().notNull().default(1),
});
