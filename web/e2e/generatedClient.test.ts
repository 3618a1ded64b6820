import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../api/src/demo/people.ts';
import type { Calls } from './harness/calls.ts';
import { anyone, draftOf, hashOf, ok, on, signedIn } from './harness/office.ts';

/** Types of parameters, bodies and answers all come from the description; a drift between the two does not compile. */
describe('The client that is generated from the description', () => {
  let officer: Calls, head: Calls, deputy: Calls, director: Calls;
  const title = 'แผนปฏิบัติการที่ส่งด้วยโปรแกรมของผู้อื่น';

  beforeAll(async () => {
    officer = await signedIn('officer.plan');
    head = await signedIn('head.plan');
    deputy = await signedIn('deputy1');
    director = await signedIn('director');
  });

  it('walks an item from the draft to the public page and to its notice', async () => {
    let item = await draftOf(officer, { title });
    expect(item.missing).toEqual([]);
    const slug = item.slug;
    const atAddress = { params: { path: { slug } } };
    expect((await anyone().getPublicItem(atAddress)).response.status).toBe(404);

    item = await ok(officer.submitItem({ params: on(item), body: hashOf(item) }));
    item = await ok(head.endorseItem({ params: on(item), body: hashOf(item) }));
    item = await ok(deputy.endorseItem({ params: on(item), body: hashOf(item) }));
    const signature = { ...hashOf(item), password: DEMO_PASSWORD };
    item = await ok(director.approveItem({ params: on(item), body: signature }));
    const approved = hashOf(item).contentHash;
    item = await ok(officer.publishItem({ params: on(item), body: hashOf(item) }));
    expect(item.state).toBe('published');

    const shown = await ok(anyone().getPublicItem(atAddress));
    expect(shown).toMatchObject({ title, contentHash: approved });

    item = await ok(director.getItem({ params: { path: { id: item.id } } }));
    const notice = { reasonCode: 'no_longer_current', reason: 'สิ้นสุดการทดลองใช้โปรแกรม' };
    await ok(director.withdrawItem({ params: on(item), body: notice }));

    const gone = await anyone().getPublicItem(atAddress);
    expect(gone.response.status).toBe(410);
    expect(gone.error?.tombstone).toMatchObject({ slug, ended: 'withdrawn', reason: notice.reason });
  });

  it('reads a refusal as a problem', async () => {
    const item = await draftOf(officer, { title });
    const { response, error } = await officer.submitItem({
      params: { ...on(item), header: { ...on(item).header, 'If-Match': '"999"' } },
      body: hashOf(item),
    });
    expect(response.status).toBe(412);
    expect(error).toMatchObject({ type: '/problems/version-stale', status: 412 });
  });
});
