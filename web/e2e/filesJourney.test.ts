import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { expectAccessible } from './harness/accessible.ts';
import { useChromium } from './harness/browser.ts';
import { fillForm, makeMove, saved, startItem } from './harness/desk.ts';
import { sampleFiles, type SampleFiles } from './harness/sampleFiles.ts';
import { visit } from './harness/settled.ts';
import { DEMO_PASSWORD, signIn } from './harness/signIn.ts';

const chromium = useChromium();
const REASON = 'เป็นหมายเลขกลางของกลุ่มงาน ไม่ใช่ของบุคคล';
const PIECE = 8 * 1024 * 1024;
let samples: SampleFiles;

beforeAll(async () => {
  samples = await sampleFiles();
});

const pick = (page: Page, ...files: string[]) => page.getByTestId('file-picker').setInputFiles(files);
const entryOf = (page: Page, file: string) =>
  page.getByTestId('file').filter({ has: page.getByRole('heading', { name: path.basename(file) }) });
const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Nothing gets through after the first piece of a file. */
async function cutAfterFirstPiece(page: Page): Promise<void> {
  let pieces = 0;
  await page.route('**/api/v1/uploads/**', async (route) => {
    if (route.request().method() === 'PATCH' && ++pieces > 1) return route.abort('connectionfailed');
    return route.continue();
  });
}

