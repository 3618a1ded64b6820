import { policies } from '@phoeiphrae/db/schema/people';
import type { Queryable } from '../../../office/deps.ts';

export type VersionRow = typeof policies.$inferSelect;

/** The versions of the announcement by their number: few, and each is asked for by many rows. */
export async function versionsByNumber(db: Queryable): Promise<ReadonlyMap<number, VersionRow>> {
  const rows = await db.select().from(policies);
  return new Map(rows.map((row) => [row.version, row]));
}
