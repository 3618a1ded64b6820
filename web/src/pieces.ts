import type { SiteLocale } from '@phoeiphrae/shared/sitePages';

/** What was built of each source, as Vite writes it down. */
export type Manifest = Readonly<
  Record<string, { file: string; name?: string; imports?: readonly string[]; assets?: readonly string[] }>
>;

/** The piece with the application, which every page needs when it is touched; `vite.config.ts` names it. */
const APPLICATION = 'site';

/** All files that a source needs, itself first. */
function filesOf(manifest: Manifest, source: string, found = new Set<string>()): Set<string> {
  const built = manifest[source];
  if (!built || found.has(built.file)) return found;
  found.add(built.file);
  for (const further of built.imports ?? []) filesOf(manifest, further, found);
  return found;
}

/** Not run, so that the content security policy allows it: `firstTouch.ts` reads it. */
const written = (files: readonly string[]): string =>
  `<script id="pieces" type="application/json">${JSON.stringify(files)}</script>`;

/**
 * Names what a page needs when its reader first touches it: else it would be asked for one after the other.
 * @param index the built `index.html`, which names what comes at once
 */
export function createPieces(manifest: Manifest, index: string) {
  const application = Object.keys(manifest).filter((key) => manifest[key]?.name === APPLICATION);
  return (sources: Iterable<string>): string => {
    const needed = new Set([...application, ...sources].flatMap((source) => [...filesOf(manifest, source)]));
    return written([...needed].filter((file) => !index.includes(file)).map((file) => `/${file}`));
  };
}

/** The source of the words of an area in a language. */
export const wordsSource = (area: string, locale: SiteLocale): string =>
  `src/locales/${area}${locale === 'th' ? 'Th' : 'En'}.ts`;
