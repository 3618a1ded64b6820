import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

/**
 * `EXISTS`, asked of one row after the other. Left to itself, PostgreSQL may gather everything first for which it holds,
 * which grows with what is stored, although a page asks it of some dozens. `OFFSET 0` keeps it from that.
 */
export const existsForEach = (query: SQLWrapper): SQL => sql`EXISTS (${query.getSQL()} OFFSET 0)`;
