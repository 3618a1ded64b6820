import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { SCREENS } from './browser.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** The rules that a change of colours alone can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds on the page as it stands, a readable line for each element. */
export async function findings(page: Page, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  const runOnly =
    what === 'all' ? { type: 'tag' as const, values: TAGS } : { type: 'rule' as const, values: COLOUR_RULES };
  // In one go on the page itself: no frame of ours comes from elsewhere, and only what is wrong is worked out in full.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ runOnly, resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html, failureSummary }) =>
      [`${id} (${impact ?? '?'}): ${html.slice(0, 200)}`, (failureSummary ?? '').replaceAll('\n', ' ')].join(
        '\n    ',
      ),
    ),
  );
}

/** What sticks out to the side of the screen, so that a reader would have to scroll both ways (WCAG 1.4.10). */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const { right, left } = element.getBoundingClientRect();
      return right > width + 1 || left < -1;
    });
    return wide.slice(0, 5).map((element) => `wider than the screen: ${element.outerHTML.slice(0, 160)}`);
  });
}

/** Colours that are inherited follow one another, a frame apart, when the scheme changes. */
const SETTLING_MS = 250;

/**
 * The page as it stands, opened in light, on both screens and in both schemes. Structure does not change with the
 * colours. It is left in light again.
 */
export async function findingsInEveryLook(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    if (scheme === 'dark') {
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.waitForTimeout(SETTLING_MS);
    }
    for (const screen of ['phone', 'desk'] as const) {
      await page.setViewportSize(SCREENS[screen]);
      const faults = [
        ...(await overflowing(page)),
        ...(await findings(page, scheme === 'light' ? 'all' : 'colours')),
      ];
      found.push(...faults.map((fault) => `${screen}, ${scheme}: ${fault}`));
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

export async function expectAccessible(page: Page): Promise<void> {
  expect([...(await overflowing(page)), ...(await findings(page))].join('\n')).toBe('');
}
