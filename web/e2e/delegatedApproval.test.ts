import { toBuddhistYear } from '@phoeiphrae/shared/thaiCalendar';
import { it } from 'vitest';
import { useChromium } from './harness/browser.ts';
import { confirmWaiting, makeMove } from './harness/desk.ts';
import { inReview, signedIn, today } from './harness/office.ts';
import { visit } from './harness/settled.ts';
import { DEMO_PASSWORD, signIn } from './harness/signIn.ts';

const chromium = useChromium();
const ORDER = 'คำสั่ง สพป.สมุทรปราการ เขต ๒ ที่ ๔๐๑/๒๕๖๙';
const TITLE = 'เรื่องที่ผู้ได้รับมอบอำนาจเป็นผู้อนุมัติ';

/** As it is typed: 1/10/2569. */
async function todayTyped(): Promise<string> {
  const [year, month, day] = (await today()).split('-').map(Number);
  return `${String(day)}/${String(month)}/${String(toBuddhistYear(year ?? 0))}`;
}

it('lets a delegate approve from the day of the order, and names capacity and order to the public', async () => {
  const officer = await signedIn('officer.plan');
  const item = await inReview(officer, TITLE, ['head.plan', 'deputy1']);
  const address = `/console/items/${item.id}`;

  const ict = await chromium.page();
  await signIn(ict, 'ict');
  await visit(ict, '/console/people?q=deputy2');
  await ict.getByRole('link', { name: /คนที่สอง/ }).click();
  await ict.getByRole('button', { name: 'บันทึกคำสั่งใหม่' }).click();
  const dialog = ict.getByRole('dialog');
  await dialog.getByLabel('ตำแหน่ง', { exact: true }).selectOption('director');
  await dialog.getByRole('radio', { name: 'ปฏิบัติราชการแทน' }).check();
  await dialog.getByLabel('เลขที่คำสั่ง').fill(ORDER);
  await dialog.getByLabel('มีผลตั้งแต่วันที่').fill(await todayTyped());
  await dialog.getByRole('button', { name: 'บันทึกคำสั่ง', exact: true }).click();
  await ict.getByRole('dialog', { name: 'รอการยืนยันจากบุคคลที่สอง' }).waitFor();
  await ict.getByRole('button', { name: 'รับทราบ', exact: true }).click();

  const director = await chromium.page();
  await signIn(director, 'director');
  await confirmWaiting(director, ORDER);

  const delegate = await chromium.page({ screen: 'phone' });
  await signIn(delegate, 'deputy2');
  await visit(delegate, address);
  await makeMove(delegate, 'อนุมัติและลงนาม', { password: DEMO_PASSWORD });

  const desk = await chromium.page();
  await signIn(desk, 'officer.plan');
  await visit(desk, address);
  await makeMove(desk, 'เผยแพร่ทันที', { confirm: 'เผยแพร่' });

  const citizen = await chromium.page();
  await visit(citizen, `/i/${item.slug}`);
  await citizen.getByText(`ตาม${ORDER}`).first().waitFor();
  await citizen
    .getByText(/ปฏิบัติราชการแทน/)
    .first()
    .waitFor();
});
