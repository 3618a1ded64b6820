import { expect, it } from 'vitest';
import { useChromium } from './harness/browser.ts';
import { saved } from './harness/desk.ts';
import { draftOf, ok, signedIn } from './harness/office.ts';
import { visit } from './harness/settled.ts';
import { signIn } from './harness/signIn.ts';

const chromium = useChromium();
const SUMMARY = 'รายละเอียดโดยสรุป';
const FIRST = 'สรุปที่เจ้าหน้าที่คนแรกพิมพ์และบันทึกแล้ว';
const SECOND = 'สรุปที่เจ้าหน้าที่คนที่สองพิมพ์โดยยังไม่เห็นของคนแรก';

it('loses neither text when two write the same draft', async () => {
  const officer = await signedIn('officer.plan');
  const draft = await draftOf(officer, { title: 'ร่างที่มีผู้แก้ไขสองคน' });
  const summary = async () =>
    (await ok(officer.getItem({ params: { path: { id: draft.id } } }))).working?.content.summary;

  // Two machines: what one keeps for itself is not seen by the other.
  const [one, two] = [await chromium.page(), await chromium.page()];
  for (const page of [one, two]) {
    await signIn(page, 'officer.plan');
    await visit(page, `/console/items/${draft.id}/edit`);
  }
  await one.getByLabel(SUMMARY).fill(FIRST);
  await saved(one);
  await expect.poll(summary, { timeout: 20_000 }).toBe(FIRST);

  await two.getByLabel(SUMMARY).fill(SECOND);
  await two.getByText('มีผู้อื่นแก้ไขเรื่องนี้ระหว่างที่ท่านพิมพ์').waitFor();
  expect(await two.getByLabel(SUMMARY).inputValue()).toBe(SECOND);
  expect(await summary()).toBe(FIRST);

  // Only after a look at both may one stand in the place of the other.
  const onTop = two.getByRole('button', { name: 'บันทึกของฉันทับช่องที่ต่างกัน' });
  expect(await onTop.count()).toBe(0);
  await two.getByRole('button', { name: 'เปรียบเทียบทีละช่อง' }).click();
  await onTop.click();
  await saved(two);
  await expect.poll(summary, { timeout: 20_000 }).toBe(SECOND);
});
