import { expect, it } from 'vitest';
import { useChromium } from './harness/browser.ts';
import { ok, published, signedIn } from './harness/office.ts';
import { visit } from './harness/settled.ts';
import { signIn } from './harness/signIn.ts';

const chromium = useChromium();
const WORDS = 'ขอไฟล์ตารางด้วย ติดต่อกลับ 081-234-5678';
const MASKED = /ขอไฟล์ตารางด้วย ติดต่อกลับ (?!081-234-5678)/;
const ANSWER = 'แนบไฟล์ตารางแล้ว';

const newest = async () => {
  const { opinions } = await ok((await signedIn('ict.director')).listOpinions({ params: { query: {} } }));
  return opinions[0];
};

it('goes from a citizen’s telephone to an answer that everyone reads', async () => {
  const { slug } = await published(await signedIn('officer.plan'), 'เรื่องที่มีคนขอข้อมูลเพิ่ม');
  const address = `/i/${encodeURIComponent(slug)}`;
  const citizen = await chromium.page({ screen: 'phone' });
  await visit(citizen, address);
  await citizen.getByRole('button', { name: 'ไม่เป็นประโยชน์' }).click();
  await citizen.waitForURL(/\/opinions\?/);
  expect(await citizen.getByRole('radio', { name: 'ไม่เป็นประโยชน์' }).isChecked()).toBe(true);
  await citizen.getByLabel(/ยังขาดอะไร/).fill(WORDS);
  // Nobody writes as fast as this test: what tells people from robots is done meanwhile.
  await citizen.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=proof]')?.value !== '');
  await citizen.getByRole('button', { name: 'ส่งความคิดเห็น' }).click();
  await citizen.getByText('รับความคิดเห็นแล้ว').waitFor();
  await citizen.getByText(/ปิดไว้แล้ว/).waitFor();
  const receipt =
    /\w{4}-\w{4}-\w{4}/.exec(await citizen.getByText(/^รหัสรับเรื่อง \w{4}-/).innerText())?.[0] ?? '';
  // The browser did the work that robots do not do by the thousand.
  expect(await newest()).toMatchObject({ proven: true, counts: true, useful: false });

  const monitor = await chromium.page();
  await signIn(monitor, 'ict.director');
  await visit(monitor, '/console/opinions');
  const entry = monitor.getByRole('listitem').filter({ hasText: MASKED });
  await entry.getByRole('button', { name: /^อ่านและตัดสิน/ }).click();
  const dialog = monitor.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^แสดงต่อสาธารณะ/ }).check();
  await dialog.getByLabel('คำตอบของหน่วยงาน').fill(ANSWER);
  await dialog.getByRole('button', { name: 'บันทึกผล' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await entry.getByText(ANSWER).waitFor();

  await visit(citizen, address);
  await citizen.getByText(ANSWER).waitFor();
  await visit(citizen, '/opinions');
  await citizen.getByLabel('รหัสรับเรื่อง').fill(receipt.toLowerCase());
  await citizen.getByRole('button', { name: 'ดูผล' }).click();
  await citizen.getByText('อ่านแล้ว และแสดงต่อสาธารณะ').waitFor();
});

it('needs no scripts, and counts once it is read when they are off', async () => {
  const page = await chromium.page({ screen: 'phone', scripts: false });
  await page.goto('/en/opinions');
  await page.getByLabel(/What is missing/).fill('More maps, please');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Thank you, it was received').waitFor();
  expect(await newest()).toMatchObject({
    words: 'More maps, please',
    proven: false,
    counts: false,
    item: null,
  });
});

it.each([
  ['with scripts', true],
  ['without scripts', false],
])('loses nothing that was typed when the form is refused, %s', async (_, scripts) => {
  const page = await chromium.page({ screen: 'phone', scripts });
  await page.goto('/opinions');
  const typed = page.getByLabel(/ยังขาดอะไร/);
  await typed.evaluate((field) => field.removeAttribute('maxlength'));
  await typed.fill('ก'.repeat(2001));
  await page.getByRole('button', { name: 'ส่งความคิดเห็น' }).click();
  await page.getByText('ยังไม่ได้ส่งความคิดเห็น').waitFor();
  expect((await typed.inputValue()).length).toBe(2001);
  if (!scripts) return;
  // The application takes the page up without losing it either.
  await page.getByRole('radio', { name: 'เป็นประโยชน์', exact: true }).check();
  await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}));
  await page.waitForLoadState('networkidle');
  expect((await typed.inputValue()).length).toBe(2001);
  await page.getByText('ยังไม่ได้ส่งความคิดเห็น').waitFor();
});
