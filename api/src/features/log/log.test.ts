import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LogPage } from '@phoeiphrae/shared/event';
import { asPost, createPerson, type Person } from '../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { expectProblem } from '../../testing/expectProblem.ts';
import { entryHash, verifyLog } from './verifyLog.ts';

let test: TestApp;
let ict: Person;
const ENTRIES = 12;
beforeAll(async () => {
  test = await buildTestApp();
  ict = await asPost(test, 'ict_officer');
  for (let i = 1; i < ENTRIES; i++) {
    test.clock.advance(86_400_000);
    await ict.post('/users', { username: `user${String(i)}`, name: `ผู้ใช้ ${String(i)}` });
  }
});
afterAll(() => test.close());

const owner = (sql: string, ...values: unknown[]) => test.owner.pool.query(sql, values);

describe('GET /log/events', () => {
  it('pages newest first and filters by type, person and days in Bangkok', async () => {
    const first = (await ict.get<LogPage>('/log/events?limit=5')).body;
    expect(first.events.map((event) => event.seq)).toEqual([12, 11, 10, 9, 8]);
    const next = (await ict.get<LogPage>(`/log/events?limit=50&cursor=${String(first.nextCursor)}`)).body;
    expect(next.events).toHaveLength(7);
    expect(next.nextCursor).toBeNull();
    const list = async (query: string) => (await ict.get<LogPage>(`/log/events?${query}`)).body.events;
    expect(await list('type=policy.loaded')).toHaveLength(1);
    expect(await list(`actor=${ict.id}&from=2026-11-25&to=2026-11-26`)).toHaveLength(2);
    expectProblem(await ict.get('/log/events?type=nonsense'), 'malformed-request');
    expectProblem(await ict.get('/log/events?from=2569-11-22T00:00'), 'malformed-request');
  });

  it('is for the committee, oversight, monitoring and administration', async () => {
    const readers = [
      await createPerson(test, { seats: [4] }),
      await asPost(test, 'deputy_director'),
      await asPost(test, 'ict_director'),
    ];
    for (const reader of readers) expect((await reader.get('/log/events')).status).toBe(200);
    for (const post of ['officer', 'group_head']) {
      expectProblem(
        await (await asPost(test, post, { workGroups: ['ict'] })).get('/log/events'),
        'not-permitted',
      );
    }
  });
});

describe('verifyLog', () => {
  beforeEach(async () => {
    await owner('DROP TABLE IF EXISTS kept');
    await owner('CREATE TABLE kept AS SELECT * FROM events');
    await owner('ALTER TABLE events DISABLE TRIGGER guard_event');
    return async () => {
      await owner('DELETE FROM events');
      await owner('INSERT INTO events SELECT * FROM kept ORDER BY seq');
      await owner('ALTER TABLE events ENABLE TRIGGER guard_event');
    };
  });

  it('finds nothing in a log that is whole', async () => {
    const last = (await owner('SELECT hash FROM events ORDER BY seq DESC LIMIT 1')).rows[0] as {
      hash: string;
    };
    const steps: number[] = [];
    const verdict = await verifyLog(test.deps.db, (count) => steps.push(count));
    expect(verdict).toEqual({ ok: true, count: ENTRIES, lastHash: last.hash });
    expect(steps).toEqual([ENTRIES]);
  });

  const body = `replace(body, '"type":"user.created"', '"type":"user.edited"')`;
  const tampering: [string, string, number][] = [
    ['an edited body', `UPDATE events SET body = ${body} WHERE seq = 5`, 5],
    ['an edited column beside the body', "UPDATE events SET type = 'user.edited' WHERE seq = 5", 5],
    ['an edited person beside the body', 'UPDATE events SET actor_id = NULL WHERE seq = 5', 5],
    ['an edited time', "UPDATE events SET at = at - interval '1 hour' WHERE seq = 6", 6],
    ['a deleted entry', 'DELETE FROM events WHERE seq = 7', 8],
    ['a cut head', 'DELETE FROM events WHERE seq < 4', 4],
    [
      'an entry before the first',
      'INSERT INTO events SELECT 0, at, type, actor_id, item_id, revision_id, subject_id, request_id, body, previous_hash, hash FROM events WHERE seq = 1',
      0,
    ],
    [
      'two entries swapped',
      'UPDATE events e SET body = o.body, hash = o.hash, previous_hash = o.previous_hash FROM events o WHERE (e.seq, o.seq) IN ((4, 9), (9, 4))',
      4,
    ],
  ];
  it.each(tampering)('finds %s, done as the owner of the database', async (_what, sql, seq) => {
    await owner(sql);
    expect(await verifyLog(test.deps.db)).toMatchObject({ ok: false, seq, fault: expect.any(String) });
  });

  it('finds an entry rewritten with a hash that fits, at the one after it', async () => {
    const { rows } = await owner('SELECT body, previous_hash FROM events WHERE seq = 5');
    const row = rows[0] as { body: string; previous_hash: string };
    const forged = row.body.replace('user5', 'userX').replace('user4', 'userX');
    expect(forged).not.toBe(row.body);
    const hash = entryHash(row.previous_hash, forged);
    await owner('UPDATE events SET body = $1, hash = $2 WHERE seq = 5', forged, hash);
    expect(await verifyLog(test.deps.db)).toMatchObject({ ok: false, seq: 6 });
  });

  it('the application’s own role may neither change nor delete an entry', async () => {
    for (const sql of ["UPDATE events SET type = 'x'", 'DELETE FROM events', 'TRUNCATE events']) {
      await expect(test.deps.db.pool.query(sql)).rejects.toThrow(/permission denied/);
    }
  });
});
