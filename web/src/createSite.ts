import { PiniaColada, PiniaColadaSSRNoGc } from '@pinia/colada';
import { createPinia } from 'pinia';
import { createApp, createSSRApp, type Plugin } from 'vue';
import type { RouterHistory } from 'vue-router';
import App from './App.vue';
import { ORIGIN } from './composables/useAddress';
import { I18N, createSiteI18n, type Locale, type Messages } from './locales';
import { createSiteRouter } from './router';

interface SiteParts {
  readonly locale: Locale;
  readonly messages: Messages;
  readonly history: RouterHistory;
  readonly head: Plugin;
  /** Where the site is, without a slash at the end. */
  readonly origin: string;
  /** Whether its page has been drawn by the server, or is being drawn there. */
  readonly drawn: boolean;
}

/** One application with all that belongs to it. Nothing of it is shared: the server makes one for every page. */
export function createSite({ locale, messages, history, head, origin, drawn }: SiteParts) {
  const app = drawn ? createSSRApp(App) : createApp(App);
  const pinia = createPinia();
  const i18n = createSiteI18n(locale, messages);
  const router = createSiteRouter(history, i18n);
  app.use(pinia);
  app.use(PiniaColada, {
    // A page that knows of nothing at its address says so; it is not broken by that.
    queryOptions: { staleTime: 5_000, gcTime: 5 * 60_000, ssrCatchError: true },
    plugins: import.meta.env.SSR ? [PiniaColadaSSRNoGc()] : [],
  });
  app.use(i18n);
  app.use(head);
  app.provide(I18N, i18n);
  app.provide(ORIGIN, origin);
  app.use(router);
  return { app, pinia, i18n, router };
}
