import type { SiteLocale } from '@phoeiphrae/shared/sitePages';
import type { Manifest } from './pieces';

/** The script that the first screen of a language is written in; what else stands there may come later. */
const SCRIPTS = { th: 'thai', en: 'latin' } as const satisfies Record<SiteLocale, string>;

/** Names in the head the fonts of the first screen, which the styles would name a round trip later: body and headings. */
export function createFontPreloads(manifest: Manifest) {
  const files = Object.values(manifest).flatMap(({ assets = [] }) => assets);
  return (locale: SiteLocale): string =>
    files
      .filter((file) => file.includes(`sarabun-${SCRIPTS[locale]}-`))
      .map((file) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="/${file}">`)
      .join('\n');
}
