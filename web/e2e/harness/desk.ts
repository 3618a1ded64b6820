import type { Page } from 'playwright-core';
import { freshSlug } from './content.ts';
import { anyone, ok } from './office.ts';
import { visit } from './settled.ts';

/** Opens a new item through its page. @returns where the console and the public find it. */
export async function startItem(
  page: Page,
  { title, category }: { title: string; category: string | RegExp },
) {
  const slug = freshSlug();
  await visit(page, '/console/items/new');
  await page.getByRole('radio', { name: category }).check();
  await page.getByLabel('หัวข้อเรื่อง').fill(title);
  await page.getByLabel('ที่อยู่ถาวรของเรื่อง').fill(slug);
  await page.getByRole('button', { name: 'สร้างเรื่องและเขียนต่อ' }).click();
  await page.waitForURL(/\/edit$/);
  const item = new URL(page.url()).pathname.replace(/\/edit$/, '');
  return { item, address: `/i/${slug}` };
}

/** Every part of the prescribed form. */
export async function fillForm(page: Page, track: 'approval' | 'immediate' = 'approval'): Promise<void> {
  await page.getByLabel('รายละเอียดโดยสรุป').fill('สรุปสาระสำคัญของเรื่องนี้ให้ประชาชนอ่านเข้าใจ');
  await page.getByRole('textbox', { name: 'เนื้อหา' }).fill('เนื้อหาที่เจ้าหน้าที่พิมพ์ในหน้าแก้ไข');
  await page.getByRole('radio', { name: 'ไม่มีลิงก์ภายนอก' }).check();
  await page.getByLabel('ปีงบประมาณ').selectOption({ index: 1 });
  await page.getByRole('checkbox', { name: /หน่วยงานจัดทำเอง/ }).check();
  await page.getByLabel('หน่วยงานหรือกลุ่มงาน').fill('กลุ่มนโยบายและแผน');
  await page.getByLabel('โทรศัพท์').fill('02-000-0000');
  await answerSelfCheck(page, track);
}

/** The questions of the announcement, answered as it expects. */
export async function answerSelfCheck(
  page: Page,
  track: 'approval' | 'immediate' = 'approval',
): Promise<void> {
  const { document: policy } = await ok(anyone().getPublicPolicy());
  for (const { question, expected, tracks } of policy.selfCheck) {
    if (!tracks.includes(track)) continue;
    const group = page.getByRole('group', { name: question.th });
    await group.getByRole('radio', { name: expected === 'yes' ? 'ใช่' : 'ไม่ใช่', exact: true }).check();
  }
}

/** Until all that was typed has reached the server. */
export async function saved(page: Page): Promise<void> {
  await page.getByText(/^บันทึก .*น\.$/).waitFor();
}

export interface Words {
  reason?: string;
  password?: string;
  /** The button of the dialog, when it is not called like the one that opens it. */
  confirm?: string;
}

/** Presses the move's button, which may stand behind "other moves", and answers the dialog. */
export async function makeMove(page: Page, name: string, { reason, password, confirm }: Words = {}) {
  const bar = page.getByRole('region', { name: 'การดำเนินการ' });
  const button = bar.getByRole('button', { name, exact: true });
  await bar.waitFor();
  if ((await button.count()) === 0) {
    await bar.getByRole('button', { name: 'การดำเนินการอื่น' }).click();
    await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  } else await button.click();
  const dialog = page.getByRole('dialog');
  if (reason !== undefined) {
    await dialog.getByLabel('เหตุผลหลัก').selectOption({ index: 1 });
    await dialog.getByLabel('คำอธิบาย').fill(reason);
  }
  if (password !== undefined) {
    // Another journey may have given the same person a passkey, which would be chosen.
    const byPassword = dialog.getByRole('radio', { name: /^รหัสผ่าน/ });
    await byPassword.or(dialog.getByText('ท่านยังไม่มีพาสคีย์')).first().waitFor();
    if (await byPassword.isVisible()) await byPassword.check();
    await dialog.getByLabel('รหัสผ่านของท่าน', { exact: true }).fill(password);
  }
  await dialog.getByRole('button', { name: confirm ?? name, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Confirms as the second person what waits under an order, on the page that lists it. */
export async function confirmWaiting(page: Page, order: string): Promise<void> {
  await visit(page, '/console/people/waiting');
  const entry = page.getByRole('listitem').filter({ hasText: order });
  await entry.getByRole('button', { name: /^ยืนยัน/ }).click();
  const dialog = page.getByRole('dialog', { name: 'ยืนยันในฐานะบุคคลที่สองหรือไม่' });
  await dialog.getByRole('button', { name: 'ยืนยัน', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}
