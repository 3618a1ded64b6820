import type { RefusedForm } from '@phoeiphrae/shared/drawnPage';
import { PiniaColada, PiniaColadaSSRNoGc } from '@pinia/colada';
import { createPinia } from 'pinia';
import { createApp, createSSRApp } from 'vue';
import type { RouteRecordRaw, RouterHistory } from 'vue-router';
import App from './App.vue';
import { ORIGIN } from './composables/useAddress';
import { HEAD, createHead } from './head';
import type { Locale } from './locales';
import { WORDS, createWords, type Messages } from './locales/words';
import { REFUSED } from './refusedForm';
import { createSiteRouter } from './router';

interface SiteParts {
  readonly locale: Locale;
  readonly messages: Messages;
  readonly history: RouterHistory;
  /** The routes of what scripts alone draw, where they run. */
  readonly scriptRoutes?: readonly RouteRecordRaw[];
  /** Where the site is, without a slash at the end. */
  readonly origin: string;
  /** Whether its page has been drawn by the server, or is being drawn there. */
  readonly drawn: boolean;
  /** What was sent by a form and refused, where the page answers that. */
  readonly refused?: RefusedForm | undefined;
}

/** One application with all that belongs to it. Nothing of it is shared: the server makes one for every page. */
export function createSite(parts: SiteParts) {
  const { locale, messages, history, origin, drawn, scriptRoutes = [], refused } = parts;
  const app = drawn ? createSSRApp(App) : createApp(App);
  const pinia = createPinia();
  const words = createWords(locale, messages);
  const router = createSiteRouter(history, words, scriptRoutes);
  app.use(pinia);
  app.use(PiniaColada, {
    // A page that knows of nothing at its address says so; it is not broken by that.
    queryOptions: { staleTime: 5_000, gcTime: 5 * 60_000, ssrCatchError: true },
    plugins: import.meta.env.SSR ? [PiniaColadaSSRNoGc()] : [],
  });
  app.provide(WORDS, words);
  app.provide(HEAD, createHead());
  app.provide(ORIGIN, origin);
  if (refused) app.provide(REFUSED, refused);
  app.use(router);
  return { app, pinia, router, words };
}
