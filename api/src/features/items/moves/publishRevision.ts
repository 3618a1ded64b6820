import { eq } from 'drizzle-orm';
import { publications, revisions, type PublicApprovalRecord } from '@phoeiphrae/db/schema/items';
import { publicSigner } from '../../../office/actorStamps.ts';
import { publishedWords } from '../../../office/publishedWords.ts';
import { keepSearchDocument, type SearchWriters } from '../../../office/search/searchDocuments.ts';
import { ProblemException } from '../../../http/problem.ts';
import { canonicalContent } from '../drafts/contentHash.ts';
import { endPublication, type EndContext } from './endPublication.ts';
import { trackOf, type ItemFacts, type RevisionFacts } from '../rules/facts.ts';

export interface PublishContext extends EndContext, SearchWriters {}

/**
 * Makes a revision public, by its words too, and supersedes the one that was. The content hash must be one that the last step approved;
 * the database checks the same again.
 * @throws {ProblemException} 409 when this content is not approved.
 * @throws {WordsBusyError} when more long texts are to be read than can be waited for.
 */
export async function publishRevision(
  context: PublishContext,
  facts: ItemFacts,
  revision: RevisionFacts,
): Promise<void> {
  const { tx, now, by } = context;
  const { item } = facts;
  const { row } = revision;
  if (row.way === 'approval' && !isApproved(revision)) throw new ProblemException('not-approved');
  if (facts.live) await endPublication(context, facts, facts.live, { ended: 'superseded', reason: null });
  await tx
    .update(revisions)
    .set({ state: 'published', publishAt: null, publishedAt: now, stateSince: now, updatedAt: now })
    .where(eq(revisions.id, row.id));
  const { content } = row;
  const [made] = await tx
    .insert(publications)
    .values({
      itemId: item.id,
      revisionId: row.id,
      revisionNumber: row.number,
      slug: item.slug,
      category: content.category,
      track: trackOf(revision),
      workGroup: item.workGroup,
      title: content.title,
      summary: content.summary,
      fiscalYear: content.fiscalYear,
      canonical: canonicalContent({ slug: item.slug, workGroup: item.workGroup, content }),
      contentHash: row.contentHash,
      policyVersion: revision.policy.version,
      approvals: approvalsOf(revision),
      publishedAt: now,
      publishedBy: by,
      firstPublishedAt: facts.lastPublication?.firstPublishedAt ?? now,
      validUntil: content.validUntil,
      changeNote: content.changeNote ?? null,
      fileHashes: content.files.map(({ sha256 }) => sha256),
      searchText: publishedWords(content),
    })
    .returning({ id: publications.id });
  if (made) await keepSearchDocument(tx, context, { publicationId: made.id, content });
}

export const isApproved = ({ row, decisions }: RevisionFacts): boolean =>
  decisions.some((d) => d.kind === 'approve' && d.round === row.round && d.contentHash === row.contentHash);

function approvalsOf({ row, decisions }: RevisionFacts): PublicApprovalRecord[] {
  return decisions.flatMap(({ round, kind, step, stamp, decidedAt, signature }) => {
    if (round !== row.round || kind === 'return' || kind === 'reject') return [];
    return [{ step, kind, ...publicSigner(stamp), decidedAt, signature: signature?.class ?? null }];
  });
}
