import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { addressIn, SCRIPT_PAGES, SITE_PAGE_NAMES, SITE_PAGES } from '../shared/src/sitePages.ts';
import { report } from '../api/src/process/lifecycle.ts';
import { ensureChromium } from './lib/chromium.ts';

/**
 * What each public page loads, as it is sent, in a browser that has nothing of the site yet: when it is opened, and in
 * all once it was touched. A table for docs/performance.md, from a product that runs with the demonstration:
 * node scripts/pageLoads.ts [address]
 */
const ADDRESS = process.argv[2] ?? 'http://localhost:3000';
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const WITH_FILES = '/i/แผนปฏิบัติการประจำปี';
/** Of the pages that stand at an address for each thing: one of the demonstration. */
const EXAMPLES = [
  '/items?q=แผน',
  '/categories/action_plan',
  WITH_FILES,
  `${WITH_FILES}/versions/1`,
  `${WITH_FILES}/versions/2/difference`,
  '/problems/version-stale',
];
const byScripts: readonly string[] = SCRIPT_PAGES;
const FIXED = SITE_PAGE_NAMES.filter((name) => !byScripts.includes(name))
  .map((name) => SITE_PAGES[name].path)
  .filter((path) => !path.includes(':'));

/** Kinds of what is loaded, as Chromium names them, and as the table does. */
const KINDS: Record<string, string> = {
  Document: 'page',
  Stylesheet: 'styles',
  Script: 'scripts',
  Font: 'fonts',
};
const COLUMNS = ['page', 'styles', 'scripts', 'fonts', 'other'] as const;

interface Loads {
  requests: number;
  /** Bytes as they are sent, heads included, by kind. */
  readonly bytes: Record<string, number>;
}

/** Asked in the page: whether the application stands there. */
function isStarted(): boolean {
  const { document } = globalThis as unknown as {
    document: { querySelector: (selector: string) => object | null };
  };
  return '__vue_app__' in (document.querySelector('#app') ?? {});
}

/** Counts what a page loads from now on. */
async function count(page: Page): Promise<Loads> {
  const loads: Loads = { requests: 0, bytes: {} };
  const kinds = new Map<string, string>();
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ requestId, type }) => {
    kinds.set(requestId, KINDS[type ?? ''] ?? 'other');
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'other';
    loads.requests += 1;
    loads.bytes[kind] = (loads.bytes[kind] ?? 0) + encodedDataLength;
  });
  return loads;
}

const sumOf = ({ bytes }: Loads): number => Object.values(bytes).reduce((sum, size) => sum + size, 0);
const kB = (bytes: number): string => (bytes / 1000).toFixed(1);

async function measure(browser: Browser, path: string): Promise<string> {
  const context = await browser.newContext({ baseURL: ADDRESS, locale: 'th-TH', ...PHONE });
  const page = await context.newPage();
  const loads = await count(page);
  await page.goto(addressIn('th', path), { waitUntil: 'networkidle' });
  const first = [loads.requests, kB(sumOf(loads)), ...COLUMNS.map((kind) => kB(loads.bytes[kind] ?? 0))];
  await page.keyboard.press('Shift');
  await page.waitForFunction(isStarted);
  await page.waitForLoadState('networkidle');
  const touched = [loads.requests, kB(sumOf(loads)), kB(loads.bytes['scripts'] ?? 0)];
  await context.close();
  return `| ${[`\`${path}\``, ...first, ...touched].join(' | ')} |`;
}

try {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
  const touched = ['touched: requests', 'kB', 'scripts'];
  console.log(`| ${['page', 'requests', 'kB', ...COLUMNS, ...touched].join(' | ')} |`);
  console.log(`| ${Array.from({ length: 3 + COLUMNS.length + touched.length }, () => '---').join(' | ')} |`);
  for (const path of [...FIXED, ...EXAMPLES]) console.log(await measure(browser, path));
  await browser.close();
} catch (error) {
  report(error);
  process.exitCode = 1;
}
