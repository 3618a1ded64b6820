import { sql } from 'drizzle-orm';
import { publishedWords } from '../../../../api/src/office/publishedWords.ts';
import type {
  items,
  PublicApprovalRecord,
  publications,
  revisions,
} from '../../../../db/src/schema/items.ts';
import type { ActorStamp } from '../../../../shared/src/actorStamp.ts';
import type { Content } from '../../../../shared/src/content.ts';
import type { Track } from '../../../../shared/src/policy/track.ts';
import type { SelfCheckAnswer } from '../../../../shared/src/revision.ts';
import { searchable } from '../../../../shared/src/thaiText.ts';
import type { State } from '../../../../shared/src/workflow.ts';
import type { SeedOffice } from './office.ts';

/** What an item is from its first draft on. */
export interface FrozenItem {
  readonly id: string;
  readonly revisionId: string;
  readonly publicationId: string;
  readonly slug: string;
  readonly workGroup: string;
  readonly content: Content;
  readonly canonical: string;
  readonly contentHash: string;
}

/** How far it has come, when, and by whom. */
export interface Walk {
  readonly createdBy: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly state: State;
  readonly step: string | null;
  /** When it came to where it is. */
  readonly since: string;
  readonly version: number;
  readonly round: number;
  readonly submittedAt: string | null;
}

interface Known {
  readonly office: SeedOffice;
  readonly walk: Walk;
}

export const trackOf = ({ policy }: SeedOffice, category: string): Track =>
  policy.categories.get(category)?.track ?? 'approval';

const wayOf = ({ state, round }: Walk): Track =>
  state === 'published' && round === 0 ? 'immediate' : 'approval';

interface Publishing {
  readonly office: SeedOffice;
  readonly by: ActorStamp;
  readonly at: string;
  readonly approvals: PublicApprovalRecord[];
}

export function publicationRow(
  item: FrozenItem,
  { office, by, at, approvals }: Publishing,
): typeof publications.$inferInsert {
  const { publicationId: id, revisionId, slug, workGroup, content, canonical, contentHash } = item;
  const { category, title, summary, fiscalYear, files } = content;
  return {
    ...{ id, itemId: item.id, revisionId, revisionNumber: 1, slug, workGroup },
    ...{ category, title, summary, fiscalYear, track: trackOf(office, category) },
    ...{ canonical, contentHash, policyVersion: office.policy.version, approvals },
    ...{ publishedAt: at, publishedBy: by, firstPublishedAt: at },
    fileHashes: files.map((file) => file.sha256),
    verifyCode: sql`verify_code_of(${id}::uuid, ${contentHash})` as unknown as string,
    searchText: publishedWords(content),
  };
}

export function revisionRow(
  { id: itemId, revisionId, content, contentHash }: FrozenItem,
  { office, walk, selfCheck }: Known & { readonly selfCheck: SelfCheckAnswer[] },
): typeof revisions.$inferInsert {
  const { createdBy, createdAt, updatedAt, state, step, since, round, submittedAt } = walk;
  return {
    ...{ id: revisionId, itemId, number: 1, way: wayOf(walk), category: content.category, selfCheck },
    ...{ createdBy, createdAt, updatedAt, state, step, stateSince: since },
    ...{ policyId: office.policy.id, content, contentHash, round, submittedAt },
    submittedBy: submittedAt === null ? null : createdBy,
    publishedAt: state === 'published' ? since : null,
  };
}

export function itemRow(
  { id, slug, workGroup, content }: FrozenItem,
  { office, walk }: Known,
): typeof items.$inferInsert {
  const { createdBy, createdAt, updatedAt, state, step, since, version } = walk;
  const { category, title, summary, fiscalYear } = content;
  return {
    ...{ id, slug, workGroup, title, category, fiscalYear },
    ...{ track: trackOf(office, category), way: wayOf(walk) },
    ...{ createdBy, createdAt, updatedAt, state, step, version, heldSince: since },
    live: state === 'published',
    searchText: searchable(`${title} ${summary}`),
  };
}
