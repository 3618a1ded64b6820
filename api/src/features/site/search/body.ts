import { sql, type SQL } from 'drizzle-orm';

/**
 * The text of a row taken out of the store of long values once, whatever is then looked for in it: `body`. OFFSET 0 keeps the
 * planner from putting the expression back into each of its uses.
 */
export const withBody = (): SQL => sql`CROSS JOIN LATERAL (SELECT text || '' AS body OFFSET 0) b`;
