import type { Item } from '@phoeiphrae/shared/item';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildTestApp, START_OF_TEST, type TestApp } from '../../../testing/buildTestApp.ts';
import { client } from '../../../testing/client.ts';
import { expectProblem, pointersOf } from '../../../testing/expectProblem.ts';
import { breaches } from '../../../testing/invariant.ts';
import {
  act,
  approvedItem,
  castOffice,
  draftOf,
  IMMEDIATE,
  mustAct,
  read,
  type Cast,
} from '../../../testing/office.ts';
import { runDueWork } from './dueWork.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
beforeEach(() => test.clock.set(START_OF_TEST));
afterAll(() => test.close());

const statusAt = async (slug: string) => (await client(test).get(`/public/items/${slug}`)).status;
const publicationsOf = async (id: string) =>
  Number(
    (
      await test.owner.pool.query<{ n: string }>(
        'SELECT count(*) AS n FROM publications WHERE item_id = $1',
        [id],
      )
    ).rows[0]?.n,
  );

describe('a set time', () => {
  it('is kept to the minute, and nothing is public a moment before', async () => {
    const item = await approvedItem(test, cast);
    const set = await mustAct(cast.officer, item.id, 'schedule', { publishAt: '2026-11-23T03:15:42.999Z' });
    expect(set.working?.publishAt).toBe('2026-11-23T03:15:00.000Z');
    test.clock.set('2026-11-23T03:14:59.999Z');
    await runDueWork(test.deps);
    expect(await statusAt(item.slug)).toBe(404);
    test.clock.set('2026-11-23T03:15:00.000Z');
    expect(await runDueWork(test.deps)).toBe(1);
    expect(await statusAt(item.slug)).toBe(200);
  });

  it('takes an offset from another zone for the same moment', async () => {
    const item = await approvedItem(test, cast);
    const set = await mustAct(cast.officer, item.id, 'schedule', { publishAt: '2026-11-24T08:30:00+07:00' });
    expect(set.working?.publishAt).toBe('2026-11-24T01:30:00.000Z');
    await mustAct(cast.officer, item.id, 'unschedule');
  });

  it('422 for a time that has passed, this very minute included', async () => {
    const item = await approvedItem(test, cast);
    for (const publishAt of [
      '2026-11-23T01:59:00Z',
      '2026-11-23T02:00:00Z',
      '2026-11-23T02:00:30Z',
      '2000-01-01T00:00:00Z',
    ])
      expect(
        pointersOf(
          expectProblem(await act(cast.officer, item.id, 'schedule', { publishAt }), 'requirements-not-met'),
        ),
      ).toEqual(['/publishAt']);
    for (const publishAt of ['2026-02-30T00:00:00Z', 'tomorrow', '2569-11-24', 1_800_000_000])
      expectProblem(await act(cast.officer, item.id, 'schedule', { publishAt }), 'malformed-request');
  });

  it('is listed, and can be cancelled', async () => {
    const item = await approvedItem(test, cast);
    await mustAct(cast.officer, item.id, 'schedule', { publishAt: '2026-11-23T05:00:00Z' });
    const list = await cast.officer.get<{ items: Item[] }>('/items?state=scheduled');
    expect(list.body.items.map(({ id }) => id)).toContain(item.id);
    expect((await mustAct(cast.officer, item.id, 'unschedule')).state).toBe('approved');
    test.clock.set('2026-11-23T06:00:00.000Z');
    await runDueWork(test.deps);
    expect(await statusAt(item.slug)).toBe(404);
  });

  it('publishes once, however many schedulers run at once', async () => {
    const made = await Promise.all([0, 1, 2].map(() => approvedItem(test, cast)));
    for (const { id } of made)
      await mustAct(cast.officer, id, 'schedule', { publishAt: '2026-11-23T05:00:00Z' });
    test.clock.set('2026-11-23T05:00:00.000Z');
    const done = await Promise.all([1, 2, 3, 4].map(() => runDueWork(test.deps)));
    expect(done.reduce((sum, n) => sum + n, 0)).toBe(3);
    for (const { id } of made) expect(await publicationsOf(id)).toBe(1);
    expect(await breaches(test.owner)).toEqual([]);
  });

  it('freezes what it covers: no edit, no discard, until it is cancelled', async () => {
    const draft = await draftOf(test, cast.officer, { category: IMMEDIATE });
    const { version } = await mustAct(cast.officer, draft.id, 'schedule', {
      publishAt: '2026-11-23T05:00:00Z',
    });
    const edited = await cast.officer.patch(
      `/items/${draft.id}/draft`,
      { content: { title: 'แก้หลังตั้งเวลา' } },
      { ifMatch: version },
    );
    expectProblem(edited, 'move-not-possible');
    expectProblem(await act(cast.officer, draft.id, 'discard'), 'move-not-possible');
    test.clock.set('2026-11-23T05:00:00.000Z');
    await runDueWork(test.deps);
    expect((await read(cast.officer, draft.id)).published?.contentHash).toBe(draft.working?.contentHash);
  });

  it('422 for a time after the last day of validity', async () => {
    const item = await approvedItem(test, cast, { validUntil: '2026-11-24' });
    const late = await act(cast.officer, item.id, 'schedule', { publishAt: '2026-11-24T17:00:00Z' });
    expect(pointersOf(expectProblem(late, 'requirements-not-met'))).toEqual(['/publishAt']);
    expect((await act(cast.officer, item.id, 'schedule', { publishAt: '2026-11-24T16:59:00Z' })).status).toBe(
      200,
    );
    await mustAct(cast.officer, item.id, 'unschedule');
  });

  it('is kept although another item’s fails, which is told and left as it is', async () => {
    const [bad, good] = await Promise.all([approvedItem(test, cast), approvedItem(test, cast)]);
    await mustAct(cast.officer, bad.id, 'schedule', { publishAt: '2026-11-23T03:00:00Z' });
    await mustAct(cast.officer, good.id, 'schedule', { publishAt: '2026-11-23T03:01:00Z' });
    const forge = (hash: string | undefined) =>
      test.owner.pool.query(
        `DO $$ BEGIN SET LOCAL session_replication_role = replica;
           UPDATE revisions SET content_hash = '${hash ?? ''}' WHERE item_id = '${bad.id}'; END $$`,
      );
    await forge('a'.repeat(64));
    test.clock.set('2026-11-23T04:00:00.000Z');
    await expect(runDueWork(test.deps)).rejects.toThrow(bad.id);
    expect(await statusAt(bad.slug)).toBe(404);
    expect(await statusAt(good.slug)).toBe(200);
    await forge(bad.working?.contentHash);
    expect(await runDueWork(test.deps)).toBe(1);
  });

  it('is raced by its cancellation: either, never both', async () => {
    for (let i = 0; i < 4; i++) {
      test.clock.set(START_OF_TEST);
      const item = await approvedItem(test, cast);
      await mustAct(cast.officer, item.id, 'schedule', { publishAt: '2026-11-23T05:00:00Z' });
      test.clock.set('2026-11-23T05:00:00.000Z');
      const [cancelled] = await Promise.all([
        act(cast.officer, item.id, 'unschedule'),
        runDueWork(test.deps),
      ]);
      expect(await publicationsOf(item.id)).toBe(cancelled.status === 200 ? 0 : 1);
    }
  });
});

describe('the last day of validity', () => {
  it('is shown to its end in Bangkok, and is a tombstone from midnight on', async () => {
    const { id, slug } = await draftOf(test, cast.officer, { category: IMMEDIATE, validUntil: '2026-11-23' });
    await mustAct(cast.officer, id, 'publish');
    test.clock.set('2026-11-23T16:59:59.999Z');
    await runDueWork(test.deps);
    expect(await statusAt(slug)).toBe(200);
    test.clock.set('2026-11-23T17:00:00.000Z');
    expect(await runDueWork(test.deps)).toBe(1);
    expect(await statusAt(slug)).toBe(410);
    expect(await runDueWork(test.deps)).toBe(0);
  });

  it('422 when it has passed already', async () => {
    const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE, validUntil: '2026-11-22' });
    expectProblem(await act(cast.officer, id, 'publish'), 'requirements-not-met');
  });
});
