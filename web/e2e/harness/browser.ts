import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { watchFaults } from './faults.ts';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** The smallest phone that counts, and an officer's desk. */
export const SCREENS = {
  phone: { width: 360, height: 740 },
  desk: { width: 1280, height: 900 },
} as const;
export type Screen = keyof typeof SCREENS;
export type Scheme = 'light' | 'dark';

/** Long enough for a slow machine that does other work; no test says anything about time. */
const PATIENCE_MS = 20_000;

export interface View {
  screen?: Screen;
  scheme?: Scheme;
  /** Whether its reader lets scripts run. */
  scripts?: boolean;
}

export interface Chromium {
  /** A page of someone's own browser: its cookies are shared with no other. */
  page(view?: View): Promise<Page>;
  /** A second tab beside the page. */
  tabBeside(page: Page): Promise<Page>;
}

/**
 * The reader's machine keeps its own time when ours is set to another: Chromium takes a minute for a page under
 * libfaketime, and pages take the day from the server in any case.
 */
export function launch(): Promise<Browser> {
  const { CHROMIUM_PATH: executablePath = '/usr/bin/chromium', LD_PRELOAD: _, ...env } = process.env;
  return chromium.launch({ executablePath, args: ARGUMENTS, env });
}

export function openContext(
  browser: Browser,
  baseURL: string,
  { screen, scheme, scripts = true }: View = {},
) {
  const phone = screen === 'phone';
  return browser.newContext({
    baseURL,
    javaScriptEnabled: scripts,
    viewport: SCREENS[screen ?? 'desk'],
    colorScheme: scheme ?? 'light',
    locale: 'th-TH',
    timezoneId: 'Asia/Bangkok',
    reducedMotion: 'reduce',
    ...(phone ? { hasTouch: true, isMobile: true } : {}),
  });
}

/**
 * A Chromium for the tests of a file. After each test nothing may stand in the console of any page.
 * Pages end with their test, unless the file keeps them.
 */
export function useChromium({ keep = false } = {}): Chromium {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];

  async function watched(opening: Promise<Page>): Promise<Page> {
    const page = await opening;
    page.setDefaultTimeout(PATIENCE_MS);
    watchFaults(page, faults);
    return page;
  }

  beforeAll(async () => {
    browser = await launch();
  });
  afterEach(async () => {
    if (!keep) await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(faults.splice(0), 'console errors, policy violations and failed requests').toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
  });

  return {
    async page(view) {
      const context = await openContext(browser, inject('address'), view);
      contexts.push(context);
      return watched(context.newPage());
    },
    tabBeside: (page) => watched(page.context().newPage()),
  };
}
