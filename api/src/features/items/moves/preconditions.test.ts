import type { Item } from '@phoeiphrae/shared/item';
import { ACTIONS, type Action } from '@phoeiphrae/shared/workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appoint, asPost, type Person } from '../../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { expectProblem } from '../../../testing/expectProblem.ts';
import { glance } from '../../../testing/ledger.ts';
import {
  act,
  approvedItem,
  bodyFor,
  castOffice,
  draftOf,
  GROUP,
  IMMEDIATE,
  mustAct,
  publishedItem,
  read,
  type Cast,
} from '../../../testing/office.ts';

let test: TestApp;
let cast: Cast;
/** For each move an item on which it is possible, and someone who may make it. */
let scenes: Record<Action, { item: Item; by: Person }>;
const unchanged = async (work: () => Promise<void>) => {
  const before = await glance(test.owner);
  await work();
  const after = await glance(test.owner, before.seq);
  expect(after.digest).toBe(before.digest);
  expect(after.events.filter(({ type }) => type !== 'item.refused')).toEqual([]);
};

const inReview = async (endorsements: number): Promise<Item> => {
  const { id } = await draftOf(test, cast.officer);
  await mustAct(cast.officer, id, 'submit');
  if (endorsements > 0) await mustAct(cast.head, id, 'endorse');
  if (endorsements > 1) await mustAct(cast.deputy, id, 'endorse');
  return read(cast.officer, id);
};

beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  const scheduled = await approvedItem(test, cast);
  const { officer, head, director, ict } = cast;
  scenes = {
    submit: { item: await draftOf(test, officer), by: officer },
    endorse: { item: await inReview(0), by: head },
    approve: { item: await inReview(2), by: director },
    return: { item: await inReview(0), by: head },
    reject: { item: await inReview(2), by: director },
    recall: { item: await inReview(1), by: officer },
    publish: { item: await approvedItem(test, cast), by: officer },
    schedule: { item: await approvedItem(test, cast), by: officer },
    unschedule: { item: await mustAct(officer, scheduled.id, 'schedule'), by: officer },
    discard: { item: await draftOf(test, officer), by: officer },
    revise: { item: await publishedItem(test, cast), by: officer },
    withdraw: { item: await publishedItem(test, cast), by: director },
    take_down: { item: await publishedItem(test, cast), by: ict },
  };
}, 120_000);
afterAll(() => test.close());

const pathOf = (action: Action, id: string) => `/items/${id}/${action.replaceAll('_', '-')}`;
const LOOSE = ['*', 'W/"1"', '"1", "2"', '1', '""', '"x"', '"-1"', '"1e3"', '"99999999999999999999"'];

describe.each(ACTIONS)('POST /items/:id/%s', (action) => {
  const send = (over: object = {}, options: object = {}, to?: string) => {
    const { item, by } = scenes[action];
    const body = { ...bodyFor(action, item), ...over };
    return by.post<Item>(pathOf(action, to ?? item.id), body, { ifMatch: item.version, ...options });
  };

  it('428 without If-Match, 400 with one that says nothing, 412 with a stale one', () =>
    unchanged(async () => {
      expectProblem(await send({}, { ifMatch: undefined }), 'precondition-required');
      for (const ifMatch of LOOSE) expectProblem(await send({}, { ifMatch }), 'malformed-request');
      for (const by of [-1, 1]) {
        const ifMatch = scenes[action].item.version + by;
        if (ifMatch > 0) expectProblem(await send({}, { ifMatch }), 'version-stale');
      }
    }));

  it('400 without Idempotency-Key', () =>
    unchanged(async () => {
      expectProblem(await send({}, { key: null }), 'idempotency-key-missing');
      expectProblem(await send({}, { key: 'short' }), 'idempotency-key-missing');
    }));

  it('400 for what the caller may not set', () =>
    unchanged(async () => {
      const forged = {
        state: 'approved',
        approvedBy: cast.officer.id,
        contentHashApproved: 'a',
        publishedAt: '2020-01-01',
        version: 9,
        track: 'immediate',
        way: 'immediate',
        step: 'director',
        as: 'director',
        round: 9,
        appointmentId: cast.director.id,
      };
      for (const [name, value] of Object.entries(forged))
        expectProblem(await send({ [name]: value }), 'malformed-request');
    }));

  it('404 for an item that is not there', () =>
    unchanged(async () => {
      expectProblem(await send({}, {}, '0198c7a2-6a51-7d39-9d0e-3f6a5b1c2d4e'), 'not-found');
    }));

  it('has one effect when it is sent again with the same key', async () => {
    const before = await glance(test.owner);
    const first = await send({}, { key: `the key of ${action}` });
    const again = await send({}, { key: `the key of ${action}` });
    expect(first.status, first.text).toBe(200);
    expect([again.status, again.text, again.headers['etag']]).toEqual([
      first.status,
      first.text,
      first.headers['etag'],
    ]);
    const { events } = await glance(test.owner, before.seq);
    expect(events.filter(({ itemId }) => itemId === scenes[action].item.id)).toHaveLength(1);
  });
});

