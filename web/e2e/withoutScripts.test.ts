import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useChromium } from './harness/browser.ts';
import { ok, on, published, signedIn } from './harness/office.ts';

const chromium = useChromium();
const goneReason = 'มีข้อมูลปีงบประมาณใหม่แทนแล้ว';

async function withdrawn(): Promise<string> {
  const made = await published(await signedIn('officer.plan'), 'เรื่องที่ถอนและอ่านโดยไม่มีสคริปต์');
  const director = await signedIn('director');
  const item = await ok(director.getItem({ params: { path: { id: made.id } } }));
  const body = { reasonCode: 'no_longer_current', reason: goneReason };
  await ok(director.withdrawItem({ params: on(item), body }));
  return item.slug;
}

it('lets a reader without scripts search, filter, read, go on, check a code and learn what was withdrawn', async () => {
  const slug = await withdrawn();
  const page = await chromium.page({ screen: 'phone', scripts: false });
  await page.goto('/');
  await page.getByRole('searchbox').fill('จัดซื้อ');
  await page.getByRole('button', { name: 'ค้นหา' }).click();
  await page.waitForURL(/\/items\?q=/);
  await page.getByLabel('วิธีเผยแพร่').selectOption('approval');
  await page.getByRole('button', { name: 'ใช้ตัวกรอง' }).click();
  await page.waitForURL(/track=approval/);
  expect(new URL(page.url()).searchParams.get('q')).toBe('จัดซื้อ');

  await page.getByRole('heading', { level: 3 }).first().getByRole('link').click();
  await page.waitForURL(/\/i\//);
  await page.getByRole('heading', { name: 'ผู้พิจารณาและอนุมัติ' }).waitFor();
  await page.getByRole('link', { name: 'English' }).last().click();
  await page.waitForURL(/\/en\/i\//);
  await page.getByRole('link', { name: 'ไทย' }).last().click();

  const code = (await page.getByRole('link', { name: 'ตรวจสอบเอกสารนี้' }).getAttribute('href'))!;
  await page.goto('/verify');
  await page.getByRole('textbox').fill(code.split('/').at(-1)!);
  await page.getByRole('button', { name: 'ตรวจสอบ' }).click();
  await page.getByRole('heading', { name: 'ถูกต้อง และเป็นฉบับปัจจุบัน' }).waitFor();

  const gone = await page.goto(`/i/${encodeURIComponent(slug)}`);
  expect(gone?.status()).toBe(410);
  await page.getByText(goneReason).waitFor();

  await page.goto('/items');
  await page.getByRole('link', { name: 'ดูเพิ่ม' }).click();
  await page.waitForURL(/cursor=/);
  expect(await page.getByRole('article').count()).toBeGreaterThan(0);
});

/** What is loaded for a page, over the network. */
async function loadsOf(page: Page, address: string): Promise<string[]> {
  const loads: string[] = [];
  page.on('request', (request) => loads.push(new URL(request.url()).pathname));
  await page.goto(address, { waitUntil: 'networkidle' });
  return loads;
}

describe('The first load of a page', () => {
  // What stands in the console, as of a page that differs from what the server drew, fails the test.
  it.each([
    ['/', 12],
    ['/items', 12],
    ['/en/items', 12],
    ['/verify', 16],
    ['/announcement', 16],
  ])('asks the API for nothing that is in the page, and comes in few pieces: %s', async (address, most) => {
    const loads = await loadsOf(await chromium.page({ screen: 'phone' }), address);
    expect(loads.filter((path) => path.startsWith('/api/'))).toEqual([]);
    expect(loads.length).toBeLessThanOrEqual(most);
  });

  it('goes on by script where the server left off', async () => {
    const page = await chromium.page();
    await page.goto('/items', { waitUntil: 'networkidle' });
    // The application comes with the first touch; until it stands, links lead on by themselves.
    await page.getByRole('searchbox').first().focus();
    await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}));
    const shown = await page.getByRole('article').count();
    await page.getByRole('link', { name: 'ดูเพิ่ม' }).click();
    await expect.poll(() => page.getByRole('article').count(), { timeout: 20_000 }).toBeGreaterThan(shown);
    await page.getByRole('link', { name: 'หน้าแรก' }).first().click();
    await page.waitForURL((address) => address.pathname === '/');
    await page.getByRole('heading', { level: 1 }).waitFor();
  });
});
