import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Me, Session } from '@phoeiphrae/shared/session';
import { hashPassword } from '../../office/password.ts';
import { asPost, createPerson, TEST_PASSWORD } from '../../testing/asPost.ts';
import { Browser } from '../../testing/browser.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { client } from '../../testing/client.ts';
import { expectProblem } from '../../testing/expectProblem.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.close());

const rows = async (sql: string, ...values: unknown[]) =>
  (await test.owner.pool.query<Record<string, unknown>>(sql, values)).rows;
const eventsOf = async (type: string, subjectId: string) =>
  (await rows('SELECT * FROM events WHERE type = $1 AND subject_id = $2', type, subjectId)).length;
const tokenOf = (reply: { body: unknown }) => (reply.body as Session).accessToken;
let networks = 0;
/** A browser on a network of its own, so that no test fills a bucket of another. */
const browser = () => new Browser(test, `198.51.100.${String(++networks)}`);

describe('POST /session', () => {
  it('200 with a token that opens the API, the powers held today and an HttpOnly cookie', async () => {
    const person = await asPost(test, 'officer', { workGroups: ['policy_plan'] });
    const reply = await browser().signIn(` ${person.username.toUpperCase()}`);
    expect(reply.status).toBe(200);
    const { me, accessToken, expiresInSeconds } = reply.body as Session;
    expect(expiresInSeconds).toBe(600);
    expect(me).toMatchObject({
      id: person.id,
      powers: ['prepare', 'publish_for_group'],
      preparesFor: ['policy_plan'],
    });
    expect((await client(test, accessToken).get<Me>('/session')).body).toEqual(me);
    const cookie = [reply.headers['set-cookie']].flat().map(String);
    expect(cookie[0]).toMatch(
      /^phoeiphrae_refresh=.*Max-Age=1209600; Path=\/api\/v1\/session; HttpOnly; SameSite=Strict$/,
    );
    expect(reply.headers['cache-control']).toBe('no-store');
    const [row] = await rows(
      'SELECT id FROM sessions WHERE user_id = $1 AND user_agent <> $2',
      person.id,
      '',
    );
    expect(await eventsOf('session.started', String(row?.['id']))).toBe(1);
  });

  it('401 with the same answer for an unknown user, a wrong password, a suspended, an ended and an expired account', async () => {
    const active = await createPerson(test);
    const suspended = await createPerson(test, { status: 'suspended' });
    const ended = await createPerson(test, { status: 'ended' });
    const expired = await createPerson(test, { mustChangePassword: true });
    const long = '2026-11-22T00:00:00.000Z';
    await test.owner.pool.query('UPDATE users SET one_time_password_expires_at = $1 WHERE id = $2', [
      long,
      expired.id,
    ]);
    const attempts = [
      ['nobody.here', TEST_PASSWORD],
      [active.username, 'wrong password'],
      [suspended.username, TEST_PASSWORD],
      [ended.username, TEST_PASSWORD],
      [expired.username, TEST_PASSWORD],
    ] as const;
    for (const [username, password] of attempts) {
      const reply = await browser().signIn(username, password);
      const { requestId: _requestId, ...problem } = expectProblem(reply, 'sign-in-refused');
      expect(problem).toEqual({
        type: '/problems/sign-in-refused',
        title: 'ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง',
        status: 401,
        detail: 'โปรดตรวจตัวสะกดแล้วลองใหม่ หากลืมรหัสผ่านให้ติดต่อผู้ดูแลระบบ',
        instance: '/api/v1/session',
      });
      expect(reply.headers['set-cookie']).toBeUndefined();
    }
    expect(await eventsOf('session.refused', active.id)).toBe(1);
    const [leak] = await rows("SELECT count(*)::int AS n FROM events WHERE body LIKE '%nobody.here%'");
    expect(leak?.['n']).toBe(0);
  });

  it('takes as long for an unknown user as for a wrong password', async () => {
    const person = await createPerson(test);
    // As the product makes it, and not the weak one of the tests.
    const hash = await hashPassword(TEST_PASSWORD);
    await rows('UPDATE users SET password_hash = $1 WHERE id = $2', hash, person.id);
    const times = { known: [] as number[], unknown: [] as number[] };
    const measure = async (username: string) => {
      const start = performance.now();
      await browser().signIn(username, 'wrong password');
      return performance.now() - start;
    };
    for (let i = 0; i < 20; i++) {
      times.known.push(await measure(person.username));
      times.unknown.push(await measure(`unknown${String(i)}`));
    }
    const median = (list: number[]) => list.sort((a, b) => a - b)[10] ?? 0;
    const ratio = median(times.known) / median(times.unknown);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
  });

  it('400 for a body with other types or with more than it should have', async () => {
    for (const body of [
      {},
      [],
      null,
      { username: {}, password: [] },
      { username: 'x', password: 'y', role: 'z' },
    ]) {
      const reply = await client(test).post('/session', body, {
        headers: { 'content-type': 'application/json' },
      });
      expectProblem(reply, 'malformed-request');
    }
  });

  it('ends the session that the browser had, and never takes over an id that was brought along', async () => {
    const [first, second] = [await createPerson(test), await createPerson(test)];
    const shared = browser();
    const before = tokenOf(await shared.signIn(first.username));
    const after = tokenOf(await shared.signIn(second.username));
    expectProblem(await client(test, before).get('/session'), 'not-signed-in');
    expect((await client(test, after).get('/session')).status).toBe(200);
  });
});
