import { expect, it } from 'vitest';
import { useChromium } from './harness/browser.ts';
import { fillForm, makeMove, saved, startItem } from './harness/desk.ts';
import { visit } from './harness/settled.ts';
import { signIn } from './harness/signIn.ts';

const chromium = useChromium();
const TITLE = 'ข่าวการประชุมชี้แจงแผนงานของสำนักงาน';
const REASON = 'มีภาพที่เจ้าของขอให้นำออกตามกฎหมาย';

it('publishes news at once, and lets ICT take it down with notice to the director', async () => {
  const officer = await chromium.page();
  const citizen = await chromium.page({ screen: 'phone' });
  await signIn(officer, 'officer.plan');
  const { item, address } = await startItem(officer, { title: TITLE, category: /^ข่าว/ });
  await fillForm(officer, 'immediate');
  await saved(officer);
  await makeMove(officer, 'เผยแพร่ทันที', { confirm: 'เผยแพร่' });

  await visit(citizen, address);
  await citizen.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await citizen
    .getByText(/ไม่ต้องขออนุมัติ/)
    .first()
    .waitFor();

  const ict = await chromium.page();
  await signIn(ict, 'ict');
  await visit(ict, item);
  await makeMove(ict, 'ถอนฉุกเฉิน', { confirm: 'ถอนออกทันที', reason: REASON });
  expect((await citizen.request.get(address)).status()).toBe(410);
  await visit(citizen, address);
  await citizen.getByText(REASON).waitFor();

  const director = await chromium.page({ screen: 'phone' });
  await signIn(director, 'director');
  await visit(director, '/console/notices');
  await director.getByRole('link', { name: TITLE }).first().waitFor();
  await director.getByText(REASON).first().waitFor();
});