it('brings files from the desk over the chain to the public, byte for byte', async () => {
  const [officer, head, deputy] = [await chromium.page(), await chromium.page(), await chromium.page()];
  const director = await chromium.page({ screen: 'phone' });
  const citizen = await chromium.page({ screen: 'phone' });
  await signIn(officer, 'officer.plan');
  const { item, address } = await startItem(officer, {
    title: 'แผนปฏิบัติการพร้อมเอกสารแนบ',
    category: /แผนปฏิบัติการ/,
  });

  // Many at once: what can be used is examined, what cannot says why.
  await pick(officer, samples.plan, samples.table, samples.photograph, samples.locked);
  await entryOf(officer, samples.table).getByText('ตรวจแล้ว').waitFor();
  await entryOf(officer, samples.plan).getByText('หมายเลขโทรศัพท์').waitFor();
  await entryOf(officer, samples.locked)
    .getByText(/ล็อกด้วยรหัสผ่าน/)
    .waitFor();
  await entryOf(officer, samples.photograph).getByText('ตรวจแล้ว').waitFor();
  await expectAccessible(officer);
  await entryOf(officer, samples.locked)
    .getByRole('button', { name: /^นำออก / })
    .click();
  await officer.getByRole('button', { name: 'ใส่ไฟล์กลับคืน' }).waitFor();

  // Cut on the way, and the page closed: the same file goes on from where it stood.
  await saved(officer);
  await cutAfterFirstPiece(officer);
  await pick(officer, samples.recording);
  await officer.getByText(/สัญญาณขาด/).waitFor();
  officer.once('dialog', (dialog) => void dialog.accept());
  await officer.reload();
  await officer.unroute('**/api/v1/uploads/**');
  await officer.getByText('ไฟล์ที่ส่งค้างอยู่').waitFor();
  await expectAccessible(officer);
  const resumed = officer.waitForRequest(
    (request) => request.method() === 'PATCH' && /uploads/.test(request.url()),
  );
  await pick(officer, samples.recording);
  expect(Number(await (await resumed).headerValue('upload-offset'))).toBe(PIECE);
  await entryOf(officer, samples.recording).getByText('ตรวจแล้ว').waitFor();

  // Order, words, and whose work it is; the focus stays with the button.
  const up = entryOf(officer, samples.recording).getByRole('button', { name: /^เลื่อน .* ขึ้น$/ });
  await up.press('Enter');
  await officer.getByText(/อยู่ลำดับที่ 3 จาก 4/).waitFor();
  expect(await up.evaluate((button) => button === document.activeElement)).toBe(true);
  // The name that readers see; and a file that another took the place of, put back as it was.
  await entryOf(officer, samples.photograph).getByLabel('ชื่อไฟล์ที่แสดง').fill('ภาพการประชุมใหญ่');
  const renamed = entryOf(officer, 'ภาพการประชุมใหญ่.jpg');
  const chooser = officer.waitForEvent('filechooser');
  await renamed.getByRole('button', { name: /^เปลี่ยนไฟล์/ }).click();
  await (await chooser).setFiles(samples.locked);
  await officer.getByRole('button', { name: 'กลับไปใช้ไฟล์เดิม ภาพการประชุมใหญ่.jpg' }).click();
  await renamed.getByText('ตรวจแล้ว').waitFor();
  await officer.getByLabel('คำอธิบายแทนภาพ').fill('ผู้เข้าประชุมนั่งล้อมโต๊ะในห้องประชุมใหญ่');
  await officer.getByRole('button', { name: 'ทุกไฟล์หน่วยงานจัดทำเอง' }).click();
  await fillForm(officer);
  await saved(officer);
  const missing = officer.getByTestId('missing').first();
  await missing.getByText(/พบข้อมูลส่วนบุคคล/).waitFor();
  await missing.getByText(/พบข้อมูลส่วนบุคคล/).click();
  await officer.waitForFunction(() => document.activeElement?.closest('[data-pointer^="/content/files/"]'));

  // The head reads the page and says why the number may be shown.
  await signIn(head, 'head.plan');
  await visit(head, item);
  await head.getByRole('button', { name: /^ดูตัวอย่าง แผน/ }).click();
  await head.getByText('หน้า 1 จาก 2').waitFor();
  await head.keyboard.press('ArrowRight');
  await head.getByText('หน้า 2 จาก 2').waitFor();
  await head.getByRole('img', { name: /^หน้า 2 ของ/ }).waitFor();
  await expectAccessible(head);
  await head.keyboard.press('Escape');
  await head.getByRole('button', { name: /^บันทึกเหตุผลที่เผยแพร่ได้/ }).click();
  await expectAccessible(head);
  await head.getByRole('dialog').getByLabel('เหตุผล').fill(REASON);
  await head.getByRole('button', { name: 'บันทึกเหตุผล', exact: true }).click();
  await head.getByText('มีเหตุผลประกอบแล้ว').waitFor();

  await visit(officer, `${item}/edit`);
  await makeMove(officer, 'เสนอพิจารณา');
  await visit(head, item);
  await makeMove(head, 'เห็นชอบ');
  await signIn(deputy, 'deputy1');
  await visit(deputy, item);
  await makeMove(deputy, 'เห็นชอบ');
  await signIn(director, 'director');
  await visit(director, item);
  await director
    .getByTestId('files')
    .getByRole('heading', { name: path.basename(samples.plan) })
    .waitFor();
  await expectAccessible(director);
  await makeMove(director, 'อนุมัติและลงนาม', { password: DEMO_PASSWORD });
  await visit(officer, item);
  await makeMove(officer, 'เผยแพร่ทันที', { confirm: 'เผยแพร่' });

  // A citizen takes the file home, and its digest is the one that the page names.
  await visit(citizen, address);
  await citizen.getByRole('img', { name: 'ผู้เข้าประชุมนั่งล้อมโต๊ะในห้องประชุมใหญ่' }).waitFor();
  const link = citizen.getByRole('link', { name: /^ดาวน์โหลด แผนปฏิบัติการ พ\.ศ\. ๒๕๗๐\.pdf, PDF, / });
  const [download] = await Promise.all([citizen.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe(path.basename(samples.plan));
  const bytes = await readFile(await download.path());
  expect(bytes).toEqual(await readFile(samples.plan));
  await citizen.getByLabel(/^รหัสยืนยันไฟล์ แผน/).click();
  await citizen.getByText(sha256Of(bytes)).first().waitFor();
  await expectAccessible(citizen);
});
