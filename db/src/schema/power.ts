import { bigint, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { PowerActKind, PowerActDecision, AskedFor } from '@phoeiphrae/shared/powerAct';
import type { OrderFile } from '@phoeiphrae/shared/orderFile';
import { instant } from './columns.ts';

export const powerActs = pgTable('power_acts', {
  id: uuid().primaryKey().defaultRandom(),
  kind: text().$type<PowerActKind>().notNull(),
  subjectId: uuid('subject_id').notNull(),
  asked: jsonb().$type<AskedFor>().notNull(),
  orderNumber: text('order_number'),
  orderFile: text('order_file'),
  requestedBy: uuid('requested_by').notNull(),
  requestedStamp: jsonb('requested_stamp').$type<ActorStamp>().notNull(),
  requestedAt: instant('requested_at').notNull(),
  lapsesAt: instant('lapses_at').notNull(),
  halfPassword: text('half_password'),
  state: text().$type<'waiting' | PowerActDecision>().notNull().default('waiting'),
  decidedBy: uuid('decided_by'),
  decidedStamp: jsonb('decided_stamp').$type<ActorStamp>(),
  decidedAt: instant('decided_at'),
  reason: text(),
  envelopeCodeId: uuid('envelope_code_id'),
  version: integer().notNull().default(1),
});

export const accountOpeners = pgTable(
  'account_openers',
  {
    userId: uuid('user_id').notNull(),
    openerId: uuid('opener_id').notNull(),
    since: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.openerId] })],
);

export const envelopeCodes = pgTable('envelope_codes', {
  id: uuid().primaryKey().defaultRandom(),
  codeHash: text('code_hash').notNull(),
  createdAt: instant('created_at').notNull(),
  usedAt: instant('used_at'),
  usedBy: uuid('used_by'),
});

/** Files of orders whose bytes are kept. */
export const orderFiles = pgTable('order_files', {
  sha256: text().primaryKey(),
  name: text().notNull(),
  mediaType: text('media_type').$type<OrderFile['mediaType']>().notNull(),
  /** In bytes. */
  size: bigint({ mode: 'number' }).notNull(),
  keptBy: uuid('kept_by').notNull(),
  keptAt: instant('kept_at').notNull(),
  /** When an order first named it; then it stays, and has a row in `blobs`. */
  boundAt: instant('bound_at'),
});
