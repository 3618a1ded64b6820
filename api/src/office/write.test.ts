import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkGroup } from '@phoeiphrae/shared/workGroup';
import { asPost, type Person } from '../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';
import { expectProblem } from '../testing/expectProblem.ts';

let test: TestApp;
let ict: Person;
beforeAll(async () => {
  test = await buildTestApp();
  ict = await asPost(test, 'ict_officer');
});
afterAll(() => test.close());

const group = (code: string) => ({ code, nameTh: 'กลุ่มทดสอบ', nameEn: 'Test', aliases: [] });
const eventsOf = async (code: string) =>
  (await test.owner.pool.query("SELECT 1 FROM events WHERE body LIKE '%\"' || $1 || '\"%'", [code])).rowCount;

describe('Idempotency-Key', () => {
  it('has one effect and one answer, when the retries come all at once', async () => {
    const send = () => ict.post<WorkGroup>('/work-groups', group('at_once'), { key: 'all-at-once' });
    const replies = await Promise.all(Array.from({ length: 20 }, send));
    expect(new Set(replies.map((reply) => reply.text)).size).toBe(1);
    expect(replies.every((reply) => reply.status === 201 && reply.headers['etag'] === '"1"')).toBe(true);
    expect(new Set(replies.map((reply) => reply.headers['location']))).toEqual(
      new Set(['/api/v1/work-groups/at_once']),
    );
    expect(await eventsOf('at_once')).toBe(1);
  });

  it('422 for the same key with another body, at another address, or with another version', async () => {
    const key = 'used-only-once';
    expect((await ict.post('/work-groups', group('first_use'), { key })).status).toBe(201);
    expectProblem(await ict.post('/work-groups', group('second_use'), { key }), 'idempotency-key-reused');
    expectProblem(
      await ict.post('/users', { username: 'other', name: 'อื่น' }, { key }),
      'idempotency-key-reused',
    );
    expect(await eventsOf('second_use')).toBe(0);
  });

  it('is each person’s own, and free again after a refusal', async () => {
    const other = await asPost(test, 'ict_officer');
    const key = 'everyones-key';
    expect((await ict.post('/work-groups', group('of_one'), { key })).status).toBe(201);
    expect((await other.post('/work-groups', group('of_other'), { key })).status).toBe(201);
    const again = 'after-a-refusal';
    expectProblem(await ict.post('/work-groups', group('of_one'), { key: again }), 'already-exists');
    expect((await ict.post('/work-groups', group('of_two'), { key: again })).status).toBe(201);
  });

  it('400 when it is too short or too long', async () => {
    for (const key of ['short', 'x'.repeat(201)]) {
      expectProblem(await ict.post('/work-groups', group('no_key'), { key }), 'idempotency-key-missing');
    }
  });
});

describe('a right that is taken away', () => {
  it('has no effect left in a write that arrives together with the suspension', async () => {
    const victim = await asPost(test, 'ict_officer');
    const writes = Array.from({ length: 10 }, (_, i) =>
      victim.post('/work-groups', group(`race_${String(i)}`)),
    );
    const suspension = ict.post(`/users/${victim.id}/suspend`, undefined, { ifMatch: 1 });
    const replies = await Promise.all(writes);
    expect((await suspension).status).toBe(200);
    expect(replies.every((reply) => [201, 401].includes(reply.status))).toBe(true);
    const { rows } = await test.owner.pool.query<{ late: string }>(
      `SELECT count(*) AS late FROM events w, events s
       WHERE w.actor_id = $1 AND w.type = 'work_group.created'
         AND s.type = 'user.suspended' AND s.subject_id = $1 AND w.seq > s.seq`,
      [victim.id],
    );
    expect(rows[0]?.late).toBe('0');
  });
});
