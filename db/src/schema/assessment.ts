import { boolean, integer, jsonb, pgTable, pgView, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';
import type { AssessmentElement, Cadence, Coverage } from '@phoeiphrae/shared/assessment/scheme';
import { instant } from './columns.ts';

/** What assessors look for in a fiscal year, and where it is to be found: migration 0057. */
export const assessmentSchemes = pgTable('assessment_schemes', {
  id: uuid().primaryKey().defaultRandom(),
  owner: text().notNull(),
  ownerTh: text('owner_th').notNull(),
  ownerEn: text('owner_en').notNull(),
  fiscalYear: integer('fiscal_year').notNull(),
  titleTh: text('title_th').notNull(),
  titleEn: text('title_en').notNull(),
  noteTh: text('note_th').notNull(),
  noteEn: text('note_en').notNull(),
  example: boolean().notNull(),
  shown: boolean().notNull().default(false),
  loadedAt: instant('loaded_at').notNull(),
  version: integer().notNull().default(1),
});

export const assessmentNumbers = pgTable('assessment_numbers', {
  id: uuid().primaryKey().defaultRandom(),
  schemeId: uuid('scheme_id').notNull(),
  position: integer().notNull(),
  number: text().notNull(),
  titleTh: text('title_th').notNull(),
  titleEn: text('title_en').notNull(),
  elements: jsonb().$type<AssessmentElement[]>().notNull(),
  coverage: text().$type<Coverage>().notNull(),
  cadence: text().$type<Cadence>().notNull(),
  workGroup: text('work_group'),
  /** Numbers of the year before, of the same owner, that this one goes on from. */
  fromNumbers: text('from_numbers').array().notNull().default([]),
  verifiedAt: instant('verified_at'),
  verifiedBy: jsonb('verified_by').$type<ActorStamp>(),
  version: integer().notNull().default(1),
});

export const assessmentAddresses = pgTable('assessment_addresses', {
  id: uuid().primaryKey().defaultRandom(),
  numberId: uuid('number_id').notNull(),
  position: integer().notNull(),
  itemId: uuid('item_id'),
  page: text(),
  url: text(),
  label: text().notNull(),
  explanation: text().notNull(),
});

export const assessmentChecks = pgTable(
  'assessment_checks',
  {
    numberId: uuid('number_id').notNull(),
    element: text().notNull(),
    checkedBy: jsonb('checked_by').$type<ActorStamp>().notNull(),
    checkedAt: instant('checked_at').notNull(),
  },
  ({ numberId, element }) => [primaryKey({ columns: [numberId, element] })],
);

/** The views that the public role reads: what is shown, and of its addresses what can be read now. */
export const publicAssessmentSchemes = pgView('public_assessment_schemes', {
  id: uuid().notNull(),
  owner: text().notNull(),
  ownerTh: text('owner_th').notNull(),
  ownerEn: text('owner_en').notNull(),
  fiscalYear: integer('fiscal_year').notNull(),
  titleTh: text('title_th').notNull(),
  titleEn: text('title_en').notNull(),
  noteTh: text('note_th').notNull(),
  noteEn: text('note_en').notNull(),
  example: boolean().notNull(),
}).existing();

export const publicAssessmentNumbers = pgView('public_assessment_numbers', {
  id: uuid().notNull(),
  schemeId: uuid('scheme_id').notNull(),
  position: integer().notNull(),
  number: text().notNull(),
  titleTh: text('title_th').notNull(),
  titleEn: text('title_en').notNull(),
  workGroup: text('work_group'),
  verifiedAt: instant('verified_at'),
}).existing();

export const publicAssessmentAddresses = pgView('public_assessment_addresses', {
  numberId: uuid('number_id').notNull(),
  schemeId: uuid('scheme_id').notNull(),
  position: integer().notNull(),
  page: text(),
  url: text(),
  label: text().notNull(),
  explanation: text().notNull(),
  slug: text(),
  title: text(),
  publishedAt: instant('published_at'),
}).existing();
