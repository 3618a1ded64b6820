import { SITE_LOCALES, type SiteLocale } from '@phoeiphrae/shared/sitePages';
import { inject, type InjectionKey } from 'vue';
import { createI18n } from 'vue-i18n';

export const LOCALES = SITE_LOCALES;
export type Locale = SiteLocale;
type Area = 'site' | 'console';
export interface Messages {
  [key: string]: string | Messages;
}

/*
 * One file per feature: `th/item.json` is the namespace `item`. A language is loaded when it is wanted, and what only the
 * console says (`console*.json`) when the console is.
 */
const files = import.meta.glob<Messages>('./{th,en}/*.json', { import: 'default' });

const namespaceOf = (path: string): string => path.replace(/^.*\/|\.json$/g, '');

/** What the site, or the console on top of it, says in a language. */
export async function messagesOf(locale: Locale, area: Area): Promise<Messages> {
  const wanted = Object.entries(files).filter(
    ([path]) =>
      path.startsWith(`./${locale}/`) && namespaceOf(path).startsWith('console') === (area === 'console'),
  );
  return Object.fromEntries(
    await Promise.all(wanted.map(async ([path, load]) => [namespaceOf(path), await load()] as const)),
  );
}

/** The words of one application; on the server there is one for each page that is drawn. */
export const createSiteI18n = (locale: Locale, messages: Messages) =>
  createI18n({
    legacy: false,
    locale,
    fallbackLocale: locale,
    messages: { [locale]: messages } as Record<Locale, Record<string, never>>,
  });
export type SiteI18n = ReturnType<typeof createSiteI18n>;
export const I18N: InjectionKey<SiteI18n> = Symbol('i18n');

const loaded = new WeakMap<SiteI18n, { areas: Area[]; languages: Set<string> }>();
const knownOf = (i18n: SiteI18n) => {
  const known = loaded.get(i18n) ?? {
    areas: ['site'],
    languages: new Set([`${i18n.global.locale.value}/site`]),
  };
  loaded.set(i18n, known);
  return known;
};

/** Loads a language for every area in use; call before switching to it. */
export async function loadMessages(i18n: SiteI18n, locale: Locale): Promise<void> {
  const { areas, languages } = knownOf(i18n);
  const missing = areas.filter((area) => !languages.has(`${locale}/${area}`));
  const found = await Promise.all(missing.map((area) => messagesOf(locale, area)));
  for (const [index, messages] of found.entries()) {
    i18n.global.mergeLocaleMessage(locale, messages as Record<string, never>);
    languages.add(`${locale}/${missing[index] ?? ''}`);
  }
}

/** Loads the console's words; the console's route calls it before it is shown. */
export async function loadConsoleMessages(): Promise<void> {
  const i18n = inject(I18N);
  if (!i18n) throw new Error('the application has no words');
  const { areas } = knownOf(i18n);
  if (!areas.includes('console')) areas.push('console');
  await loadMessages(i18n, i18n.global.locale.value);
}