describe('PATCH /items/:id/draft', () => {
  it('428, 400 and 412 for the precondition; 400 for what the caller may not set', async () => {
    const item = await draftOf(test, cast.officer);
    const send = (body: object, ifMatch?: number | string) =>
      cast.officer.patch(`/items/${item.id}/draft`, body, ifMatch === undefined ? {} : { ifMatch });
    await unchanged(async () => {
      const content = { title: 'ชื่อใหม่ของเรื่อง' };
      expectProblem(await send({ content }), 'precondition-required');
      for (const ifMatch of LOOSE) expectProblem(await send({ content }, ifMatch), 'malformed-request');
      expectProblem(await send({ content }, item.version - 1), 'version-stale');
      for (const name of [
        'state',
        'track',
        'way',
        'version',
        'contentHash',
        'publishedAt',
        'policyVersion',
        'contributors',
        'slug',
        'workGroup',
      ])
        expectProblem(await send({ [name]: 'x', content }, item.version), 'malformed-request');
      for (const name of ['state', 'track', 'way', 'contentHash', 'slug', '__proto__x'])
        expectProblem(
          await send({ content: { ...content, [name]: 'x' } }, item.version),
          'malformed-request',
        );
      expectProblem(
        await send({ content: { files: [{ sha256: 'a'.repeat(64) }] } }, item.version),
        'malformed-request',
      );
    });
  });

  it.each(['a\u0000b', 'a\ud800b'])('never 500 for text that no database takes: %j', async (title) => {
    const item = await draftOf(test, cast.officer);
    const reply = await cast.officer.patch(
      `/items/${item.id}/draft`,
      { content: { title } },
      { ifMatch: item.version },
    );
    expect(reply.status).toBeLessThan(500);
  });
});

describe('POST /items', () => {
  it('400 for what the caller may not set, and without a key', () =>
    unchanged(async () => {
      const body = { workGroup: GROUP, slug: 'an-address', content: {} };
      expectProblem(await cast.officer.post('/items', body, { key: null }), 'idempotency-key-missing');
      for (const name of ['id', 'state', 'version', 'track', 'way', 'createdBy', 'live', 'publishedAt'])
        expectProblem(await cast.officer.post('/items', { ...body, [name]: 'x' }), 'malformed-request');
      for (const slug of ['a/b', 'A', '../x', 'a b', 'a\u0000', 'x'.repeat(121), 'ab%00'])
        expectProblem(await cast.officer.post('/items', { ...body, slug }), 'malformed-request');
    }));

  it('403 for another work group', () =>
    unchanged(async () => {
      expectProblem(
        await cast.officer.post('/items', { workGroup: 'finance', slug: 'an-address', content: {} }),
        'not-permitted',
      );
    }));
});

