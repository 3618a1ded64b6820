import type { PublicQuery } from '@phoeiphrae/shared/itemQuery';
import type { PublicPage } from '@phoeiphrae/shared/publicItem';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { PARTS_MAX, parseQuery } from '@phoeiphrae/shared/search/parseQuery';
import { ProblemException } from '../../../http/problem.ts';
import type { Deps } from '../../../office/deps.ts';
import { listPublicItems } from '../publicItems.ts';
import { listByDocument } from './listByDocument.ts';
import { searchItems } from './searchItems.ts';

const TOO_MANY: Bilingual = {
  th: `ค้นหาได้ครั้งละไม่เกิน ${String(PARTS_MAX)} คำ`,
  en: `No more than ${String(PARTS_MAX)} words can be looked for at once.`,
};

/** @throws {ProblemException} 400 for more words than are looked for at once. */
function requireFew(q: string): void {
  if (parseQuery(q).parts.length > PARTS_MAX)
    throw new ProblemException('malformed-request', {
      errors: [{ pointer: '/query/q', code: 'too_many_words', detail: TOO_MANY }],
    });
}

/**
 * A page of what is published: a walk down the cards, or a search.
 * @throws {ProblemException} 400 for more words than are looked for at once, or a place that is none.
 */
export async function answerList({ publicDb, searchDb }: Deps, query: PublicQuery): Promise<PublicPage> {
  const { q, month, fileType } = query;
  if (q !== undefined) {
    requireFew(q);
    return searchItems(searchDb.orm, { ...query, q });
  }
  if (month !== undefined || fileType !== undefined) return listByDocument(searchDb.orm, query);
  return listPublicItems(publicDb.orm, query);
}
