import { date, integer, jsonb, pgTable, pgView, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { PaperAct, SignablePaper } from '@phoeiphrae/shared/paperDecision';
import type { PaperKind } from '@phoeiphrae/shared/paperNames';
import { instant } from './columns.ts';

export const policyTemplates = pgTable(
  'policy_templates',
  {
    policyId: uuid('policy_id').notNull(),
    name: text().notNull(),
    source: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.policyId, table.name] })],
);

/** The pack of evidence that is being made for a person: one at a time. */
export const evidencePacks = pgTable('evidence_packs', {
  userId: uuid('user_id').primaryKey(),
  id: uuid().notNull(),
  done: integer().notNull().default(0),
  total: integer().notNull(),
  until: instant().notNull(),
});

export const publicPolicyTemplates = pgView('public_policy_templates', {
  version: integer().notNull(),
  name: text().notNull(),
  source: text().notNull(),
}).existing();

export const paperDecisions = pgTable('paper_decisions', {
  id: uuid().primaryKey().defaultRandom(),
  itemId: uuid('item_id').notNull(),
  revisionId: uuid('revision_id').notNull(),
  round: integer().notNull(),
  step: text().notNull(),
  kind: text().$type<PaperAct>().notNull(),
  contentHash: text('content_hash').notNull(),
  paper: text().$type<SignablePaper>().notNull(),
  /** Of the scan. */
  sha256: text().notNull(),
  name: text().notNull(),
  mediaType: text('media_type').notNull(),
  signer: uuid().notNull(),
  appointmentId: uuid('appointment_id').notNull(),
  signerStamp: jsonb('signer_stamp').$type<ActorStamp>().notNull(),
  signedOn: date('signed_on', { mode: 'string' }).notNull(),
  note: text(),
  state: text().$type<'recorded' | 'confirmed' | 'refused'>().notNull().default('recorded'),
  recordedBy: uuid('recorded_by').notNull(),
  recordedStamp: jsonb('recorded_stamp').$type<ActorStamp>().notNull(),
  recordedAt: instant('recorded_at').notNull(),
  checkedBy: uuid('checked_by'),
  checkedStamp: jsonb('checked_stamp').$type<ActorStamp>(),
  checkedAt: instant('checked_at'),
  refusal: text(),
  decisionId: uuid('decision_id'),
});

export const drawnPapers = pgTable('drawn_papers', {
  sha256: text().primaryKey(),
  kind: text().$type<PaperKind>().notNull(),
  revisionId: uuid('revision_id'),
  contentHash: text('content_hash'),
  drawnAt: instant('drawn_at').notNull(),
});
