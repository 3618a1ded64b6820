import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { DEMO_PASSWORD } from '../../api/src/demo/people.ts';
import { createCalls } from '../src/api/calls';
import type { components } from '../src/api/schema';
import { freshSlug } from './harness/content.ts';

type Item = components['schemas']['Item'];
type Calls = ReturnType<typeof createCalls>;

/** The body of an answer that must be a success; what the API said otherwise. */
async function ok<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await answer;
  if (data === undefined) throw new Error(`${String(response.status)}: ${JSON.stringify(error)}`);
  return data;
}

const key = () => ({ 'idempotency-key': randomUUID() });
const on = (item: Item) => ({
  path: { id: item.id },
  header: { 'if-match': `"${String(item.version)}"`, ...key() },
});
const hashOf = (item: Item) => ({ contentHash: item.working?.contentHash ?? '' });

describe('The client that is generated from the description', () => {
  let anyone: Calls;
  let officer: Calls, head: Calls, deputy: Calls, director: Calls;

  async function signedIn(username: string): Promise<Calls> {
    const session = await ok(anyone.signIn({ body: { username, password: DEMO_PASSWORD } }));
    return createCalls({
      baseUrl: inject('address'),
      headers: { authorization: `Bearer ${session.accessToken}` },
    });
  }

  beforeAll(async () => {
    anyone = createCalls({ baseUrl: inject('address') });
    [officer, head, deputy, director] = (await Promise.all(
      (['officer.plan', 'head.plan', 'deputy1', 'director'] as const).map(signedIn),
    )) as [Calls, Calls, Calls, Calls];
  });

  const title = 'แผนปฏิบัติการที่ส่งด้วยโปรแกรมของผู้อื่น';

  async function completeDraft(): Promise<Item> {
    const { document: policy } = await ok(anyone.getPublicPolicy());
    const created = await ok(
      officer.createItem({
        params: { header: key() },
        body: { workGroup: 'policy_plan', slug: freshSlug(), content: { category: 'action_plan', title } },
      }),
    );
    return ok(
      officer.editDraft({
        params: { path: { id: created.id }, header: { 'if-match': `"${String(created.version)}"` } },
        body: {
          content: {
            summary: 'ส่งและอ่านด้วยชนิดข้อมูลที่สร้างจากคำอธิบายของ API',
            body: '<h2>สาระสำคัญ</h2><p>เนื้อหา</p>',
            fiscalYear: 2027,
            externalLink: { kind: 'none' },
            noBorrowedSources: true,
            contact: { unit: 'กลุ่มนโยบายและแผน', phone: '02-000-0000', email: '' },
          },
          selfCheck: policy.selfCheck.map(({ code, expected }) => ({ code, answer: expected, note: '' })),
        },
      }),
    );
  }

  it('walks an item from the draft to the public page and to its notice', async () => {
    let item = await completeDraft();
    expect(item.missing).toEqual([]);
    const slug = item.slug;
    const atAddress = { params: { path: { slug } } };
    expect((await anyone.getPublicItem(atAddress)).response.status).toBe(404);

    item = await ok(officer.submitItem({ params: on(item), body: hashOf(item) }));
    item = await ok(head.endorseItem({ params: on(item), body: hashOf(item) }));
    item = await ok(deputy.endorseItem({ params: on(item), body: hashOf(item) }));
    const signature = { ...hashOf(item), password: DEMO_PASSWORD };
    item = await ok(director.approveItem({ params: on(item), body: signature }));
    const approved = hashOf(item).contentHash;
    item = await ok(officer.publishItem({ params: on(item), body: hashOf(item) }));
    expect(item.state).toBe('published');

    const shown = await ok(anyone.getPublicItem(atAddress));
    expect(shown).toMatchObject({ title, contentHash: approved });

    item = await ok(director.getItem({ params: { path: { id: item.id } } }));
    const notice = { reasonCode: 'no_longer_current', reason: 'สิ้นสุดการทดลองใช้โปรแกรม' };
    await ok(director.withdrawItem({ params: on(item), body: notice }));

    const gone = await anyone.getPublicItem(atAddress);
    expect(gone.response.status).toBe(410);
    expect(gone.error?.tombstone).toMatchObject({ slug, ended: 'withdrawn', reason: notice.reason });
  });

  it('reads a refusal as a problem', async () => {
    const item = await completeDraft();
    const { response, error } = await officer.submitItem({
      params: { ...on(item), header: { ...key(), 'if-match': '"999"' } },
      body: hashOf(item),
    });
    expect(response.status).toBe(412);
    expect(error).toMatchObject({ type: '/problems/version-stale', status: 412 });
  });
});
