import { sql } from 'drizzle-orm';
import type { publications, PublicApprovalRecord } from '@phoeiphrae/db/schema/items';
import type { Content } from '@phoeiphrae/shared/content';
import type { PublicItem, Tombstone } from '@phoeiphrae/shared/publicItem';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import type { Queryable } from '../../office/deps.ts';
import { withAddresses, type KnownFile } from './publicFiles.ts';

type Publication = typeof publications.$inferSelect;

/** What public_item(address) gives; moments as the database writes them. */
interface ItemRow extends Record<string, unknown> {
  readonly slug: string;
  readonly category: string;
  readonly track: Publication['track'];
  readonly work_group: string;
  readonly canonical: string;
  readonly content_hash: string;
  readonly revision_number: number;
  readonly policy_version: number;
  readonly approvals: PublicApprovalRecord[];
  readonly published_at: string;
  readonly published_by: string;
  readonly first_published_at: string;
  readonly verify_code: string;
  readonly files: KnownFile[];
  readonly revisions: PublicItem['revisions'];
}

const moment = (written: string): string => new Date(written).toISOString();

/** What is published at an address, as the bytes that were approved say it. */
export async function publicItemAt(db: Queryable, address: string): Promise<PublicItem | undefined> {
  const slug = normaliseThai(address);
  const [row] = (await db.execute<ItemRow>(sql`SELECT * FROM public_item(${slug})`)).rows;
  if (!row) return undefined;
  const { content } = JSON.parse(row.canonical) as { content: Content };
  return {
    ...content,
    slug: row.slug,
    category: row.category,
    track: row.track,
    workGroup: row.work_group,
    files: withAddresses(slug, content.files, row.files),
    revisionNumber: row.revision_number,
    contentHash: row.content_hash,
    policyVersion: row.policy_version,
    publishedAt: moment(row.published_at),
    firstPublishedAt: moment(row.first_published_at),
    publishedBy: row.published_by,
    verifyCode: row.verify_code,
    approvals: row.approvals.map((entry) => ({ ...entry, signature: entry.signature ?? null })),
    revisions: row.revisions.map(({ number, publishedAt, endedAt, ended }) => ({
      number,
      publishedAt: moment(publishedAt),
      endedAt: endedAt === null ? null : moment(endedAt),
      ended,
    })),
  };
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
  return {
    slug: row.slug,
    ended: row.ended,
    endedAt: moment(row.ended_at),
    reason: row.end_reason,
    by: row.ended_by ?? '',
  };
}
