import type { Item } from '@phoeiphrae/shared/item';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asPost, type Person } from '../../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { breaches } from '../../../testing/invariant.ts';
import { glance } from '../../../testing/ledger.ts';
import {
  approvedItem,
  bodyFor,
  castOffice,
  draftOf,
  IMMEDIATE,
  mustAct,
  publishedItem,
  read,
  type Cast,
} from '../../../testing/office.ts';
import type { Action } from '@phoeiphrae/shared/workflow';

let test: TestApp;
let cast: Cast;
let directors: Person[];
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  const under = { orderNumber: 'คำสั่งที่ 8/2569' };
  directors = [
    cast.director,
    await asPost(test, 'director', { capacity: 'delegated', ...under }),
    await asPost(test, 'director', { capacity: 'acting', ...under }),
  ];
});
afterAll(() => test.close());

const send = (person: Person, item: Item, action: Action, key?: string, ifMatch = item.version) =>
  person.post<Item>(`/items/${item.id}/${action}`, bodyFor(action, item), {
    ifMatch,
    ...(key ? { key } : {}),
  });

/** An item that waits for the last step's decision. */
async function beforeDirector(): Promise<Item> {
  const { id } = await draftOf(test, cast.officer);
  await mustAct(cast.officer, id, 'submit');
  await mustAct(cast.head, id, 'endorse');
  await mustAct(cast.deputy, id, 'endorse');
  return read(cast.director, id);
}

const outcomes = async (id: string) => {
  const { rows } = await test.owner.pool.query<{ kind: string }>(
    `SELECT kind FROM decisions WHERE item_id = $1 AND step = 'director'`,
    [id],
  );
  return rows.map((row) => row.kind);
};

describe('fifty decisions on one revision at once', () => {
  it.each([1, 2])('have one outcome (round %i)', async () => {
    const item = await beforeDirector();
    const { seq } = await glance(test.owner);
    const actions = ['approve', 'return', 'reject', 'endorse'] as const;
    const people = [...directors, cast.deputy, cast.head, cast.officer];
    const calls = Array.from({ length: 50 }, (_, i) => {
      const person = people[i % people.length] ?? cast.director;
      const action = actions[i % actions.length] ?? 'approve';
      // Every other call repeats the key of an earlier one of the same person and act.
      return send(person, item, action, i % 2 ? `${item.id}-${action}` : undefined);
    });
    const replies = await Promise.all(calls);
    const done = replies.filter(({ status }) => status === 200);
    expect(replies.filter(({ status }) => ![200, 403, 409, 412].includes(status))).toEqual([]);
    // One effect; more than one 200 only where a retry with the same key got the same answer again.
    expect(new Set(done.map((reply) => reply.text)).size).toBe(1);
    expect(await outcomes(item.id)).toHaveLength(1);
    const { events } = await glance(test.owner, seq);
    expect(events.filter(({ itemId, type }) => itemId === item.id && type !== 'item.refused')).toHaveLength(
      1,
    );
    expect((await read(cast.director, item.id)).version).toBe(item.version + 1);
    expect(await breaches(test.owner)).toEqual([]);
  });

  it('have one outcome when each names the version that would be right after another', async () => {
    const item = await beforeDirector();
    const calls = Array.from({ length: 50 }, (_, i) =>
      send(
        directors[i % 3] ?? cast.director,
        item,
        i % 5 ? 'approve' : 'return',
        undefined,
        item.version + (i % 3),
      ),
    );
    const replies = await Promise.all(calls);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await outcomes(item.id)).toHaveLength(1);
    expect(await breaches(test.owner)).toEqual([]);
  });
});

describe('one key', () => {
  it('has one effect however often it is sent, and the same answer each time', async () => {
    const item = await beforeDirector();
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => send(cast.director, item, 'approve', 'the-same-key')),
    );
    expect(new Set(replies.map(({ status, text }) => `${String(status)} ${text}`)).size).toBe(1);
    expect(replies[0]?.status).toBe(200);
    expect(await outcomes(item.id)).toEqual(['approve']);
  });

  it('422 when it is used for another act', async () => {
    const item = await beforeDirector();
    expect((await send(cast.director, item, 'approve', 'a-key-of-one-act')).status).toBe(200);
    expect((await send(cast.director, item, 'return', 'a-key-of-one-act')).status).toBe(422);
    expect(await outcomes(item.id)).toEqual(['approve']);
  });
});

describe('acts raced against each other', () => {
  const edit = (item: Item, title: string) =>
    cast.officer.patch<Item>(`/items/${item.id}/draft`, { content: { title } }, { ifMatch: item.version });

  it('approve, recall and edit: one wins, and the signature never covers other words', async () => {
    for (let i = 0; i < 6; i++) {
      const item = await beforeDirector();
      const replies = await Promise.all([
        send(cast.director, item, 'approve'),
        send(cast.officer, item, 'recall'),
        edit(item, 'เนื้อหาที่ไม่มีใครอนุมัติ'),
      ]);
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(replies[2].status).not.toBe(200);
      expect(await breaches(test.owner)).toEqual([]);
    }
  });

  it('publish twice, schedule, and publish by another: one publication', async () => {
    const item = await approvedItem(test, cast);
    const replies = await Promise.all([
      send(cast.officer, item, 'publish'),
      send(cast.colleague, item, 'publish'),
      send(cast.head, item, 'publish'),
      send(cast.officer, item, 'schedule'),
    ]);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await breaches(test.owner)).toEqual([]);
  });

  it('edit and publish of an immediate draft: what is out is what was read', async () => {
    for (let i = 0; i < 6; i++) {
      const item = await draftOf(test, cast.officer, { category: IMMEDIATE });
      const [published, edited] = await Promise.all([
        send(cast.colleague, item, 'publish'),
        edit(item, 'แก้ระหว่างเผยแพร่'),
      ]);
      expect([published.status, edited.status].filter((status) => status === 200)).toHaveLength(1);
      if (published.status === 200)
        expect(published.body.published?.contentHash).toBe(item.working?.contentHash);
      expect(await breaches(test.owner)).toEqual([]);
    }
  });

  it('withdraw, take-down and revise of a live item: one after another, never twice', async () => {
    const item = await publishedItem(test, cast);
    const calls = (['withdraw', 'take_down'] as const).flatMap((action) =>
      Array.from({ length: 5 }, () =>
        (action === 'withdraw' ? cast.director : cast.ict).post(
          `/items/${item.id}/${action.replaceAll('_', '-')}`,
          bodyFor(action, item),
          { ifMatch: item.version },
        ),
      ),
    );
    const replies = await Promise.all([...calls, send(cast.officer, item, 'revise')]);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await breaches(test.owner)).toEqual([]);
  });

  it('two creations of one address: one item', async () => {
    const body = { workGroup: 'policy_plan', slug: 'one-address', content: {} };
    const replies = await Promise.all(Array.from({ length: 8 }, () => cast.officer.post('/items', body)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
  });
});
