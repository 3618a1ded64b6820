import { readFile, writeFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { paperText } from '../../api/src/testing/paperText.ts';
import { scanOf } from '../../api/src/testing/scans.ts';
import { expectAccessible } from './harness/accessible.ts';
import { useChromium } from './harness/browser.ts';
import { makeMove } from './harness/desk.ts';
import { inReview, signedIn } from './harness/office.ts';
import { visit } from './harness/settled.ts';
import { signIn } from './harness/signIn.ts';

const chromium = useChromium();

const panel = (page: Page) => page.getByTestId('papers-panel');

/** What the browser saves when the button is pressed. */
async function saved(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await press();
  return readFile(await (await download).path());
}

async function openPanel(page: Page, item: string): Promise<void> {
  await visit(page, item);
  if ((await panel(page).getAttribute('open')) === null) await panel(page).locator('summary').first().click();
  await panel(page).getByTestId('papers').waitFor();
}

it('prints, is signed with ink, scanned, compared by a second person, and published', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'phoeiphrae-paper-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const calls = await signedIn('officer.plan');
  const { id, slug } = await inReview(calls, 'แผนที่ผู้อำนวยการลงนามด้วยหมึก', ['head.plan', 'deputy1']);
  const item = `/console/items/${id}`;
  const officer = await chromium.page({ screen: 'phone' });
  await signIn(officer, 'officer.plan');

  // Print; the director signs with ink; the officer scans the page with the signature.
  await openPanel(officer, item);
  const path_ = officer.getByTestId('paper-to-sign');
  await path_.locator('summary').first().click();
  const memo = await saved(officer, () => path_.getByRole('button', { name: 'ดาวน์โหลด บันทึกข้อความ' }).click());
  const scan = path.join(folder, 'บันทึกข้อความ ลงนามแล้ว.jpg');
  await writeFile(scan, await scanOf(memo));

  // What is missing is said, then the paper is recorded.
  await path_.getByRole('button', { name: 'บันทึกเอกสารที่ลงนาม' }).click();
  await path_.getByText('เลือกไฟล์ภาพสแกนหรือภาพถ่าย').waitFor();
  await path_.getByLabel('ภาพสแกนหรือภาพถ่าย').setInputFiles(scan);
  await expectAccessible(officer);
  await path_.getByRole('button', { name: 'บันทึกเอกสารที่ลงนาม' }).click();
  await officer
    .getByTestId('paper-to-check')
    .getByText(/ตรวจเองไม่ได้/)
    .waitFor();

  // The second person finds it in the inbox, sees the scan, and says what was seen.
  const head = await chromium.page();
  await signIn(head, 'head.plan');
  await visit(head, '/console');
  await head.getByRole('heading', { name: /รอท่านตรวจ/ }).waitFor();
  await visit(head, item);
  const check = head.getByTestId('paper-to-check');
  const tab = head.waitForEvent('popup');
  await check.getByRole('button', { name: /^เปิดภาพ/ }).click();
  await (await tab).waitForURL(/^blob:/);
  await (await tab).close();
  await check.getByRole('button', { name: 'ยืนยัน ให้มีผล' }).click();
  await check.getByText('เปิดภาพดูก่อน').waitFor();
  await expectAccessible(head);
  await check.getByRole('checkbox').check();
  await check.getByRole('button', { name: 'ยืนยัน ให้มีผล' }).click();
  await check.waitFor({ state: 'hidden' });

  // It counts as an approval made here: it is published, and the certificate says that it was signed on paper.
  await visit(officer, item);
  await makeMove(officer, 'เผยแพร่ทันที', { confirm: 'เผยแพร่' });
  const citizen = await chromium.page({ screen: 'phone' });
  await visit(citizen, `/i/${slug}`);
  const address = await citizen.getByRole('link', { name: /^หนังสือรับรอง \(PDF\)/ }).getAttribute('href');
  const certificate = await citizen.request.get(address ?? '');
  expect((await paperText(await certificate.body())).replace(/\s+/g, '')).toContain('กระดาษ');
  await citizen.getByRole('link', { name: 'ตรวจสอบเอกสารนี้' }).click();
  await citizen.waitForURL(/\/verify\/[0-9A-F-]+$/);
});
