import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NoticePage } from '@phoeiphrae/shared/notice';
import { appoint } from '../../../testing/asPost.ts';
import { buildTestApp, START_OF_TEST, type TestApp } from '../../../testing/buildTestApp.ts';
import { expectProblem, pointersOf } from '../../../testing/expectProblem.ts';
import {
  act,
  approvedItem,
  castOffice,
  draftOf,
  mustAct,
  publishedItem,
  read,
  type Cast,
} from '../../../testing/office.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
});
beforeEach(async () => {
  test.clock.set(START_OF_TEST);
  cast = await castOffice(test);
});
afterAll(() => test.close());

describe('what is said about a revision that is not out', () => {
  it('remarks on it are not for those who see only the one that is out', async () => {
    const { id } = await publishedItem(test, cast);
    await cast.member.post(`/items/${id}/remarks`, { text: 'เรื่องที่เผยแพร่แล้ว' });
    await mustAct(cast.officer, id, 'revise');
    await cast.member.post(`/items/${id}/remarks`, { text: 'ตัวเลขในร่างยังผิดอยู่' });
    const texts = async (person: Cast['officer']) =>
      (await person.get<{ remarks: { text: string }[] }>(`/items/${id}/remarks`)).body.remarks.map(
        (r) => r.text,
      );
    expect(await texts(cast.officer)).toEqual(['เรื่องที่เผยแพร่แล้ว', 'ตัวเลขในร่างยังผิดอยู่']);
    expect(await texts(cast.stranger)).toEqual(['เรื่องที่เผยแพร่แล้ว']);
  });

  it('its title does not reach somebody who left through an old notice', async () => {
    const { id } = await publishedItem(test, cast);
    const titles = async () =>
      (await cast.officer.get<NoticePage>('/notices')).body.notices.map((n) => n.itemTitle);
    expect((await titles()).length).toBeGreaterThan(0);
    const revised = await mustAct(cast.colleague, id, 'revise');
    await cast.colleague.patch(
      `/items/${id}/draft`,
      { content: { title: 'ชื่อใหม่ที่ยังลับอยู่' } },
      { ifMatch: revised.version },
    );
    await test.owner.pool.query("UPDATE appointments SET valid_to = '2026-11-22' WHERE user_id = $1", [
      cast.officer.id,
    ]);
    expect(await titles()).not.toContain('ชื่อใหม่ที่ยังลับอยู่');
  });
});

describe('four eyes over a text that was never out', () => {
  it('403 for whoever wrote it, although a colleague took it up again', async () => {
    const { id } = await draftOf(test, cast.officer);
    await mustAct(cast.officer, id, 'discard');
    const revised = await mustAct(cast.colleague, id, 'revise');
    const { selfCheck } = revised.last ?? (await read(cast.colleague, id)).working ?? { selfCheck: [] };
    expect(selfCheck).toEqual([]);
    const answers = (await draftOf(test, cast.officer)).working?.selfCheck;
    await cast.colleague.patch(`/items/${id}/draft`, { selfCheck: answers }, { ifMatch: revised.version });
    await mustAct(cast.colleague, id, 'submit');
    await appoint(test, cast.officer.id, {
      post: 'group_head',
      capacity: 'acting',
      workGroups: ['policy_plan'],
    });
    expectProblem(await act(cast.officer, id, 'endorse'), 'four-eyes');
  });
});

describe('a reason', () => {
  it.each(['     ', '\u200b\u200b\u200b\u200b\u200b', '\u202e    '])(
    '422 when nothing can be read: %j',
    async (reason) => {
      const live = await publishedItem(test, cast);
      const reply = await act(cast.director, live.id, 'withdraw', { reason });
      expect(pointersOf(expectProblem(reply, 'requirements-not-met'))).toEqual(['/reason']);
    },
  );

  it('is kept as it is shown, without signs that turn the text around', async () => {
    const live = await publishedItem(test, cast);
    const reply = await act(cast.director, live.id, 'withdraw', { reason: ' ข้อมูล\u202eผิด\u200bพลาด ' });
    expect(reply.body.last?.endReason).toBe('ข้อมูลผิดพลาด');
  });
});

describe('POST /items/:id/publish after the last day of validity', () => {
  it('422, although it was approved in time', async () => {
    const item = await approvedItem(test, cast, { validUntil: '2026-11-24' });
    test.clock.set('2026-11-26T02:00:00.000Z');
    const reply = await act(cast.officer, item.id, 'publish');
    expect(pointersOf(expectProblem(reply, 'requirements-not-met'))).toEqual(['/content/validUntil']);
  });
});
