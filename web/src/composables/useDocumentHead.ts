import { useSSRContext, watch } from 'vue';
import { renewHead, titleTag, writeData, writeTags } from '@/head';
import { useHeadTags } from './useHeadTags';
import type { PageContext } from './usePageStatus';

/** Keeps the document's head that of the page which stands; on the server, gives it to whoever draws the page. */
export function useDocumentHead(): void {
  const { title, tags, tagsOnce, data } = useHeadTags();
  if (import.meta.env.SSR) {
    const context = useSSRContext<PageContext>();
    if (context)
      context.head = () =>
        [titleTag(title()), writeTags(tags()), writeTags(tagsOnce()), writeData(data())].join('\n');
    return;
  }
  watch([title, tags], ([words, list]) => renewHead(document, words, list));
}
