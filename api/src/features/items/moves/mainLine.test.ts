import type { Item } from '@phoeiphrae/shared/item';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { PublicItem, PublicPage } from '@phoeiphrae/shared/publicItem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { client } from '../../../testing/client.ts';
import {
  act,
  approvedItem,
  castOffice,
  draftOf,
  IMMEDIATE,
  mustAct,
  publishedItem,
  read,
  type Cast,
} from '../../../testing/office.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

const citizen = () => client(test);
const publicAt = (slug: string) => citizen().get<PublicItem>(`/public/items/${encodeURIComponent(slug)}`);
const publicList = async () =>
  (await citizen().get<PublicPage>('/public/items?limit=100')).body.items.map((item) => item.slug);

describe('the approval track', () => {
  it('goes from a draft over both endorsements and the signature to the public page', async () => {
    const draft = await draftOf(test, cast.officer);
    expect(draft.missing).toEqual([]);
    expect((await publicAt(draft.slug)).status).toBe(404);
    expect((await mustAct(cast.officer, draft.id, 'submit')).step).toBe('group_head');
    expect((await mustAct(cast.head, draft.id, 'endorse')).step).toBe('deputy_director');
    expect((await mustAct(cast.deputy, draft.id, 'endorse')).step).toBe('director');
    const approved = await mustAct(cast.director, draft.id, 'approve');
    expect(approved.state).toBe('approved');
    expect((await publicAt(draft.slug)).status).toBe(404);
    expect((await mustAct(cast.officer, draft.id, 'publish')).state).toBe('published');
    const page = await publicAt(draft.slug);
    expect(page.status).toBe(200);
    expect(page.body.contentHash).toBe(approved.working?.contentHash);
    expect(page.body.approvals.map((approval) => approval.kind)).toEqual(['endorse', 'endorse', 'approve']);
    expect(await publicList()).toContain(draft.slug);
  });

  it('returns with a reason, and is mended and submitted again', async () => {
    const { id } = await draftOf(test, cast.officer);
    await mustAct(cast.officer, id, 'submit');
    const returned = await mustAct(cast.head, id, 'return');
    expect(returned.state).toBe('returned');
    expect(returned.working?.decisions.at(-1)?.reason).toBe('โปรดเพิ่มตารางงบประมาณ');
    const mended = await cast.officer.patch<Item>(
      `/items/${id}/draft`,
      { content: { body: '<p>เพิ่มตารางแล้ว</p>' } },
      { ifMatch: returned.version },
    );
    expect(mended.status).toBe(200);
    expect((await mustAct(cast.officer, id, 'submit')).step).toBe('group_head');
    expect((await act(cast.head, id, 'endorse')).status).toBe(200);
  });

  it('keeps the live revision while the next one goes through the chain, then supersedes it', async () => {
    const first = await publishedItem(test, cast);
    const revised = await mustAct(cast.officer, first.id, 'revise');
    expect(revised.working?.number).toBe(2);
    const edited = await cast.officer.patch<Item>(
      `/items/${first.id}/draft`,
      { content: { title: 'แผนปฏิบัติการ ฉบับปรับปรุง' }, selfCheck: first.published?.selfCheck },
      { ifMatch: revised.version },
    );
    expect(edited.status).toBe(200);
    expect((await publicAt(first.slug)).body.title).toBe(first.title);
    await mustAct(cast.officer, first.id, 'submit');
    await mustAct(cast.head, first.id, 'endorse');
    await mustAct(cast.deputy, first.id, 'endorse');
    await mustAct(cast.director, first.id, 'approve');
    expect((await publicAt(first.slug)).body.title).toBe(first.title);
    await mustAct(cast.officer, first.id, 'publish');
    const page = await publicAt(first.slug);
    expect(page.body.title).toBe('แผนปฏิบัติการ ฉบับปรับปรุง');
    expect(page.body.revisions.map((revision) => revision.ended)).toEqual([null, 'superseded']);
  });

  it('leaves a dated notice and nothing of the content when it is withdrawn', async () => {
    const item = await publishedItem(test, cast);
    await mustAct(cast.director, item.id, 'withdraw');
    const page = await publicAt(item.slug);
    expect(page.status).toBe(410);
    expect(page.body).toMatchObject({
      type: '/problems/gone',
      tombstone: { ended: 'withdrawn', reason: 'ข้อมูลคลาดเคลื่อน' },
    });
    expect(page.text).not.toContain(item.title);
    expect(await publicList()).not.toContain(item.slug);
  });
});

