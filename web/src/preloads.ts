import type { SiteLocale } from '@phoeiphrae/shared/sitePages';

/** What was built of each source, as Vite writes it down. */
export type Manifest = Readonly<Record<string, { file: string; imports?: readonly string[] }>>;

/** All files that a source needs, itself first. */
function filesOf(manifest: Manifest, source: string, found = new Set<string>()): Set<string> {
  const built = manifest[source];
  if (!built || found.has(built.file)) return found;
  found.add(built.file);
  for (const further of built.imports ?? []) filesOf(manifest, further, found);
  return found;
}

/** Names in the head what a page needs besides what every page does: else it would be asked for one after the other. @param index the built `index.html`, which names those */
export function createPreloads(manifest: Manifest, index: string) {
  return (sources: Iterable<string>): string => {
    const needed = new Set([...sources].flatMap((source) => [...filesOf(manifest, source)]));
    return [...needed]
      .filter((file) => !index.includes(file))
      .map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`)
      .join('\n');
  };
}

/** The source of the words of an area in a language. */
export const wordsSource = (area: string, locale: SiteLocale): string =>
  `src/locales/${area}${locale === 'th' ? 'Th' : 'En'}.ts`;
