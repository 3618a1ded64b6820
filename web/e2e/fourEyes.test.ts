import { expect, it } from 'vitest';
import { useChromium } from './harness/browser.ts';
import { confirmedBy, draftOf, hashOf, key, ok, on, signedIn, today } from './harness/office.ts';
import { visit } from './harness/settled.ts';
import { signIn } from './harness/signIn.ts';

const chromium = useChromium();

it('does not let a group head endorse what they wrote themselves', async () => {
  const ict = await signedIn('ict');
  const appoint = async (username: string, post: string) => {
    const { users } = await ok(ict.listUsers({ params: { query: { q: username } } }));
    const body = {
      userId: users.find((user) => user.username === username)?.id ?? '',
      post,
      capacity: 'acting' as const,
      workGroups: ['policy_plan'],
      validFrom: await today(),
      validTo: null,
      orderNumber: 'คำสั่ง สพป.สมุทรปราการ เขต ๒ ที่ ๔๐๒/๒๕๖๙',
    };
    await confirmedBy('director', await ok(ict.createAppointment({ params: { header: key() }, body })));
  };
  // The head also prepares; another stands in as head, so that the step is not simply passed over.
  await appoint('head.plan', 'officer');
  await appoint('head.audit', 'group_head');

  const head = await signedIn('head.plan');
  let item = await draftOf(head, { title: 'เรื่องที่ผู้อำนวยการกลุ่มจัดทำเอง' });
  item = await ok(head.submitItem({ params: on(item), body: hashOf(item) }));

  const page = await chromium.page();
  await signIn(page, 'head.plan');
  await visit(page, `/console/items/${item.id}`);
  await page.getByText('ท่านพิจารณาเรื่องนี้ไม่ได้').waitFor();
  expect(await page.getByRole('button', { name: 'เห็นชอบ', exact: true }).count()).toBe(0);
  const refused = await head.endorseItem({ params: on(item), body: hashOf(item) });
  expect(refused.response.status).toBe(403);

  const other = await chromium.page({ screen: 'phone' });
  await signIn(other, 'head.audit');
  await visit(other, `/console/items/${item.id}`);
  await other.getByRole('button', { name: 'เห็นชอบ', exact: true }).waitFor();
});
