import { hydrateQueryCache, useQueryCache } from '@pinia/colada';
import { localeOfAddress } from '@phoeiphrae/shared/sitePages';
import { createWebHistory } from 'vue-router';
import { createSite } from './createSite';
import { messagesOf } from './locales';
import { savedLocale, usePreferences } from './stores/preferences';
import { readRefused } from './refusedForm';
import { siteHistory } from './siteHistory';
import { readState } from './state';

/** The site's own address, which may be reached by another: what the page says of itself goes by it. */
function configuredOrigin(): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]');
  return canonical ? new URL(canonical.href).origin : location.origin;
}

/** Brings the application to the page, and resolves when it stands. @throws {TypeError} when a piece of it cannot be fetched */
export async function start(): Promise<void> {
  const { locale: ofAddress } = localeOfAddress(location.pathname);
  const state = readState(document);
  // What is drawn by scripts alone is more than twice as large, and comes only where it is wanted.
  const shell = document.documentElement.hasAttribute('data-shell');
  const { scriptRoutes } = shell ? await import('./router/scriptRoutes') : { scriptRoutes: [] };
  const locale = (shell && savedLocale()) || ofAddress;
  const site = createSite({
    locale,
    messages: await messagesOf(locale, 'site'),
    history: siteHistory(createWebHistory, ofAddress),
    origin: configuredOrigin(),
    scriptRoutes,
    drawn: state !== undefined,
    refused: readRefused(document),
  });
  if (state) hydrateQueryCache(useQueryCache(site.pinia), state);

  const preferences = usePreferences(site.pinia);
  if (shell) preferences.restore();
  await site.router.isReady().catch(() => undefined);
  site.app.mount('#app');
  if (!shell) preferences.restore();
}
