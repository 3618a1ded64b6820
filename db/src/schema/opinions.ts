import { boolean, date, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { OpinionState, SetAsideReason } from '@phoeiphrae/shared/opinionTerms';
import type { SiteLocale } from '@phoeiphrae/shared/sitePages';
import { instant } from './columns.ts';

/** The tables of migration 0054: what citizens say. The public role reads what is shown of it, by functions. */

export const opinions = pgTable('opinions', {
  id: uuid().primaryKey().defaultRandom(),
  receiptSha256: text('receipt_sha256').notNull(),
  /** Null for the site as a whole. */
  itemId: uuid('item_id'),
  useful: boolean(),
  /** Personal data masked. */
  words: text().notNull(),
  locale: text().$type<SiteLocale>().notNull(),
  /** Whether the sender's machine did the work that is asked of robots. */
  proven: boolean().notNull(),
  inFlood: boolean('in_flood').notNull().default(false),
  receivedAt: instant('received_at').notNull(),
  state: text().$type<OpinionState>().notNull().default('waiting'),
  reason: text().$type<SetAsideReason>(),
  answerTh: text('answer_th').notNull().default(''),
  answerEn: text('answer_en').notNull().default(''),
  answeredAt: instant('answered_at'),
  judgedBy: jsonb('judged_by').$type<ActorStamp>(),
  judgedAt: instant('judged_at'),
  version: integer().notNull().default(1),
});

/** How many were turned away on a day because there were too many at once. */
export const opinionFloods = pgTable('opinion_floods', {
  day: date().notNull(),
  itemId: uuid('item_id'),
  refused: integer().notNull(),
});

/** Work that was used, by its digest. */
export const opinionProofs = pgTable('opinion_proofs', {
  sha256: text().primaryKey(),
  until: instant().notNull(),
});