describe('what is missing', () => {
  it('names the rule that each question of the self-check serves', async () => {
    const { id, version } = await draftOf(test, cast.officer);
    const edited = await cast.officer.patch<Item>(
      `/items/${id}/draft`,
      { selfCheck: [] },
      { ifMatch: version },
    );
    const { document } = (await citizen().get<{ document: Policy }>('/public/policy')).body;
    const asked = document.selfCheck.filter(({ tracks }) => tracks.includes('approval'));
    expect(edited.body.missing.map(({ pointer, rule }) => [pointer, rule])).toEqual(
      asked.map(({ code, rule }) => [`/selfCheck/${code}`, rule ?? 4]),
    );
  });
});

describe('the immediate track', () => {
  it('is published by the work group with the self-check alone', async () => {
    const { id, slug } = await draftOf(test, cast.officer, { category: IMMEDIATE });
    expect((await act(cast.officer, id, 'submit')).status).toBe(409);
    expect((await mustAct(cast.officer, id, 'publish')).state).toBe('published');
    expect((await publicAt(slug)).status).toBe(200);
  });

  it('goes through the whole chain when a live item moves to an approval category, and back', async () => {
    const { id, slug } = await draftOf(test, cast.officer, { category: IMMEDIATE });
    const live = await mustAct(cast.officer, id, 'publish');
    const revised = await mustAct(cast.officer, id, 'revise');
    const moved = await cast.officer.patch<Item>(
      `/items/${id}/draft`,
      { content: { category: 'action_plan' }, selfCheck: live.published?.selfCheck },
      { ifMatch: revised.version },
    );
    expect(moved.body.working?.way).toBe('approval');
    expect((await act(cast.officer, id, 'publish')).status).toBe(409);
    expect((await publicAt(slug)).body.category).toBe(IMMEDIATE);
    await mustAct(cast.officer, id, 'submit');
    await mustAct(cast.head, id, 'return');
    const back = await cast.officer.patch<Item>(
      `/items/${id}/draft`,
      { content: { category: IMMEDIATE } },
      { ifMatch: (await read(cast.officer, id)).version },
    );
    expect(back.body.working?.way).toBe('approval');
    expect((await act(cast.officer, id, 'publish')).status).toBe(409);
  });
});

describe('an emergency', () => {
  it('is taken down by the ICT centre, the director is told, and it comes back only through the chain', async () => {
    const { id, slug } = await draftOf(test, cast.officer, { category: IMMEDIATE });
    await mustAct(cast.officer, id, 'publish');
    await mustAct(cast.ict, id, 'take_down');
    expect((await publicAt(slug)).status).toBe(410);
    const { rows } = await test.owner.pool.query(
      'SELECT kind FROM notices WHERE user_id = $1 AND item_id = $2',
      [cast.director.id, id],
    );
    expect(rows).toEqual([{ kind: 'taken_down' }]);
    expect((await mustAct(cast.officer, id, 'revise')).working?.way).toBe('approval');
  });
});

describe('an approval', () => {
  it('is void once the preparers take the item back: it goes through the whole chain again', async () => {
    const item = await approvedItem(test, cast);
    expect((await mustAct(cast.officer, item.id, 'recall')).state).toBe('draft');
    expect((await act(cast.officer, item.id, 'publish')).status).toBe(409);
    expect((await mustAct(cast.officer, item.id, 'submit')).step).toBe('group_head');
    expect((await act(cast.officer, item.id, 'publish')).status).toBe(409);
  });

  it('403 with a wrong password, and the item stays where it is', async () => {
    const { id } = await draftOf(test, cast.officer);
    await mustAct(cast.officer, id, 'submit');
    await mustAct(cast.head, id, 'endorse');
    await mustAct(cast.deputy, id, 'endorse');
    const reply = await act(cast.director, id, 'approve', { password: 'not the password' });
    expect(reply.status).toBe(403);
    expect((await read(cast.director, id)).state).toBe('in_review');
  });

  it('409 when the hash is not that of the content before the approver', async () => {
    const item = await approvedItem(test, cast);
    const reply = await act(cast.officer, item.id, 'publish', { contentHash: 'f'.repeat(64) });
    expect(reply.status).toBe(409);
    expect(reply.body).toMatchObject({ type: '/problems/content-changed' });
  });
});
