import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useChromium } from './harness/browser.ts';
import { visit } from './harness/settled.ts';

const chromium = useChromium();

/** The colour that a browser gives its own bar. */
const barColour = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].find(
        ({ media }) => matchMedia(media).matches,
      )?.content,
  );

describe('What a reader has chosen', () => {
  it('is kept of a language whose link is followed before the application stands, for the sign-in', async () => {
    const page = await chromium.page();
    await page.route(/assets\/site-/, () => undefined);
    await page.goto('/');
    await page.getByRole('link', { name: 'English' }).first().click();
    await page.waitForURL(/\/en$/);
    await page.unroute(/assets\/site-/);
    await visit(page, '/login');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('heading', { level: 1, name: /^Staff/ }).waitFor();
  });

  it('is, of a language, what the address of the sign-in says as long as nothing was chosen', async () => {
    const page = await chromium.page();
    await visit(page, '/en/recover-access');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: 'ไทย' }).click();
    await page.locator('html[lang="th"]').waitFor();
    await visit(page, '/en/login');
    expect(await page.locator('html').getAttribute('lang')).toBe('th');
  });

  it('gives its colour to the browser’s own bar, at once and on the next page', async () => {
    const page = await chromium.page({ scheme: 'light' });
    await page.goto('/');
    const light = await barColour(page);
    await page.getByRole('button', { name: 'มืด' }).first().click();
    await page.locator('html[data-theme="dark"]').waitFor();
    const dark = await barColour(page);
    expect(dark).not.toBe(light);
    await page.goto('/items');
    expect(await barColour(page)).toBe(dark);
    await page.getByRole('button', { name: 'ตามอุปกรณ์' }).first().click();
    await page.locator('html:not([data-theme])').waitFor();
    expect(await barColour(page)).toBe(light);
  });
});

describe('Keys', () => {
  it('lead to the search field, from any page and in any layout of the keyboard', async () => {
    const page = await chromium.page();
    await page.goto('/items?q=แผน');
    // The same key on a Thai keyboard.
    const slash = { code: 'Slash', key: 'ฝ', ctrlKey: true, bubbles: true, cancelable: true };
    await page.evaluate((key) => document.body.dispatchEvent(new KeyboardEvent('keydown', key)), slash);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q');

    await page.goto('/en/privacy');
    await page.keyboard.press('Control+/');
    await page.waitForURL(/\/en\/items#search$/);
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'q');
  });

  it('do nothing by a letter alone, which may have been spoken or struck by mistake', async () => {
    const page = await chromium.page();
    await page.goto('/items');
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });

  it('close the menu of a phone', async () => {
    const page = await chromium.page({ screen: 'phone' });
    await page.goto('/');
    const menu = page.getByRole('button', { name: 'เมนู' });
    await menu.click();
    await page.getByRole('navigation', { name: 'เมนูหลัก' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('navigation', { name: 'เมนูหลัก' }).waitFor({ state: 'hidden' });
    expect(await menu.getAttribute('aria-expanded')).toBe('false');
  });
});

describe('Long pages', () => {
  it('fold the changes of earlier months, which open without scripts', async () => {
    const page = await chromium.page({ screen: 'phone', scripts: false });
    await page.goto('/changes');
    const months = page.locator('main details');
    expect(await months.first().getAttribute('open')).not.toBeNull();
    const last = months.last();
    expect(await last.getByRole('link').count()).toBe(0);
    await last.locator('summary').click();
    await last.getByRole('link').first().waitFor();
  });

  it('name every operation of the API without scripts, in the language of the page', async () => {
    const page = await chromium.page({ scripts: false });
    await page.goto('/developers');
    const { length } = await operations(page);
    expect(await page.locator('main details').count()).toBe(length);
    const sentence = (await operations(page)).find(({ id }) => id === 'listPublicItems')?.summary;
    await page.getByText(sentence?.th ?? '', { exact: true }).waitFor();
    await page.goto('/en/developers');
    await page.getByText(sentence?.en ?? '', { exact: true }).waitFor();
    await page.locator('#listPublicItems summary').click();
    await page.locator('#listPublicItems').getByText('No account needed').waitFor();
  });

  it('fetch what the description says of an operation when it is opened, and not before', async () => {
    const page = await chromium.page();
    const loads: string[] = [];
    page.on('request', (request) => loads.push(new URL(request.url()).pathname));
    await page.goto('/developers', { waitUntil: 'networkidle' });
    expect(loads.filter((path) => path.startsWith('/api/') || path.includes('site-'))).toEqual([]);
    await page.locator('#listPublicItems summary').click();
    await page.locator('#listPublicItems').getByText('curl').first().waitFor();
    expect(loads.filter((path) => path.startsWith('/api/'))).toEqual(['/api/v1/openapi.json']);
  });
});

interface Listed {
  id: string;
  summary: { th: string; en: string };
}
const operations = async (page: Page): Promise<Listed[]> =>
  (await (await page.request.get('/api/v1/public/operations')).json()).operations;

it('Pictures can be pressed before they have come', async () => {
  const page = await chromium.page({ screen: 'phone' });
  await page.route(/\.(?:png|jpe?g|webp)|\/files\//, () => undefined);
  await page.goto('/i/แผนปฏิบัติการประจำปี', { waitUntil: 'domcontentloaded' });
  const box = await page.locator('figure button').first().boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  expect(box?.width).toBeGreaterThanOrEqual(44);
});

it('What is opened or closed before the application stands stays so', async () => {
  const page = await chromium.page({ screen: 'phone' });
  await page.goto('/changes');
  const months = page.locator('main details');
  await months.first().locator('summary').click();
  await months.last().locator('summary').click();
  await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}));
  expect(await months.first().getAttribute('open')).toBeNull();
  expect(await months.last().getAttribute('open')).not.toBeNull();
});

