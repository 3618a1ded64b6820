import type { DrawnPage, OpenPages, PageToDraw } from '@phoeiphrae/shared/drawnPage';
import { serializeQueryCache, useQueryCache } from '@pinia/colada';
import type { Pinia } from 'pinia';
import { createMemoryHistory } from 'vue-router';
import { renderToString } from 'vue/server-renderer';
import { ASK } from './api/publicRead';
import { type PageContext, statusOf } from './composables/usePageStatus';
import { createSite } from './createSite';
import { areasOf, messagesOf } from './locales';
import { createFontPreloads } from './fonts';
import { type Manifest, createPieces, wordsSource } from './pieces';
import { writeRefused } from './refusedForm';
import { siteHistory } from './siteHistory';
import { type PageState, writeState } from './state';
import { createTemplate } from './template';

/** Loaded once: words do not change while a process runs. */
const FIRST_WORDS = { th: await messagesOf('th', 'site'), en: await messagesOf('en', 'site') };

/** What the page was drawn from, where the API gave it: what failed is asked again by the browser. */
function stateOf(pinia: Pinia): PageState {
  const cache = useQueryCache(pinia);
  const told = new Set(cache.getEntries({ status: 'success' }).map(({ keyHash }) => keyHash));
  return Object.fromEntries(Object.entries(serializeQueryCache(cache)).filter(([hash]) => told.has(hash)));
}

interface Built {
  readonly template: ReturnType<typeof createTemplate>;
  readonly pieces: ReturnType<typeof createPieces>;
  readonly fonts: ReturnType<typeof createFontPreloads>;
}

async function draw(built: Built, page: PageToDraw): Promise<DrawnPage> {
  const { address, locale, origin, ask, refused } = page;
  const { app, pinia, router, words } = createSite({
    locale,
    messages: FIRST_WORDS[locale],
    history: siteHistory(createMemoryHistory, locale),
    origin,
    drawn: true,
    refused,
  });
  app.provide(ASK, ask);
  await router.push(address);
  const context: PageContext = { statuses: [], head: () => '', modules: new Set() };
  const body = await renderToString(app, context);
  const sources = [...context.modules, ...areasOf(words).map((area) => wordsSource(area, locale))];
  const state = built.pieces(sources) + writeState(stateOf(pinia)) + writeRefused(refused);
  const headTags = `${context.head()}\n${built.fonts(locale)}`;
  const html = built.template.page({ locale, headTags, body, state });
  return { status: statusOf(context), html };
}

/** The server's half of the site: what a process loads once, and has draw a page for every request. */
export const openPages: OpenPages = (index, manifest) => {
  const files = JSON.parse(manifest) as Manifest;
  const built = {
    template: createTemplate(index),
    pieces: createPieces(files, index),
    fonts: createFontPreloads(files),
  };
  return {
    draw: (page) => draw(built, page),
    shell: (title, locale) => built.template.shell(title, locale),
  };
};
