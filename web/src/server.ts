import type { DrawnPage, OpenPages, PageToDraw } from '@phoeiphrae/shared/drawnPage';
import { serializeQueryCache, useQueryCache } from '@pinia/colada';
import { createHead, renderSSRHead } from '@unhead/vue/server';
import type { Pinia } from 'pinia';
import { createMemoryHistory } from 'vue-router';
import { renderToString } from 'vue/server-renderer';
import { ASK } from './api/publicRead';
import { type PageContext, statusOf } from './composables/usePageStatus';
import { createSite } from './createSite';
import { messagesOf } from './locales';
import { siteHistory } from './siteHistory';
import { type PageState, writeState } from './state';
import { createTemplate } from './template';

/** Loaded once: words do not change while a process runs. */
const WORDS = { th: await messagesOf('th', 'site'), en: await messagesOf('en', 'site') };

/** What the page was drawn from, where the API gave it: what failed is asked again by the browser. */
function stateOf(pinia: Pinia): PageState {
  const cache = useQueryCache(pinia);
  const told = new Set(cache.getEntries({ status: 'success' }).map(({ keyHash }) => keyHash));
  return Object.fromEntries(Object.entries(serializeQueryCache(cache)).filter(([hash]) => told.has(hash)));
}

async function draw(template: Template, { address, locale, origin, ask }: PageToDraw): Promise<DrawnPage> {
  const head = createHead({ disableDefaults: true });
  const { app, pinia, router } = createSite({
    locale,
    messages: WORDS[locale],
    history: siteHistory(createMemoryHistory, locale),
    head,
    origin,
    drawn: true,
  });
  app.provide(ASK, ask);
  await router.push(address);
  const context: PageContext = { statuses: [] };
  const body = await renderToString(app, context);
  const status = statusOf(context);
  const { headTags } = await renderSSRHead(head);
  return { status, html: template.page({ locale, headTags, body, state: writeState(stateOf(pinia)) }) };
}

type Template = ReturnType<typeof createTemplate>;

/** The server's half of the site: what a process loads once, and has draw a page for every request. */
export const openPages: OpenPages = (built) => {
  const template = createTemplate(built);
  return Promise.resolve({
    draw: (page) => draw(template, page),
    shell: (title) => template.shell(title),
  });
};