describe('On paper', () => {
  it('differences have the colours of paper, whatever the screen was', async () => {
    const page = await chromium.page({ scheme: 'light' });
    await visit(page, '/i/แผนปฏิบัติการประจำปี/versions/2/difference');
    const colours = () =>
      page
        .locator('del')
        .first()
        .evaluate((removed) => [
          getComputedStyle(removed).backgroundColor,
          getComputedStyle(document.body).backgroundColor,
        ]);
    const [light] = await colours();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await colours()).toEqual([light, 'rgb(255, 255, 255)']);
  });

  it('what is folded is printed', async () => {
    const page = await chromium.page();
    await visit(page, '/changes');
    const folded = page.locator('main details:not([open]) a').last();
    expect(await folded.evaluate((link) => link.checkVisibility())).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await folded.evaluate((link) => link.checkVisibility())).toBe(true);
  });
});

const sticksOut = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

it('Large text does not stick out of a phone to the side', async () => {
  const page = await chromium.page({ screen: 'phone' });
  await page.addInitScript(() => {
    localStorage.setItem('preferences', JSON.stringify({ textSize: 'large' }));
  });
  for (const address of ['/', '/items?q=แผน', '/i/แผนปฏิบัติการประจำปี', '/verify', '/en/contact']) {
    await page.goto(address);
    expect(await page.locator('html').getAttribute('data-text-size')).toBe('large');
    expect(await sticksOut(page), address).toBe(false);
  }
});

describe('At 320 px, which is 1280 px enlarged four times', () => {
  it.each([
    '/',
    '/items?q=แผน',
    '/i/แผนปฏิบัติการประจำปี',
    '/changes',
    '/developers',
    '/announcement',
    '/verify',
  ])('nothing sticks out to the side: %s', async (address) => {
    const page = await chromium.page();
    await page.setViewportSize({ width: 320, height: 256 });
    await visit(page, address);
    expect(await sticksOut(page)).toBe(false);
  });
});