describe('an item that is not for these eyes', () => {
  it.each(['', '/revisions', '/difference', '/history', '/remarks'])(
    '404 on /items/:id%s, as for one that is not there',
    async (tail) => {
      const item = await draftOf(test, cast.officer);
      expectProblem(await cast.stranger.get(`/items/${item.id}${tail}`), 'not-found');
      expectProblem(
        await cast.stranger.get(`/items/0198c7a2-6a51-7d39-9d0e-3f6a5b1c2d4e${tail}`),
        'not-found',
      );
      expect((await cast.stranger.get(`/items/not-an-id${tail}`)).status).toBe(400);
    },
  );

  it('404 for a remark on it, and nothing is written', async () => {
    const item = await draftOf(test, cast.officer);
    await unchanged(async () => {
      expectProblem(await cast.stranger.post(`/items/${item.id}/remarks`, { text: 'ขอดูหน่อย' }), 'not-found');
    });
  });

  it('shows another group the live revision and nothing of the draft beside it', async () => {
    const live = await publishedItem(test, cast);
    const { version } = await mustAct(cast.officer, live.id, 'revise');
    const content = { title: 'ชื่อลับของฉบับร่าง', body: '<p>เนื้อหาลับ</p>' };
    await cast.officer.patch(`/items/${live.id}/draft`, { content }, { ifMatch: version });
    for (const tail of ['', '/revisions', '/history', '/difference', '/remarks'])
      expect((await cast.stranger.get(`/items/${live.id}${tail}`)).text, tail).not.toMatch(/ลับ/);
    for (const query of ['', '?q=ลับ', '?state=draft', `?category=${live.category}`])
      expect((await cast.stranger.get(`/items${encodeURI(query)}`)).text, query).not.toMatch(/ลับ/);
  });
});

describe('an authority that is not there at this moment (A7)', () => {
  const ended = (person: Person, to: string) =>
    test.owner.pool.query('UPDATE appointments SET valid_to = $2 WHERE user_id = $1', [person.id, to]);

  it('refuses a delegate whose order was revoked between opening and signing', async () => {
    const delegate = await asPost(test, 'director', { capacity: 'delegated', orderNumber: 'คำสั่งที่ 9/2569' });
    await appoint(test, delegate.id, { post: 'ict_director' });
    const { id } = await inReview(2);
    const opened = await read(delegate, id);
    expect(opened.availableActions.map(({ action }) => action)).toContain('approve');
    await test.owner.pool.query(
      `UPDATE appointments SET valid_to = '2026-11-22' WHERE user_id = $1 AND post = 'director'`,
      [delegate.id],
    );
    await unchanged(async () => {
      const reply = await delegate.post(pathOf('approve', id), bodyFor('approve', opened), {
        ifMatch: opened.version,
      });
      expectProblem(reply, 'not-permitted');
    });
    expect((await read(delegate, id)).availableActions).toEqual([]);
  });

  it('names the delegate’s capacity and order in the decision, and keeps them after the order ends', async () => {
    const delegate = await asPost(test, 'director', { capacity: 'delegated', orderNumber: 'คำสั่งที่ 10/2569' });
    const { id } = await inReview(2);
    await mustAct(delegate, id, 'approve');
    await ended(delegate, '2026-11-22');
    const by = (await read(cast.officer, id)).working?.decisions.at(-1)?.by;
    expect(by).toMatchObject({ capacity: 'delegated', orderNumber: 'คำสั่งที่ 10/2569', userId: delegate.id });
    expect((await act(cast.officer, id, 'publish')).status).toBe(200);
  });

  it('has no effect left on the very next request after midnight in Bangkok', async () => {
    const acting = await asPost(test, 'director', {
      capacity: 'acting',
      orderNumber: 'คำสั่งที่ 11/2569',
      validTo: '2026-11-23',
    });
    const { id } = await inReview(2);
    test.clock.set('2026-11-23T16:59:59.999Z');
    const opened = await read(acting, id);
    expect(opened.availableActions.map(({ action }) => action)).toContain('approve');
    test.clock.set('2026-11-23T17:00:00.000Z');
    await unchanged(async () => {
      const reply = await acting.post(pathOf('approve', id), bodyFor('approve', opened), {
        ifMatch: opened.version,
      });
      expectProblem(reply, 'not-found');
    });
    test.clock.set('2026-11-23T02:00:00.000Z');
  });

  it('401 for a person suspended between opening and signing', async () => {
    const other = await asPost(test, 'director');
    const item = await inReview(2);
    const opened = await read(other, item.id);
    await test.owner.pool.query(`UPDATE users SET status = 'suspended' WHERE id = $1`, [other.id]);
    await unchanged(async () => {
      const reply = await other.post(pathOf('approve', item.id), bodyFor('approve', opened), {
        ifMatch: opened.version,
      });
      expectProblem(reply, 'not-signed-in');
    });
  });
});

