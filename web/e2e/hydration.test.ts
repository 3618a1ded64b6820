import { SITE_LOCALES } from '@phoeiphrae/shared/sitePages';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, openContext } from './harness/browser.ts';
import { makeExamples } from './harness/examples.ts';
import { watchFaults } from './harness/faults.ts';
import { DRAWN_PLACES, type Examples } from './harness/places.ts';
import { visit } from './harness/settled.ts';
import { buildTelling, type TellingBuild } from './harness/tellingBuild.ts';

const EVERYWHERE = SITE_LOCALES.flatMap((locale) =>
  DRAWN_PLACES.map(({ name, open }) => ({ name, open, locale })),
);

let telling: TellingBuild;
let browser: Browser;
let context: BrowserContext;
let examples: Examples;
beforeAll(async () => {
  [telling, browser, examples] = await Promise.all([buildTelling(), launch(), makeExamples()]);
  context = await openContext(browser, inject('address'));
  await telling.serve(context);
});
afterAll(async () => {
  await browser.close();
  await telling.remove();
});

/** Does as little as makes the application start, and waits until it stands. */
async function touch(page: Page): Promise<void> {
  await page.keyboard.press('Shift');
  await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}));
  await page.waitForLoadState('networkidle');
}

/** What stands in the console when the application has taken a page up. */
async function saidOf(open: (page: Page) => Promise<void>): Promise<string[]> {
  const page = await context.newPage();
  const faults: string[] = [];
  watchFaults(page, faults);
  await open(page);
  await touch(page);
  await page.close();
  return faults;
}

describe('The application takes a page up as the server drew it', () => {
  it.each(EVERYWHERE)('$locale: $name', async ({ open, locale }) => {
    expect(await saidOf((page) => open(page, examples, locale))).toEqual([]);
  });

  it('and would say in what it differs', async () => {
    const said = await saidOf(async (page) => {
      await page.route('**/official', async (route) => {
        const response = await route.fetch();
        const drawn = await response.text();
        await route.fulfill({ response, body: drawn.replace(/<h1[^>]*>/, '$&…') });
      });
      await visit(page, '/official');
    });
    expect(said.join()).toMatch(/Hydration text.* mismatch/);
  });
});
