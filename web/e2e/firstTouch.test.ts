import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useChromium } from './harness/browser.ts';
import { freshSlug } from './harness/content.ts';
import { APPLICATION, openWithoutApplication } from './harness/heldBack.ts';

const chromium = useChromium();
const MENU = { name: 'เมนู', exact: true };
const opened = (page: Page) => page.getByRole('button', { ...MENU, expanded: true });

describe('What a reader does before the application stands', () => {
  it.each([1, 2])('opens the menu, tapped %i times by someone who waits', async (taps) => {
    const page = await chromium.page({ screen: 'phone' });
    const { asked, letGo, stands } = await openWithoutApplication(page, '/');
    const menu = page.getByRole('button', MENU);
    for (let tap = 0; tap < taps; tap++) await menu.tap();
    await asked;
    expect(await menu.getAttribute('aria-expanded')).toBe('false');
    expect(await menu.getAttribute('data-waiting')).toBe('');
    letGo();
    await stands();
    await opened(page).waitFor();
    await page.getByRole('navigation', { name: 'เมนูหลัก' }).getByRole('link', { name: 'ข้อมูลทั้งหมด' }).waitFor();
    expect(await menu.getAttribute('data-waiting')).toBeNull();
  });

  it('stays in the search field, and is searched for as if it had been typed later', async () => {
    const page = await chromium.page();
    const { asked, letGo, stands } = await openWithoutApplication(page, '/');
    const field = page.locator('input[type="search"]');
    await field.click();
    await page.keyboard.type('จัดซื้อ');
    await asked;
    const suggestions = page.getByRole('listbox');
    expect(await suggestions.isVisible()).toBe(false);
    letGo();
    await stands();
    expect(await field.inputValue()).toBe('จัดซื้อ');
    await suggestions.getByRole('option').first().waitFor();
    // The words are in the field and in the application: whoever types on adds to them.
    await field.press('End');
    await page.keyboard.type('จัดจ้าง');
    await field.press('Enter');
    await page.waitForURL((address) => address.searchParams.get('q') === 'จัดซื้อจัดจ้าง');
  });

  it('is sent by the form itself when it is searched for at once', async () => {
    const page = await chromium.page();
    const { asked, letGo } = await openWithoutApplication(page, '/');
    await page.locator('input[type="search"]').click();
    await page.keyboard.type('จัดซื้อ');
    await asked;
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => address.searchParams.get('q') === 'จัดซื้อ');
    await page.getByRole('article').first().waitFor();
    letGo();
  });

  it('is checked, when it was a file that they chose, and its choice opens at once', async () => {
    const page = await chromium.page({ screen: 'phone' });
    const { asked, letGo } = await openWithoutApplication(page, '/verify');
    const file = path.join(tmpdir(), `${freshSlug()}.pdf`);
    await writeFile(file, `not published: ${file}`);
    const choice = page.waitForEvent('filechooser');
    await page.getByText('เลือกไฟล์', { exact: true }).tap();
    await (await choice).setFiles(file);
    await asked;
    letGo();
    await page.getByRole('heading', { name: 'ไม่พบในระบบ' }).waitFor();
  });
});

it('comes with the next touch when it could not be fetched with the first', async () => {
  const page = await chromium.page({ screen: 'phone' });
  await page.goto('/', { waitUntil: 'networkidle' });
  await page.route(APPLICATION, (route) => route.abort('connectionfailed'));
  const menu = page.getByRole('button', MENU);
  const cut = page.waitForEvent('requestfailed');
  await menu.tap();
  await cut;
  await page.locator('[data-waiting]').waitFor({ state: 'detached' });
  expect(await menu.getAttribute('aria-expanded')).toBe('false');
  await page.unroute(APPLICATION);
  await menu.tap();
  await opened(page).waitFor();
});
