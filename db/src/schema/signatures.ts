import { bigint, boolean, integer, pgTable, pgView, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

const sealKeyColumns = () => ({
  keyId: text('key_id').notNull(),
  publicKey: text('public_key').notNull(),
  createdAt: instant('created_at').notNull(),
  retiredAt: instant('retired_at'),
  previousKeyId: text('previous_key_id'),
  announcement: text(),
  announcementSignature: text('announcement_signature'),
});

export const sealKeys = pgTable('seal_keys', sealKeyColumns());

/** The same for the public role. */
export const publicSealKeys = pgView('public_seal_keys', sealKeyColumns()).existing();

export const passkeys = pgTable('passkeys', {
  id: uuid().primaryKey().defaultRandom(),
  userId: uuid('user_id').notNull(),
  credentialId: text('credential_id').notNull(),
  publicKey: text('public_key').notNull(),
  algorithm: integer().notNull(),
  counter: bigint({ mode: 'number' }).notNull().default(0),
  transports: text().array().notNull().default([]),
  backedUp: boolean('backed_up').notNull().default(false),
  label: text().notNull(),
  createdAt: instant('created_at').notNull(),
  lastUsedAt: instant('last_used_at'),
  revokedAt: instant('revoked_at'),
  revokedBy: uuid('revoked_by'),
});

export const passkeyRegistrations = pgTable('passkey_registrations', {
  userId: uuid('user_id').primaryKey(),
  challenge: text().notNull(),
  label: text().notNull(),
  expiresAt: instant('expires_at').notNull(),
});

export const preparedStatements = pgTable('prepared_statements', {
  id: uuid().primaryKey().defaultRandom(),
  userId: uuid('user_id').notNull(),
  itemId: uuid('item_id').notNull(),
  revisionId: uuid('revision_id').notNull(),
  appointmentId: uuid('appointment_id').notNull(),
  contentHash: text('content_hash').notNull(),
  text: text().notNull(),
  note: text().notNull(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});

export const secondFactors = pgTable('second_factors', {
  userId: uuid('user_id').primaryKey(),
  secret: text().notNull(),
  createdAt: instant('created_at').notNull(),
  confirmedAt: instant('confirmed_at'),
  lastStep: bigint('last_step', { mode: 'number' }),
});

export const recoveryCodes = pgTable(
  'recovery_codes',
  { userId: uuid('user_id').notNull(), hash: text().notNull(), usedAt: instant('used_at') },
  (table) => [primaryKey({ columns: [table.userId, table.hash] })],
);

export const pendingSignIns = pgTable('pending_sign_ins', {
  id: uuid().primaryKey().defaultRandom(),
  userId: uuid('user_id').notNull(),
  tokenHash: text('token_hash').notNull(),
  userVersion: integer('user_version').notNull(),
  challenge: text().notNull(),
  expiresAt: instant('expires_at').notNull(),
});
