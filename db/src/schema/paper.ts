import { integer, pgTable, pgView, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

export const policyTemplates = pgTable(
  'policy_templates',
  {
    policyId: uuid('policy_id').notNull(),
    name: text().notNull(),
    source: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.policyId, table.name] })],
);

export const publicPolicyTemplates = pgView('public_policy_templates', {
  version: integer().notNull(),
  name: text().notNull(),
  source: text().notNull(),
}).existing();
