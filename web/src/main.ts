import { hydrateQueryCache, useQueryCache } from '@pinia/colada';
import { localeOfAddress } from '@phoeiphrae/shared/sitePages';
import { createHead } from '@unhead/vue/client';
import { createWebHistory } from 'vue-router';
import { createSite } from './createSite';
import { messagesOf } from './locales';
import { usePreferences } from './stores/preferences';
import { siteHistory } from './siteHistory';
import { readState } from './state';
import './styles/main.css';

const { locale } = localeOfAddress(location.pathname);
const state = readState(document);
const site = createSite({
  locale,
  messages: await messagesOf(locale, 'site'),
  history: siteHistory(createWebHistory, locale),
  head: createHead(),
  origin: location.origin,
  drawn: state !== undefined,
});
if (state) hydrateQueryCache(useQueryCache(site.pinia), state);

const preferences = usePreferences(site.pinia);
const shell = document.documentElement.hasAttribute('data-shell');
if (shell) {
  preferences.restore();
  await preferences.setLocale(preferences.locale).catch(() => undefined);
}
await site.router.isReady().catch(() => undefined);
site.app.mount('#app');
if (!shell) preferences.restore();
