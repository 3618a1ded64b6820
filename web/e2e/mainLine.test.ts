import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useChromium, type Chromium } from './harness/browser.ts';
import { answerSelfCheck, fillForm, makeMove, saved, startItem } from './harness/desk.ts';
import { anyone } from './harness/office.ts';
import { DEMO_PASSWORD, signIn } from './harness/signIn.ts';
import { visit } from './harness/settled.ts';

const chromium = useChromium();
const TITLE = 'แผนปฏิบัติการที่เดินทางครบทุกขั้น';
const REASON = 'โปรดเพิ่มตารางงบประมาณรายโครงการ';
const NOTICE = 'พบตัวเลขคลาดเคลื่อน จะเผยแพร่ฉบับแก้ไขภายหลัง';

async function desks(open: Chromium) {
  const people = {
    officer: ['officer.plan', 'desk'],
    head: ['head.plan', 'desk'],
    deputy: ['deputy1', 'desk'],
    director: ['director', 'phone'],
  } as const;
  const pages = {} as Record<keyof typeof people, Page>;
  for (const name of ['officer', 'head', 'deputy', 'director'] as const) {
    const [username, screen] = people[name];
    pages[name] = await open.page({ screen });
    await signIn(pages[name], username);
  }
  return pages;
}

it('goes from the draft over the chain to the public page, is superseded, and ends as a notice', async () => {
  const { officer, head, deputy, director } = await desks(chromium);
  const citizen = await chromium.page({ screen: 'phone' });

  // The officer prepares: it saves itself, and the list of what is missing runs empty.
  const { item, address } = await startItem(officer, { title: TITLE, category: /แผนปฏิบัติการ/ });
  await fillForm(officer);
  await saved(officer);
  await officer.getByTestId('missing').getByText('ครบถ้วน พร้อมดำเนินการต่อ').first().waitFor();
  await makeMove(officer, 'เสนอพิจารณา');
  await visit(citizen, address);
  await citizen.getByRole('heading', { level: 1, name: /ไม่พบ/ }).waitFor();

  // The head returns it with a reason, which the officer reads; mended, it goes again.
  await visit(head, item);
  await makeMove(head, 'ส่งกลับแก้ไข', { reason: REASON });
  await visit(officer, `${item}/edit`);
  await officer.getByText(REASON).first().waitFor();
  await officer.getByLabel('หัวข้อเรื่อง').fill(`${TITLE} (ปรับปรุง)`);
  await saved(officer);
  await makeMove(officer, 'เสนอพิจารณา');

  await endorseAndSign();
  await visit(officer, item);
  await makeMove(officer, 'เผยแพร่ทันที', { confirm: 'เผยแพร่' });

  await visit(citizen, address);
  await citizen.getByRole('heading', { level: 1, name: `${TITLE} (ปรับปรุง)` }).waitFor();
  await citizen
    .getByText(/อนุมัติโดย/)
    .first()
    .waitFor();

  // A new edition goes the same way; meanwhile the old one stays.
  await visit(officer, item);
  await makeMove(officer, 'เปิดฉบับใหม่');
  await officer.waitForURL(/\/edit$/);
  await officer.getByLabel('หัวข้อเรื่อง').fill(`${TITLE} ฉบับที่สอง`);
  await answerSelfCheck(officer);
  await saved(officer);
  await makeMove(officer, 'เสนอพิจารณา');
  await visit(citizen, address);
  await citizen.getByRole('heading', { level: 1, name: `${TITLE} (ปรับปรุง)` }).waitFor();
  await endorseAndSign();
  await visit(officer, item);
  await makeMove(officer, 'เผยแพร่ทันที', { confirm: 'เผยแพร่' });
  await visit(citizen, address);
  await citizen.getByRole('heading', { level: 1, name: `${TITLE} ฉบับที่สอง` }).waitFor();
  await citizen
    .getByText(/มีฉบับใหม่แทนเมื่อ/)
    .first()
    .waitFor();

  // The director withdraws it: the address stays and says why.
  await visit(director, item);
  await makeMove(director, 'ถอนการเผยแพร่', { reason: NOTICE });
  const gone = await citizen.request.get(address);
  expect(gone.status()).toBe(410);
  await visit(citizen, address);
  await citizen.getByRole('heading', { level: 1, name: 'ถอนการเผยแพร่แล้ว' }).waitFor();
  await citizen.getByText(NOTICE).waitFor();
  expect(await citizen.getByText('ตารางงบประมาณ').count()).toBe(0);
  const slug = decodeURIComponent(address.split('/').at(-1) ?? '');
  const { response } = await anyone().getPublicItem({ params: { path: { slug } } });
  expect(response.status).toBe(410);

  async function endorseAndSign(): Promise<void> {
    for (const page of [head, deputy]) {
      await visit(page, item);
      await makeMove(page, 'เห็นชอบ');
    }
    await visit(director, item);
    await makeMove(director, 'อนุมัติและลงนาม', { password: DEMO_PASSWORD });
  }
});
