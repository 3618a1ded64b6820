import type { publications, PublicApprovalRecord } from '@phoeiphrae/db/schema/items';
import type { Content } from '@phoeiphrae/shared/content';
import type { PublicItem, Tombstone } from '@phoeiphrae/shared/publicItem';
import { withAddresses, type KnownFile } from './publicFiles.ts';

type Publication = typeof publications.$inferSelect;

/** What is shown of a publication, as the functions of the database give it; moments as the database writes them. */
export interface ShownRow {
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

export const moment = (written: string): string => new Date(written).toISOString();

/** The content of a publication: the bytes that were approved. */
export const contentOf = ({ canonical }: Pick<ShownRow, 'canonical'>): Content =>
  (JSON.parse(canonical) as { content: Content }).content;

/** A publication as it is shown. @param addressOf where a file of it is */
export function presentShown(row: ShownRow, addressOf: (sha256: string) => string): PublicItem {
  const content = contentOf(row);
  return {
    ...content,
    slug: row.slug,
    category: row.category,
    track: row.track,
    workGroup: row.work_group,
    files: withAddresses(addressOf, content.files, row.files),
    revisionNumber: row.revision_number,
    contentHash: row.content_hash,
    policyVersion: row.policy_version,
    publishedAt: moment(row.published_at),
    firstPublishedAt: moment(row.first_published_at),
    publishedBy: row.published_by,
    verifyCode: row.verify_code,
    approvals: row.approvals.map((entry) => ({ ...entry, signature: entry.signature ?? null })),
    revisions: row.revisions.map(({ number, publishedAt, endedAt, ended, changeNote }) => ({
      number,
      publishedAt: moment(publishedAt),
      endedAt: endedAt === null ? null : moment(endedAt),
      ended,
      changeNote,
    })),
  };
}

/** How something ended, as the database has it. */
export interface NoticeRow {
  readonly ended: Tombstone['ended'];
  readonly endedAt: string;
  readonly reason: string | null;
  readonly by: string | null;
}

export const presentTombstone = (slug: string, { ended, endedAt, reason, by }: NoticeRow): Tombstone => ({
  slug,
  ended,
  endedAt: moment(endedAt),
  reason,
  by: by ?? '',
});
