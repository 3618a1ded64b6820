import { customType, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Track } from '@phoeiphrae/shared/policy/track';
import type { PassagePart } from '@phoeiphrae/shared/search/searchDocument';
import { instant } from './columns.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** By what each publication that is public now is found; with its card it goes. */
export const searchDocuments = pgTable('search_documents', {
  publicationId: uuid('publication_id').primaryKey(),
  /** Of the function that made it; 0 is one that waits to be made. */
  version: integer().notNull(),
  /** Squeezed, as `tight` gives it; so is the text. */
  title: text().notNull(),
  text: text().notNull(),
  words: tsvector().notNull(),
  fileTypes: text('file_types').array().notNull(),
  /** Null for what is of no time. */
  series: text(),
  period: text(),
  /** What its card says; the database fills in these and what follows. */
  category: text().notNull().default(''),
  track: text().$type<Track>().notNull().default('approval'),
  workGroup: text('work_group').notNull().default(''),
  fiscalYear: integer('fiscal_year'),
  publishedAt: instant('published_at').notNull().default(''),
  /** The fiscal year that it is of, or else in which it was published. */
  year: integer().notNull().default(0),
});

/** The text of a document as people read it, in pieces. */
export const searchPassages = pgTable(
  'search_passages',
  {
    publicationId: uuid('publication_id').notNull(),
    position: integer().notNull(),
    /** Where its squeezed form begins in the document's, in characters from 0. */
    start: integer().notNull(),
    part: text().$type<PassagePart>().notNull(),
    file: text(),
    page: integer(),
    text: text().notNull(),
  },
  ({ publicationId, position }) => [primaryKey({ columns: [publicationId, position] })],
);

/** Words and rows of words that titles have, or had: read by the function search_words_like alone. */
export const searchWords = pgTable('search_words', { word: text().primaryKey() });
