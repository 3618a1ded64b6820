import { cleanContent, emptyContent } from '../../../../api/src/features/items/drafts/content.ts';
import { CONTACTS } from '../../../../api/src/demo/people.ts';
import type { Deps } from '../../../../api/src/office/deps.ts';
import type { Content, ContentFile } from '../../../../shared/src/content.ts';
import type { WrittenItem } from '../texts/writtenItem.ts';

/** What the form holds once someone has typed it and the product has made it fit to be stored. */
export function contentOf(
  { words }: Pick<Deps, 'words'>,
  item: WrittenItem,
  files: readonly ContentFile[],
): Promise<Content> {
  const { category, title, summary, paragraphs, fiscalYear, workGroup } = item;
  const content: Content = {
    ...emptyContent(category),
    title,
    summary,
    body: paragraphs.map((text) => `<p>${text}</p>`).join(''),
    fiscalYear,
    externalLink: { kind: 'none' },
    noBorrowedSources: true,
    contact: CONTACTS[workGroup] ?? { unit: '', phone: '', email: '' },
    files: item.files.flatMap((number) => files[number] ?? []),
  };
  return cleanContent(content, words);
}
