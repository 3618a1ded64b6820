import { SITE_LOCALES, type SiteLocale } from '@phoeiphrae/shared/sitePages';
import siteTh from './siteTh';
import { useI18n } from './useI18n';
import type { Messages, Words } from './words';

export const LOCALES = SITE_LOCALES;
export type Locale = SiteLocale;
/** What is fetched together: what every page says, what some pages of the site say besides, and the console. */
type Area = 'site' | 'item' | 'pages' | 'about' | 'console';

const PIECES: Record<Locale, Record<Area, () => Promise<{ default: Record<string, Messages> }>>> = {
  th: {
    // Thai comes with the first load: most readers read it, and a request is saved.
    site: () => Promise.resolve({ default: siteTh }),
    item: () => import('./itemTh'),
    pages: () => import('./pagesTh'),
    about: () => import('./aboutTh'),
    console: () => import('./consoleTh'),
  },
  en: {
    site: () => import('./siteEn'),
    item: () => import('./itemEn'),
    pages: () => import('./pagesEn'),
    about: () => import('./aboutEn'),
    console: () => import('./consoleEn'),
  },
};

/** `./th/item.json` is the namespace `item`. */
const namespaceOf = (path: string): string => path.replace(/^.*\/|\.json$/g, '');

/** What an area says in a language. */
export async function messagesOf(locale: Locale, area: Area): Promise<Messages> {
  const { default: files } = await PIECES[locale][area]();
  return Object.fromEntries(Object.entries(files).map(([path, said]) => [namespaceOf(path), said]));
}

const loaded = new WeakMap<Words, { areas: Area[]; languages: Set<string> }>();
const knownOf = (words: Words) => {
  const known = loaded.get(words) ?? {
    areas: ['site'],
    languages: new Set([`${words.locale.value}/site`]),
  };
  loaded.set(words, known);
  return known;
};

/** Loads a language for every area in use; call before switching to it. */
export async function loadMessages(words: Words, locale: Locale): Promise<void> {
  const { areas, languages } = knownOf(words);
  const missing = areas.filter((area) => !languages.has(`${locale}/${area}`));
  const found = await Promise.all(missing.map((area) => messagesOf(locale, area)));
  for (const [index, messages] of found.entries()) {
    words.add(locale, messages);
    languages.add(`${locale}/${missing[index] ?? ''}`);
  }
}

/** What has been loaded for an application, or is about to be. */
export const areasOf = (words: Words): readonly string[] => knownOf(words).areas;

async function loadAreas(...wanted: Area[]): Promise<void> {
  const words = useI18n();
  const { areas } = knownOf(words);
  areas.push(...wanted.filter((area) => !areas.includes(area)));
  await loadMessages(words, words.locale.value);
}

/** Loads what is said of an item; the route of its page calls it before it is shown. */
export const loadItemMessages = (): Promise<void> => loadAreas('item');

/** Loads all that pages of the site say; the routes of those that are rarely opened call it before they are shown. */
export const loadPageMessages = (): Promise<void> => loadAreas('item', 'pages');

/** Loads what is said of the site itself and where people follow it; the routes of those pages call it before they are shown. */
export const loadAboutMessages = (): Promise<void> => loadAreas('about');

/** Loads the console's words, and the site's, whose pages it shows; the console's route calls it before it is shown. */
export const loadConsoleMessages = (): Promise<void> => loadAreas('item', 'pages', 'console');
