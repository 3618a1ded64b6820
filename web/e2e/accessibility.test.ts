import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { findingsInEveryLook } from './harness/accessible.ts';
import { SCREENS, useChromium } from './harness/browser.ts';
import { makeExamples } from './harness/examples.ts';
import { PLACES, type Examples } from './harness/places.ts';
import { signIn } from './harness/signIn.ts';

/** As many places as are looked at side by side, each in a browser of its own for each viewer. */
const LANES = 2;

describe('Every page, at 360 and 1280 px, in light and in dark', () => {
  const chromium = useChromium({ keep: true });
  const pages = new Map<string, Promise<Page>>();
  const free = Array.from({ length: LANES }, (_, lane) => lane);
  let examples: Examples;

  beforeAll(async () => {
    examples = await makeExamples();
  });

  async function openFor(viewer: string): Promise<Page> {
    const page = await chromium.page();
    if (viewer) await signIn(page, viewer);
    return page;
  }

  /** The page of a viewer that no other place looks at meanwhile. */
  async function withPage(viewer: string, look: (page: Page) => Promise<void>): Promise<void> {
    const lane = free.pop();
    if (lane === undefined) throw new Error('there are more places at once than lanes');
    const key = `${String(lane)} ${viewer}`;
    const opening = pages.get(key) ?? openFor(viewer);
    pages.set(key, opening);
    try {
      await look(await opening);
    } finally {
      free.push(lane);
    }
  }

  it('leaves no route of the site or the console out', async () => {
    const page = await chromium.page();
    // Where scripts draw, all routes are there: the site's are where links lead.
    await page.goto('/login');
    await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}));
    const routes = await page.evaluate(() => {
      const { __vue_app__: app } = document.querySelector('#app') as unknown as {
        __vue_app__: {
          config: {
            globalProperties: { $router: { getRoutes(): { name?: string; components?: object }[] } };
          };
        };
      };
      const all = app.config.globalProperties.$router.getRoutes();
      return all.filter(({ name, components }) => name && components).map(({ name }) => String(name));
    });
    const swept = new Set(PLACES.map(({ route }) => route));
    expect(routes.filter((name) => !swept.has(name))).toEqual([]);
    expect([...swept].filter((name) => !routes.includes(name))).toEqual([]);
  });

  it.concurrent.each(PLACES)('$name', async ({ as = '', open }) => {
    await withPage(as, async (page) => {
      await page.setViewportSize(SCREENS.desk);
      await open(page, examples);
      expect((await findingsInEveryLook(page)).join('\n')).toBe('');
    });
  });
});
