import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pdfOf } from '../../api/src/engines/examination/corpus/make/pdf.ts';
import { launch, openContext, type Screen } from './harness/browser.ts';
import { confirmWaiting } from './harness/desk.ts';
import { watchFaults } from './harness/faults.ts';
import { startProduct, type Product } from './harness/product.ts';
import { settled, visit } from './harness/settled.ts';
import { signIn } from './harness/signIn.ts';

/** The first day of an office with one administrator and one director: nobody alone, and no dead end. */
const OWN = 'ถ้อยคำยาวที่ตั้งเอง ไม่ซ้ำใคร';
const ORDER = 'คำสั่งที่ ๑๒๓/๒๕๖๙';
const ORDER_FILE = { name: 'order.pdf', mimeType: 'application/pdf', buffer: pdfOf() };
let product: Product;
let browser: Awaited<ReturnType<typeof launch>>;
const faults: string[] = [];
beforeAll(async () => {
  product = await startProduct({ DEMO: 'false', POLICY_FILE: 'db/policies/spn2-2561.json' });
  browser = await launch();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function pageOf(screen: Screen): Promise<Page> {
  const context = await openContext(browser, product.address, { screen });
  const page = await context.newPage();
  page.setDefaultTimeout(40_000);
  watchFaults(page, faults);
  return page;
}

/** Signs in for the first time, and sets a password. */
async function enter(page: Page, username: string, oneTime: string, own: string): Promise<void> {
  await signIn(page, username, oneTime);
  await page.getByLabel('รหัสผ่านปัจจุบัน').fill(oneTime);
  await page.getByLabel('รหัสผ่านใหม่', { exact: true }).fill(own);
  await page.getByLabel('รหัสผ่านใหม่อีกครั้ง').fill(own);
  await page.getByRole('button', { name: 'ตั้งรหัสผ่าน' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/console'));
}

/** @returns the one-time password */
async function open(admin: Page, username: string, name: string): Promise<string> {
  await visit(admin, '/console/people');
  await admin.getByRole('button', { name: 'เพิ่มบัญชีผู้ใช้' }).click();
  const dialog = admin.getByRole('dialog', { name: 'เพิ่มบัญชีผู้ใช้' });
  await dialog.getByLabel('ชื่อที่แสดง').fill(name);
  await dialog.getByLabel('ชื่อผู้ใช้').fill(username);
  await dialog.getByRole('button', { name: 'สร้างบัญชี' }).click();
  const once = admin.getByRole('dialog', { name: 'รหัสผ่านสำหรับเข้าใช้ครั้งแรก' });
  const password = (await once.locator('code').textContent())?.trim() ?? '';
  await once.getByRole('button', { name: 'ข้าพเจ้าจดหรือคัดลอกแล้ว' }).click();
  await once.waitFor({ state: 'hidden' });
  return password;
}

async function openPerson(admin: Page, username: string): Promise<void> {
  await visit(admin, `/console/people?q=${username}`);
  await admin.getByRole('table').getByRole('link').first().click();
  await settled(admin);
}

async function appoint(admin: Page, username: string, { post, group }: { post: string; group?: string }) {
  await openPerson(admin, username);
  await admin.getByRole('button', { name: 'บันทึกคำสั่งใหม่' }).click();
  const dialog = admin.getByRole('dialog', { name: 'บันทึกคำสั่งใหม่' });
  await dialog.getByLabel('ตำแหน่ง', { exact: true }).selectOption(post);
  if (group !== undefined) await dialog.getByLabel('กลุ่มงานที่สังกัด').selectOption(group);
  await dialog.getByLabel('เลขที่คำสั่ง').fill(ORDER);
  await dialog.getByLabel('ไฟล์คำสั่ง').setInputFiles(ORDER_FILE);
  await dialog.getByText(/^SHA-256 [0-9a-f]{64}$/).waitFor();
  await dialog.getByLabel('มีผลตั้งแต่วันที่').fill('1/10/2569');
  await dialog.getByRole('button', { name: 'บันทึกคำสั่ง', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

const WAITS = 'รอการยืนยันจากบุคคลที่สอง';
/** What the dialog after an act of power shows: half of a password, or nothing. */
async function halfOf(page: Page, name: string): Promise<string> {
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  const half = (await dialog.locator('code').textContent())?.trim() ?? '';
  await dialog.getByRole('button', { name: 'ข้าพเจ้าจดแล้ว' }).click();
  await dialog.waitFor({ state: 'hidden' });
  return half;
}

it(
  'sets an office up, appoints by two, refuses, and lets the director back in by the envelope',
  { timeout: 600_000 },
  async () => {
    const said = await product.run(
      'scripts/admin.ts',
      'create',
      '--username',
      'admin.one',
      '--name',
      'ผู้ดูแล หนึ่ง',
    );
    const [, adminOnce = ''] = /admin\.one\s+(\S+)/.exec(said) ?? [];
    const envelope = said.trim().split('\n').at(-1)?.trim() ?? '';

    // Set-up: the administrator lets the director in, and the director confirms the list in one act.
    const admin = await pageOf('desk');
    await enter(admin, 'admin.one', adminOnce, `${OWN} ก`);
    const directorOnce = await open(admin, 'director.one', 'ผู้อำนวยการ หนึ่ง');
    await appoint(admin, 'director.one', { post: 'director' });
    const director = await pageOf('phone');
    await enter(director, 'director.one', directorOnce, `${OWN} ข`);
    await visit(director, '/console');
    await director.getByRole('link', { name: 'เปิดรายการที่รอ' }).click();
    await director.getByRole('button', { name: 'ยืนยันทั้งรายการ' }).click();
    const first = director.getByRole('dialog', { name: 'ยืนยันทั้งรายการ' });
    await first.getByLabel('รหัสผ่านปัจจุบัน').fill(`${OWN} ข`);
    await first.getByLabel('รหัสในซองปิดผนึก').fill(envelope);
    await first.getByLabel('รหัสผ่านใหม่').fill(`${OWN} ค`);
    await first.getByRole('button', { name: 'ยืนยันทั้งรายการ' }).click();
    const next = await halfOf(director, 'ยืนยันการแต่งตั้งทั้งรายการแล้ว');
    expect(next).not.toBe(envelope);

    // An appointment by two people, of whom neither has seen the whole password.
    await open(admin, 'head.one', 'ผู้อำนวยการกลุ่ม หนึ่ง');
    await appoint(admin, 'head.one', { post: 'group_head', group: 'legal' });
    await admin.getByRole('dialog', { name: WAITS }).getByText('ผู้อำนวยการ หนึ่ง').waitFor();
    const firstHalf = await halfOf(admin, WAITS);
    await visit(director, '/console/people/waiting');
    const served = director.waitForResponse((response) => response.url().includes('/order-files/'));
    await director.getByText(/^order\.pdf · /).waitFor();
    await director.getByRole('button', { name: 'เปิดไฟล์คำสั่ง' }).click();
    expect((await served).status()).toBe(200);
    await director.getByLabel('เทียบกับไฟล์คำสั่งที่ท่านมี').setInputFiles(ORDER_FILE);
    await director.getByText('เป็นไฟล์เดียวกับที่ผู้ขอระบุ').waitFor();
    await confirmWaiting(director, ORDER);
    const secondHalf = await halfOf(director, 'รหัสผ่านครึ่งหลัง');
    const head = await pageOf('desk');
    await enter(head, 'head.one', `${firstHalf}-${secondHalf}`, `${OWN} ง`);

    // A refusal, with its reason, which the administrator reads.
    await open(admin, 'head.two', 'ผู้อำนวยการกลุ่ม สอง');
    await appoint(admin, 'head.two', { post: 'group_head', group: 'ict' });
    await halfOf(admin, WAITS);
    await visit(director, '/console/people/waiting');
    await director.getByRole('button', { name: /^ไม่ยืนยัน/ }).click();
    const refusing = director.getByRole('dialog', { name: 'ไม่ยืนยันคำขอนี้หรือไม่' });
    await refusing.getByLabel('เหตุผลที่ไม่ยืนยัน').fill('ไม่มีคำสั่งฉบับนี้');
    await refusing.getByRole('button', { name: 'ไม่ยืนยัน', exact: true }).click();
    await refusing.waitFor({ state: 'hidden' });
    await visit(admin, '/console/people/waiting');
    await admin.getByRole('tab', { name: 'ที่สิ้นสุดแล้ว' }).click();
    await admin.getByText('เหตุผล: ไม่มีคำสั่งฉบับนี้').waitFor();

    // The director's access: the administrator asks, nobody in the console can confirm, the envelope does.
    await openPerson(admin, 'director.one');
    await admin.getByRole('button', { name: 'ออกรหัสผ่านใหม่' }).click();
    await admin.getByRole('dialog').getByRole('button', { name: 'ออกรหัสผ่านใหม่', exact: true }).click();
    await admin.getByRole('dialog', { name: WAITS }).getByText('ขณะนี้ไม่มีผู้ใดยืนยันได้').waitFor();
    const half = await halfOf(admin, WAITS);
    const lockedOut = await pageOf('phone');
    await visit(lockedOut, '/login');
    await lockedOut.getByRole('link', { name: /ซองปิดผนึก/ }).click();
    // The page before it asks for a user name too.
    await lockedOut.getByRole('heading', { name: 'กู้คืนการเข้าใช้ด้วยซองปิดผนึก' }).waitFor();
    await lockedOut.getByLabel('ชื่อผู้ใช้').fill('director.one');
    await lockedOut.getByLabel('รหัสผ่านครึ่งแรกจากผู้ดูแลระบบ').fill(half);
    await lockedOut.getByLabel('รหัสในซองปิดผนึก').fill(next);
    await lockedOut.getByLabel('รหัสผ่านใหม่').fill(`${OWN} จ`);
    await lockedOut.getByRole('button', { name: 'กู้คืนการเข้าใช้' }).click();
    await lockedOut.getByText('ตั้งรหัสผ่านใหม่แล้ว').waitFor();
    await lockedOut.getByRole('link', { name: 'ไปหน้าเข้าสู่ระบบ' }).click();
    await signIn(lockedOut, 'director.one', `${OWN} จ`);
    expect(faults).toEqual([]);
  },
);
