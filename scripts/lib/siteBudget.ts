import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What was built of each source, as Vite writes it down. */
type Manifest = Record<string, { file: string; name?: string; imports?: string[] }>;

/**
 * As much as a page may take, in bytes as they are sent (brotli): what comes with it, which is all that a reader who reads,
 * follows links and sends forms ever fetches, and the application, which comes when a page is first touched.
 */
export const BUDGET = {
  scripts: { first: 4_000, core: 72_000, any: 85_000 },
  styles: 12_000,
  pieces: 13,
} as const;

const wordsOf = (area: string) => `src/locales/${area}Th.ts`;
const WORDS = ['item', 'pages'].map(wordsOf);
const page = (name: string, words: readonly string[] = []) => [`src/features/site/${name}.vue`, ...words];
const about = (name: string) => page(`about/${name}Page`, [wordsOf('about')]);
/** The sources that a browser fetches for a page once it is touched, besides those that every page needs. */
export const PAGES: Record<string, readonly string[]> = {
  home: page('home/HomePage'),
  list: page('list/ListPage'),
  category: page('list/CategoryPage'),
  item: page('publicItem/ItemPage', WORDS.slice(0, 1)),
  version: page('publicItem/version/VersionPage', WORDS.slice(0, 1)),
  difference: page('publicItem/version/DifferencePage', WORDS.slice(0, 1)),
  verify: page('verify/VerifyPage', WORDS),
  announcement: page('announcement/AnnouncementPage', WORDS),
  developers: page('developers/DevelopersPage', WORDS),
  changes: page('follow/ChangesPage', [wordsOf('about')]),
  brokenLinks: page('brokenLinks/BrokenLinksPage', WORDS),
  subscribe: page('follow/SubscribePage', [wordsOf('about')]),
  opinions: page('opinions/OpinionsPage', [wordsOf('about')]),
  assessment: page('assessment/AssessmentsPage', [wordsOf('about')]),
  assessmentYear: page('assessment/AssessmentYearPage', [wordsOf('about')]),
  problems: page('problems/ProblemsPage', WORDS),
  problem: page('problems/ProblemPage', WORDS),
  contact: about('Contact'),
  request: about('RequestInformation'),
  informationAct: about('InformationAct'),
  official: about('Official'),
  privacy: about('Privacy'),
  accessibility: about('Accessibility'),
  siteMap: about('SiteMap'),
};
/** What nearly every reader opens. */
export const CORE: readonly string[] = ['home', 'list', 'category'];
/** The piece with the application, without any page. */
const APPLICATION = 'site';

function filesOf(manifest: Manifest, source: string, found = new Set<string>()): Set<string> {
  const built = manifest[source];
  if (!built) throw new Error(`the built site has no ${source}`);
  if (found.has(built.file)) return found;
  found.add(built.file);
  for (const further of built.imports ?? []) filesOf(manifest, further, found);
  return found;
}

export interface Weight {
  /** Bytes of scripts as they are sent. */
  readonly bytes: number;
  readonly files: readonly string[];
}

/** What is sent of a file: its packed variant, where it has one. */
function sent(site: string, file: string): number {
  const packed = path.join(site, `${file}.br`);
  return statSync(existsSync(packed) ? packed : path.join(site, file)).size;
}

const manifestOf = (site: string) =>
  JSON.parse(readFileSync(path.join(site, 'server/manifest.json'), 'utf8')) as Manifest;

const indexOf = (site: string) => readFileSync(path.join(site, 'index.html'), 'utf8');
const weightOf = (site: string, files: readonly string[]): Weight => ({
  bytes: files.reduce((sum, file) => sum + sent(site, file), 0),
  files,
});

/** What comes with every page. @param site the folder of the built site */
export const weighFirst = (site: string): Weight =>
  weightOf(
    site,
    [...indexOf(site).matchAll(/src="\/([^"]+\.js)"/g)].map(([, file = '']) => file),
  );

/** What a page takes in all, when it is touched. @param site the folder of the built site */
export function weigh(site: string, name: string): Weight {
  const manifest = manifestOf(site);
  const application = Object.keys(manifest).filter((key) => manifest[key]?.name === APPLICATION);
  const further = [...application, ...(PAGES[name] ?? [])].flatMap((source) => [
    ...filesOf(manifest, source),
  ]);
  return weightOf(site, [...new Set([...weighFirst(site).files, ...further])]);
}

/** All styles, which are one file for all pages. */
export function weighStyles(site: string): number {
  const files = [...indexOf(site).matchAll(/href="\/(assets\/[^"]+\.css)"/g)].map(([, file = '']) => file);
  return files.reduce((sum, file) => sum + sent(site, file), 0);
}
