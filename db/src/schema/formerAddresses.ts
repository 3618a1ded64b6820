import { pgTable, text } from 'drizzle-orm/pg-core';

/** Where what stood at an address of the office's site before stands now. */
export const formerAddresses = pgTable('former_addresses', {
  address: text().primaryKey(),
  target: text().notNull(),
});
