import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { findingsInEveryLook } from './harness/accessible.ts';
import { SCREENS, useChromium } from './harness/browser.ts';
import { makeExamples } from './harness/examples.ts';
import { PLACES, type Examples } from './harness/places.ts';
import { signIn } from './harness/signIn.ts';

describe('Every page, at 360 and 1280 px, in light and in dark', () => {
  const chromium = useChromium({ keep: true });
  const pages = new Map<string, Page>();
  let examples: Examples;

  beforeAll(async () => {
    examples = await makeExamples();
  });

  async function pageOf(viewer = ''): Promise<Page> {
    const known = pages.get(viewer);
    if (known) return known;
    const page = await chromium.page();
    pages.set(viewer, page);
    if (viewer) await signIn(page, viewer);
    return page;
  }

  it('leaves no route of the site or the console out', async () => {
    const page = await pageOf();
    await page.goto('/');
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

  it.each(PLACES)('$name', async ({ as, open }) => {
    const page = await pageOf(as);
    await page.setViewportSize(SCREENS.desk);
    await open(page, examples);
    expect((await findingsInEveryLook(page)).join('\n')).toBe('');
  });
});
