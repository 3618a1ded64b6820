import { boolean, date, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { Capacity } from '@phoeiphrae/shared/appointment';
import type { UserStatus } from '@phoeiphrae/shared/user';
import { instant } from './columns.ts';

export const policies = pgTable('policies', {
  id: uuid().primaryKey().defaultRandom(),
  version: integer().notNull(),
  code: text().notNull(),
  effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
  document: jsonb().$type<Policy>().notNull(),
  sha256: text().notNull(),
  loadedAt: instant('loaded_at').notNull(),
});

export const workGroups = pgTable('work_groups', {
  code: text().primaryKey(),
  nameTh: text('name_th').notNull(),
  nameEn: text('name_en').notNull(),
  aliases: text().array().notNull().default([]),
  active: boolean().notNull().default(true),
  position: integer().notNull().default(0),
  version: integer().notNull().default(1),
});

export const users = pgTable('users', {
  id: uuid().primaryKey().defaultRandom(),
  username: text().notNull(),
  name: text().notNull(),
  email: text(),
  passwordHash: text('password_hash').notNull(),
  mustChangePassword: boolean('must_change_password').notNull().default(true),
  oneTimePasswordExpiresAt: instant('one_time_password_expires_at'),
  status: text().$type<UserStatus>().notNull().default('active'),
  isDemo: boolean('is_demo').notNull().default(false),
  lastSignInAt: instant('last_sign_in_at'),
  createdAt: instant('created_at').notNull(),
  version: integer().notNull().default(1),
});

export const appointments = pgTable('appointments', {
  id: uuid().primaryKey().defaultRandom(),
  userId: uuid('user_id').notNull(),
  post: text().notNull(),
  capacity: text().$type<Capacity>().notNull(),
  workGroups: text('work_groups').array().notNull().default([]),
  validFrom: date('valid_from', { mode: 'string' }).notNull(),
  validTo: date('valid_to', { mode: 'string' }),
  orderNumber: text('order_number'),
  createdAt: instant('created_at').notNull(),
  createdBy: uuid('created_by'),
  /** The first person, as named at that moment; null for what an office was set up with by command. */
  askedBy: text('asked_by'),
  /** Made when the office was set up, and not yet confirmed by the holder of the last step. */
  unconfirmed: boolean().notNull().default(false),
  powerActId: uuid('power_act_id'),
  /** The second person, as named at that moment. */
  confirmedBy: text('confirmed_by'),
  orderFile: text('order_file'),
  version: integer().notNull().default(1),
});

export const committeeMemberships = pgTable('committee_memberships', {
  id: uuid().primaryKey().defaultRandom(),
  seat: integer().notNull(),
  userId: uuid('user_id').notNull(),
  validFrom: date('valid_from', { mode: 'string' }).notNull(),
  validTo: date('valid_to', { mode: 'string' }),
  orderNumber: text('order_number').notNull(),
  createdAt: instant('created_at').notNull(),
  unconfirmed: boolean().notNull().default(false),
  powerActId: uuid('power_act_id'),
  /** The second person, as named at that moment. */
  confirmedBy: text('confirmed_by'),
  orderFile: text('order_file'),
  version: integer().notNull().default(1),
});

export const sessions = pgTable('sessions', {
  id: uuid().primaryKey().defaultRandom(),
  userId: uuid('user_id').notNull(),
  refreshHash: text('refresh_hash').notNull(),
  previousRefreshHash: text('previous_refresh_hash'),
  rotatedAt: instant('rotated_at'),
  createdAt: instant('created_at').notNull(),
  lastUsedAt: instant('last_used_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  endedAt: instant('ended_at'),
  endReason: text('end_reason'),
  userAgent: text('user_agent').notNull().default(''),
  address: text().notNull().default(''),
});

export const throttleHits = pgTable('throttle_hits', {
  bucket: text().notNull(),
  at: instant().notNull(),
});

export const throttleAttempts = pgTable(
  'throttle_attempts',
  {
    id: uuid().notNull(),
    bucket: text().notNull(),
    until: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.id, table.bucket] })],
);

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    userId: uuid('user_id').notNull(),
    key: text().notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer(),
    headers: jsonb().$type<Record<string, string>>(),
    body: jsonb().$type<unknown>(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.key] })],
);
