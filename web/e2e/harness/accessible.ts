import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { SCREENS } from './browser.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** The rules that a change of colours alone can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

const BY_TAG = { runOnly: { type: 'tag' as const, values: TAGS } };
const ASKED = {
  all: BY_TAG,
  structure: { ...BY_TAG, rules: Object.fromEntries(COLOUR_RULES.map((rule) => [rule, { enabled: false }])) },
  colours: { runOnly: { type: 'rule' as const, values: COLOUR_RULES } },
};

/** Half a megabyte of axe is sent to a page and read there once; this is put in its place for the next looks. */
const ALREADY_THERE = 'undefined';

/**
 * What axe finds on the page as it stands, a readable line for each element.
 * @param again when axe has looked at the same page before
 */
export async function findings(
  page: Page,
  what: keyof typeof ASKED = 'all',
  again = false,
): Promise<string[]> {
  // In one go on the page itself: no frame of ours comes from elsewhere, and only what is wrong is worked out in full.
  const axe = new AxeBuilder({ page, ...(again ? { axeSource: ALREADY_THERE } : {}) })
    .setLegacyMode(true)
    .options({ ...ASKED[what], resultTypes: ['violations'] });
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

/** For so many frames nothing may change its colour: when the scheme changes, what inherits follows a frame apart. */
const STILL_FRAMES = 15;

/** The colours of each scheme are looked at once, in light on the phone and in dark on the desk: they are the same tokens. */
const LOOKS = [
  { scheme: 'light', screen: 'phone', what: 'all' },
  { scheme: 'light', screen: 'desk', what: 'structure' },
  { scheme: 'dark', screen: 'desk', what: 'colours' },
  { scheme: 'dark', screen: 'phone', what: undefined },
] as const;

async function changeScheme(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.evaluate(async (enough) => {
    const colours = () =>
      [...document.querySelectorAll('body *')].map((element) => {
        const { color, backgroundColor } = getComputedStyle(element);
        return `${color} ${backgroundColor}`;
      });
    let before = '';
    for (let still = 0; still < enough;) {
      await new Promise(requestAnimationFrame);
      const now = colours().join();
      still = now === before ? still + 1 : 0;
      before = now;
    }
  }, STILL_FRAMES);
}

/**
 * The page as it stands, opened in light, on both screens and in both schemes. Structure does not change with the
 * colours. It is left in light again.
 */
export async function findingsInEveryLook(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [index, { scheme, screen, what }] of LOOKS.entries()) {
    if (scheme !== LOOKS[index - 1]?.scheme && index > 0) await changeScheme(page, scheme);
    await page.setViewportSize(SCREENS[screen]);
    const faults = [...(await overflowing(page)), ...(what ? await findings(page, what, index > 0) : [])];
    found.push(...faults.map((fault) => `${screen}, ${scheme}: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

export async function expectAccessible(page: Page): Promise<void> {
  expect([...(await overflowing(page)), ...(await findings(page))].join('\n')).toBe('');
}
