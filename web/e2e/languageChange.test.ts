import { describe, expect, it } from 'vitest';
import { useChromium } from './harness/browser.ts';
import { draftOf, inReview, ok, signedIn } from './harness/office.ts';
import { visit } from './harness/settled.ts';
import { signIn } from './harness/signIn.ts';

const chromium = useChromium();
const ENGLISH = { headers: { 'accept-language': 'en' } };
const SUMMARY = 'สรุปที่กำลังพิมพ์เมื่อเปลี่ยนภาษา';

/** Names of posts, what comes next and what is missing are said by the API, in the language that it is asked in. */
describe('A change of language in the console', () => {
  it('asks again for what the API says of an item and of its reader', async () => {
    const head = await signedIn('head.plan');
    const { id, title } = await inReview(await signedIn('officer.plan'), 'เรื่องที่อ่านเป็นสองภาษา', []);
    const params = { path: { id } };
    const [thai, english] = [
      await ok(head.getItem({ params })),
      await ok(head.getItem({ params, ...ENGLISH })),
    ];
    const post = (await ok(head.getMe(ENGLISH))).appointments[0]?.postTitle ?? '';
    expect(english.holder?.next).not.toBe(thai.holder?.next);

    const page = await chromium.page();
    await signIn(page, 'head.plan');
    await visit(page, `/console/items?q=${encodeURIComponent(title)}`);
    await page
      .getByText(thai.holder?.next ?? '')
      .first()
      .waitFor();
    await visit(page, `/console/items/${id}`);
    const line = page.getByTestId('status-line');
    await line.getByText(thai.holder?.next ?? '').waitFor();

    await page.getByRole('button', { name: 'English', exact: true }).click();
    await line.getByText(english.holder?.next ?? '').waitFor();
    await line.getByText(english.holder?.label ?? '').waitFor();
    expect(await line.getByText(thai.holder?.next ?? '').count()).toBe(0);
    await page.getByText(post, { exact: true }).first().waitFor();

    // What was read before on another page is not shown in the language of that time.
    await page.goBack();
    await page
      .getByText(english.holder?.next ?? '')
      .first()
      .waitFor();
    expect(await page.getByText(thai.holder?.next ?? '').count()).toBe(0);
  });

  it('asks again for what is missing in a draft, and leaves what is being typed', async () => {
    const officer = await signedIn('officer.plan');
    const { id } = await draftOf(officer, { title: 'ร่างที่เขียนเป็นสองภาษา' });
    const page = await chromium.page();
    await signIn(page, 'officer.plan');
    await visit(page, `/console/items/${id}/edit`);
    await page.getByLabel('โทรศัพท์').fill('');
    await page.getByLabel('รายละเอียดโดยสรุป').fill(SUMMARY);
    const missing = async (init: object) =>
      (await ok(officer.getItem({ params: { path: { id } }, ...init }))).missing.map(
        ({ message }) => message,
      );
    await expect.poll(() => missing({}), { timeout: 20_000 }).toHaveLength(1);
    const [[thai = ''], [english = '']] = [await missing({}), await missing(ENGLISH)];
    const list = page.getByTestId('missing').first();
    await list.getByText(thai).waitFor();

    await page.getByRole('button', { name: 'English', exact: true }).click();
    await list.getByText(english).waitFor();
    expect(await list.getByText(thai).count()).toBe(0);
    expect(await page.locator('[data-pointer="/content/summary"]').locator('textarea').inputValue()).toBe(
      SUMMARY,
    );
  });
});
