import { inArray } from 'drizzle-orm';
import { orderFiles } from '@phoeiphrae/db/schema/power';
import type { OrderFile } from '@phoeiphrae/shared/orderFile';
import type { Queryable } from '../deps.ts';

/** Those of the files of orders whose bytes are kept, by their digests. */
export async function keptOrderFiles(
  db: Queryable,
  named: readonly (string | null)[],
): Promise<ReadonlyMap<string, OrderFile>> {
  const digests = [...new Set(named.filter((sha256) => sha256 !== null))];
  if (digests.length === 0) return new Map();
  const { sha256, name, mediaType, size } = orderFiles;
  const rows = await db
    .select({ sha256, name, mediaType, size })
    .from(orderFiles)
    .where(inArray(sha256, digests));
  return new Map(rows.map((row) => [row.sha256, row]));
}
