import { createHash, randomUUID } from 'node:crypto';
import { blobs, fileExaminations } from '@phoeiphrae/db/schema/files';
import { publicCards } from '@phoeiphrae/db/schema/published';
import type { Content } from '@phoeiphrae/shared/content';
import { titleWords } from '@phoeiphrae/shared/search/titleWords';
import { searchWords } from '@phoeiphrae/db/schema/search';
import { keepSearchDocument } from '../../office/search/searchDocuments.ts';
import type { TestApp } from '../buildTestApp.ts';

/** Something published, as a search sees it. */
export interface SeededItem {
  readonly slug: string;
  readonly category: string;
  readonly workGroup: string;
  readonly fiscalYear: number | null;
  readonly publishedAt: string;
  readonly title: string;
  readonly summary: string;
  /** Rich text. */
  readonly body: string;
  /** Each with what an examiner read in it, page by page. */
  readonly files?: readonly { readonly name: string; readonly pages: readonly string[] }[];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function contentOf(item: SeededItem): Content {
  return {
    category: item.category,
    title: item.title,
    summary: item.summary,
    body: item.body,
    fiscalYear: item.fiscalYear,
    periodFrom: null,
    periodTo: null,
    externalLink: { kind: 'none' },
    remarks: '',
    sources: [],
    noBorrowedSources: true,
    contact: { unit: '', phone: '', email: '' },
    validUntil: null,
    files: (item.files ?? []).map(({ name, pages }) => ({
      sha256: sha256(`${item.slug}/${name}/${pages.join('\f')}`),
      name,
      mediaType: 'application/pdf',
      size: 1,
      caption: '',
      alternativeText: '',
      origin: null,
    })),
  };
}

/**
 * Cards and search documents of these, beside the ways of publishing: for what is asked of a search over many. The database's
 * owner writes the cards; the product's own code the documents.
 */
export async function seedPublished(test: TestApp, items: readonly SeededItem[]): Promise<void> {
  const { owner, deps } = test;
  for (const item of items) {
    const content = contentOf(item);
    const publicationId = randomUUID();
    for (const [i, { pages }] of (item.files ?? []).entries())
      await keepText(test, content.files[i]?.sha256 ?? '', pages.join('\f'), item.publishedAt);
    await owner.orm.insert(publicCards).values({
      publicationId,
      itemId: randomUUID(),
      slug: item.slug,
      revisionNumber: 1,
      category: item.category,
      track: 'immediate',
      workGroup: item.workGroup,
      fiscalYear: item.fiscalYear,
      title: item.title,
      summary: item.summary,
      publishedAt: item.publishedAt,
      firstPublishedAt: item.publishedAt,
    });
    await deps.db.orm.transaction((tx) => keepSearchDocument(tx, deps, { publicationId, content }));
  }
  const words = [...new Set(items.flatMap(({ title }) => titleWords(title)))];
  for (let at = 0; at < words.length; at += 500)
    await owner.orm
      .insert(searchWords)
      .values(words.slice(at, at + 500).map((word) => ({ word })))
      .onConflictDoNothing();
}

async function keepText({ owner }: TestApp, hash: string, maskedText: string, at: string): Promise<void> {
  await owner.orm
    .insert(blobs)
    .values({ sha256: hash, size: 1, mediaType: 'application/pdf', storedAt: at })
    .onConflictDoNothing();
  const result = {
    verdict: 'accepted' as const,
    mediaType: 'application/pdf',
    refusals: [],
    text: 'read' as const,
    findings: [],
    moreFindings: 0,
    pages: 1,
  };
  await owner.orm
    .insert(fileExaminations)
    .values({ sha256: hash, state: 'done', result, maskedText, examinedAt: at })
    .onConflictDoNothing();
}
