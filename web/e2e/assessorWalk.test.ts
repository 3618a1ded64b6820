import { expect, inject, it } from 'vitest';
import { useChromium } from './harness/browser.ts';
import { ok, signedIn } from './harness/office.ts';
import { signIn } from './harness/signIn.ts';

const chromium = useChromium();

it('leads an assessor without scripts from the home page to each number’s document, link by link', async () => {
  const page = await chromium.page({ screen: 'phone', scripts: false });
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'รายการประเมิน (ITA)' }).click();
  await page.waitForURL(/\/assessment$/);
  expect(await page.getByText('ตัวอย่าง ต้องตรวจกับคู่มือของผู้ประเมิน').count()).toBeGreaterThan(0);
  await page.getByRole('heading', { level: 2 }).first().getByRole('link').click();
  await page.waitForURL(/\/assessment\/\d{4}$/);
  const year = page.url();
  const evidence = page.locator('ol > li').getByRole('listitem').getByRole('link');
  const links = await evidence.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  const own = links.filter((href) => href.startsWith(inject('address')));
  expect(own.length).toBeGreaterThan(5);
  for (const href of own) expect((await page.goto(href))?.status(), href).toBe(200);
  await page.goto(year);
  for (const format of ['xlsx', 'csv']) {
    const href = await page
      .getByRole('link', { name: format.toUpperCase(), exact: true })
      .getAttribute('href');
    expect((await fetch(`${inject('address')}${String(href)}`)).status).toBe(200);
  }
});

it('lets whoever monitors link a page to a number, verify it and see it complete, on a phone', async () => {
  const monitor = await signedIn('ict.director');
  const { schemes } = await ok(monitor.listAssessmentSchemes());
  const scheme = schemes.find(({ shown }) => shown)!;
  const page = await chromium.page({ screen: 'phone' });
  await signIn(page, 'ict.director');
  await page.goto(`/console/assessment/${scheme.id}`);
  await page.getByRole('button', { name: 'ระบุที่อยู่: ข้อ O18' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'เพิ่มที่อยู่' }).click();
  await dialog.getByLabel('ชนิด').selectOption('page');
  await dialog.getByLabel('หน้า', { exact: true }).selectOption('/categories/complaint_channels');
  await dialog.getByLabel('คำอธิบายสำหรับผู้ประเมิน').fill('สถิติอยู่ในเรื่องบนสุด');
  await dialog.getByRole('button', { name: 'บันทึก' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'ตรวจองค์ประกอบ: ข้อ O18' }).click();
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await dialog.getByRole('button', { name: 'บันทึกผลการตรวจ' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const board = await ok(monitor.getAssessmentBoard({ params: { path: { id: scheme.id } } }));
  expect(board.numbers.find(({ number }) => number === 'O18')).toMatchObject({
    state: 'complete',
    addresses: [{ href: '/categories/complaint_channels' }],
  });
});
