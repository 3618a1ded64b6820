import { createI18n } from 'vue-i18n';

export const LOCALES = ['th', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
type Area = 'site' | 'console';
interface Messages {
  [key: string]: string | Messages;
}

/*
 * One file per feature: `th/item.json` is the namespace `item`. Thai for the site comes with the first load; English,
 * and what only the console says (`console*.json`), when wanted.
 */
const thaiSite = import.meta.glob<Messages>(['./th/*.json', '!./th/console*.json'], {
  eager: true,
  import: 'default',
});
const rest = import.meta.glob<Messages>(['./en/*.json', './th/console*.json'], { import: 'default' });

const namespaceOf = (path: string): string => path.replace(/^.*\/|\.json$/g, '');

const th: Messages = Object.fromEntries(
  Object.entries(thaiSite).map(([path, messages]) => [namespaceOf(path), messages]),
);

export const i18n = createI18n({
  legacy: false,
  locale: 'th',
  fallbackLocale: 'th',
  messages: { th, en: {} },
});

const loaded = new Set<string>(['th/site']);
let wanted: Area[] = ['site'];

async function loadArea(locale: Locale, area: Area): Promise<void> {
  if (loaded.has(`${locale}/${area}`)) return;
  const files = Object.entries(rest).filter(
    ([path]) =>
      path.startsWith(`./${locale}/`) && namespaceOf(path).startsWith('console') === (area === 'console'),
  );
  const parts = await Promise.all(
    files.map(async ([path, load]) => [namespaceOf(path), await load()] as const),
  );
  i18n.global.mergeLocaleMessage(locale, Object.fromEntries(parts));
  loaded.add(`${locale}/${area}`);
}

/** Loads a language for every area in use; call before switching to it. */
export async function loadMessages(locale: Locale): Promise<void> {
  await Promise.all(wanted.map((area) => loadArea(locale, area)));
}

/** Loads the console's words; the console's route calls it before it is shown. */
export async function loadConsoleMessages(): Promise<void> {
  wanted = ['site', 'console'];
  const current = i18n.global.locale.value;
  await Promise.all([...new Set<Locale>(['th', current])].map((locale) => loadArea(locale, 'console')));
}
