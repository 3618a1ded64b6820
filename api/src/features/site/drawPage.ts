import { createHead, transformHtmlTemplate } from 'unhead/server';
import type { Page } from './pageAt.ts';

/** Writes a page's title, description and canonical address into the built `index.html`, escaped. */
export async function drawPage(template: string, page: Page, address: string): Promise<string> {
  const head = createHead({ disableDefaults: true });
  head.push({
    title: page.title,
    meta: [
      { name: 'description', content: page.description.slice(0, 300) },
      { property: 'og:title', content: page.title },
      { property: 'og:description', content: page.description.slice(0, 300) },
      { property: 'og:type', content: 'article' },
      { property: 'og:url', content: address },
      ...(page.indexed ? [] : [{ name: 'robots', content: 'noindex' }]),
    ],
    link: page.status === 200 ? [{ rel: 'canonical', href: address }] : [],
  });
  return transformHtmlTemplate(head, template);
}
