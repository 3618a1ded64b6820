import { sql } from 'drizzle-orm';
import type { PublicItem, Tombstone } from '@phoeiphrae/shared/publicItem';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import type { Queryable } from '../../office/deps.ts';
import { presentShown, presentTombstone, type ShownRow } from './presentShown.ts';
import { fileAddress } from './publicFiles.ts';

/** What public_item(address) gives. */
type ItemRow = ShownRow & Record<string, unknown>;

/** What is published at an address, as the bytes that were approved say it. */
export async function publicItemAt(db: Queryable, address: string): Promise<PublicItem | undefined> {
  const slug = normaliseThai(address);
  const [row] = (await db.execute<ItemRow>(sql`SELECT * FROM public_item(${slug})`)).rows;
  return row && presentShown(row, (sha256) => fileAddress(slug, sha256));
}

interface TombstoneRow extends Record<string, unknown> {
  readonly slug: string;
  readonly ended: Tombstone['ended'];
  readonly ended_at: string;
  readonly end_reason: string | null;
  readonly ended_by: string | null;
}

/** The notice at an address where something was published and no longer is. */
export async function tombstoneAt(db: Queryable, address: string): Promise<Tombstone | undefined> {
  const slug = normaliseThai(address);
  const [row] = (await db.execute<TombstoneRow>(sql`SELECT * FROM public_tombstone(${slug})`)).rows;
  if (!row) return undefined;
  const { ended, ended_at: endedAt, end_reason: reason, ended_by: by } = row;
  return presentTombstone(row.slug, { ended, endedAt, reason, by });
}