describe('category laundering (A6)', () => {
  const edit = async (id: string, category: string, answers = true): Promise<Item> => {
    const { version } = await read(cast.officer, id);
    const selfCheck = answers ? { selfCheck: (await draftOf(test, cast.officer)).working?.selfCheck } : {};
    const reply = await cast.officer.patch<Item>(
      `/items/${id}/draft`,
      { content: { category }, ...selfCheck },
      { ifMatch: version },
    );
    if (reply.status !== 200) throw new Error(reply.text);
    return reply.body;
  };
  const refused = async (id: string) => {
    expect((await edit(id, IMMEDIATE)).working?.way).toBe('approval');
    for (const action of ['publish', 'schedule'] as const)
      expect((await act(cast.officer, id, action)).status, action).toBe(409);
  };

  it('after a return', async () => {
    const { id } = await inReview(0);
    await mustAct(cast.head, id, 'return');
    await refused(id);
  });
  it('after a recall', async () => {
    const { id } = await inReview(1);
    await mustAct(cast.officer, id, 'recall');
    await refused(id);
  });
  it('after a rejection and a new revision', async () => {
    const { id } = await inReview(2);
    await mustAct(cast.director, id, 'reject');
    await mustAct(cast.officer, id, 'revise');
    await refused(id);
  });
  it('after a return, a discarded draft and a new revision, twice', async () => {
    const { id } = await inReview(0);
    await mustAct(cast.head, id, 'return');
    for (let i = 0; i < 2; i++) {
      await mustAct(cast.officer, id, 'discard');
      await mustAct(cast.officer, id, 'revise');
    }
    await refused(id);
  });
  it('after the publication of an approved revision, and after its withdrawal', async () => {
    const { id } = await publishedItem(test, cast);
    await mustAct(cast.officer, id, 'revise');
    await refused(id);
    await mustAct(cast.director, id, 'withdraw');
    await refused(id);
    await mustAct(cast.officer, id, 'discard');
    await mustAct(cast.officer, id, 'revise');
    await refused(id);
  });
  it('of a live immediate item: the public copy stays until the whole chain is through', async () => {
    const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE });
    await mustAct(cast.officer, id, 'publish');
    await mustAct(cast.officer, id, 'revise');
    expect((await edit(id, 'action_plan')).working?.way).toBe('approval');
    expect((await act(cast.officer, id, 'publish')).status).toBe(409);
    expect((await read(cast.officer, id)).published?.content.category).toBe(IMMEDIATE);
  });
  it('of an immediate item that waits for its set time: it is frozen', async () => {
    const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE });
    const { version } = await mustAct(cast.officer, id, 'schedule');
    const reply = await cast.officer.patch(
      `/items/${id}/draft`,
      { content: { category: 'action_plan' } },
      { ifMatch: version },
    );
    expectProblem(reply, 'move-not-possible');
  });
});
