import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands, a readable line for each element. */
export async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
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

export async function expectAccessible(page: Page): Promise<void> {
  expect([...(await overflowing(page)), ...(await findings(page))].join('\n')).toBe('');
}
