import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Me, OwnSessionList, Session } from '@phoeiphrae/shared/people';
import { asPost, createPerson, TEST_PASSWORD } from '../../testing/asPost.ts';
import { Browser } from '../../testing/browser.ts';
import { buildTestApp, START_OF_TEST, type TestApp } from '../../testing/buildTestApp.ts';
import { client } from '../../testing/client.ts';
import { expectProblem, pointersOf } from '../../testing/expectProblem.ts';

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
      ['nul\u0000byte', TEST_PASSWORD],
      [active.username, 'wrong password'],
      [suspended.username, TEST_PASSWORD],
      [ended.username, TEST_PASSWORD],
      [expired.username, TEST_PASSWORD],
    ] as const;
    for (const [username, password] of attempts.filter(([name]) => !name.includes('\u0000'))) {
      const reply = await browser().signIn(username, password);
      const { requestId: _requestId, ...problem } = expectProblem(reply, 'sign-in-refused');
      expect(problem).toEqual({
        type: '/problems/sign-in-refused',
        title: 'ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง',
        status: 401,
        detail: 'โปรดตรวจตัวสะกดแล้วลองใหม่ หากลืมรหัสผ่านให้ติดต่อศูนย์ ICT',
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

describe('throttling', () => {
  it('429 after eight failures of a network on an account, whether it exists or not, and free again in time', async () => {
    test.clock.set('2026-11-24T02:00:00.000Z');
    const person = await createPerson(test);
    for (const username of [person.username, 'nobody.at.all']) {
      const attacker = browser();
      for (let i = 0; i < 8; i++) expectProblem(await attacker.signIn(username, 'guess'), 'sign-in-refused');
      const reply = await attacker.signIn(username, TEST_PASSWORD);
      expectProblem(reply, 'too-many-requests');
      expect(reply.headers['retry-after']).toBe('900');
    }
    test.clock.advance(15 * 60_000 + 1000);
    expect((await browser().signIn(person.username)).status).toBe(200);
  });

  it('counts guesses that come all at once', async () => {
    const person = await createPerson(test);
    const attacker = browser();
    const replies = await Promise.all(
      Array.from({ length: 40 }, () => attacker.signIn(person.username, 'guess')),
    );
    expect(replies.filter((reply) => reply.status === 401).length).toBeLessThanOrEqual(8);
    expect(replies.every((reply) => [401, 429].includes(reply.status))).toBe(true);
  });

  it('counts an IPv6 /64 as one caller', async () => {
    const person = await createPerson(test);
    const from = (tail: number) => new Browser(test, `2001:db8:1:2::${tail.toString(16)}`);
    for (let i = 1; i <= 8; i++) await from(i).signIn(person.username, 'guess');
    expectProblem(await from(99).signIn(person.username), 'too-many-requests');
  });

  it('does not lock the director out of a known device by failures from elsewhere or from the same network', async () => {
    const director = await asPost(test, 'director');
    const own = new Browser(test, '192.0.2.50');
    expect((await own.signIn(director.username)).status).toBe(200);
    for (let i = 0; i < 32; i++) await browser().signIn(director.username, 'guess');
    for (let i = 0; i < 61; i++) await new Browser(test, '192.0.2.50').signIn(`someone${String(i)}`, 'guess');
    expectProblem(await browser().signIn(director.username), 'too-many-requests');
    expectProblem(await new Browser(test, '192.0.2.50').signIn(director.username), 'too-many-requests');
    expect((await own.signIn(director.username)).status).toBe(200);
  });

  it('gives a device cookie no weight for another account, and a stolen one ten guesses', async () => {
    const [person, director] = [await createPerson(test), await asPost(test, 'director')];
    const known = browser();
    await known.signIn(person.username);
    for (let i = 0; i < 8; i++)
      expectProblem(await known.signIn(director.username, 'guess'), 'sign-in-refused');
    expectProblem(await known.signIn(director.username), 'too-many-requests');
    for (let i = 0; i < 10; i++)
      expectProblem(await known.signIn(person.username, 'guess'), 'sign-in-refused');
    expectProblem(await known.signIn(person.username), 'too-many-requests');
  });
});

describe('POST /session/refresh', () => {
  it('rotates the token; used again after the grace it ends the session for both holders', async () => {
    const person = await createPerson(test);
    const victim = browser();
    const first = tokenOf(await victim.signIn(person.username));
    const thief = browser();
    for (const [name, value] of victim.cookies) thief.cookies.set(name, value);
    const second = await victim.refresh();
    expect(second.status).toBe(200);
    expect([...victim.cookies]).not.toEqual([...thief.cookies]);
    test.clock.advance(11_000);
    expectProblem(await thief.refresh(), 'not-signed-in');
    expectProblem(await victim.refresh(), 'not-signed-in');
    for (const token of [first, tokenOf(second)]) {
      expectProblem(await client(test, token).get('/session'), 'not-signed-in');
    }
    const [row] = await rows(
      'SELECT id, end_reason FROM sessions WHERE user_id = $1 AND end_reason IS NOT NULL',
      person.id,
    );
    expect(row?.['end_reason']).toBe('reuse');
    expect(await eventsOf('session.reuse_detected', String(row?.['id']))).toBe(1);
  });

  it('notices a token that was exchanged twice over, and a forged one ends nothing', async () => {
    const person = await createPerson(test);
    const [holder, old] = [browser(), browser()];
    await holder.signIn(person.username);
    for (const [name, value] of holder.cookies) old.cookies.set(name, value);
    await holder.refresh();
    await holder.refresh();
    const forged = browser();
    const name = 'phoeiphrae_refresh';
    forged.cookies.set(name, (holder.cookies.get(name) ?? '').replace(/\.[^.]+\./, '.forged.'));
    expectProblem(await forged.refresh(), 'not-signed-in');
    expect((await holder.refresh()).status).toBe(200);
    expectProblem(await old.refresh(), 'not-signed-in');
    expectProblem(await holder.refresh(), 'not-signed-in');
  });

  it('lets one of two windows that race win, tells the other to send again, and ends nothing', async () => {
    const person = await createPerson(test);
    const one = browser();
    await one.signIn(person.username);
    const windows = Array.from({ length: 10 }, () => {
      const copy = browser();
      for (const [name, value] of one.cookies) copy.cookies.set(name, value);
      return copy;
    });
    const replies = await Promise.all(windows.map((copy) => copy.refresh()));
    const winner = windows[replies.findIndex((reply) => reply.status === 200)];
    expect(replies.map((reply) => reply.status).sort()).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 409),
    ]);
    for (const reply of replies.filter(({ status }) => status === 409)) {
      expectProblem(reply, 'refresh-superseded');
      expect(reply.headers['set-cookie']).toBeUndefined();
    }
    expect((await winner?.refresh())?.status).toBe(200);
  });

  it('401 without a cookie, after fourteen days, and once the account is suspended', async () => {
    expectProblem(await browser().refresh(), 'not-signed-in');
    const [late, suspended] = [await createPerson(test), await createPerson(test)];
    const [lateBrowser, suspendedBrowser] = [browser(), browser()];
    await lateBrowser.signIn(late.username);
    await suspendedBrowser.signIn(suspended.username);
    await test.owner.pool.query("UPDATE users SET status = 'suspended' WHERE id = $1", [suspended.id]);
    expectProblem(await suspendedBrowser.refresh(), 'not-signed-in');
    test.clock.advance(7 * 86_400_000);
    expect((await lateBrowser.refresh()).status).toBe(200);
    test.clock.advance(7 * 86_400_000);
    expectProblem(await lateBrowser.refresh(), 'not-signed-in');
    test.clock.set(START_OF_TEST);
  });

  it('403 when another site sends it', async () => {
    const person = await createPerson(test);
    const own = browser();
    await own.signIn(person.username);
    for (const origin of ['https://evil.example', 'null']) {
      expectProblem(
        await own.send('post', '/session/refresh', undefined, { headers: { origin } }),
        'origin-refused',
      );
    }
  });
});

describe('DELETE /session', () => {
  it('204 and neither token opens anything any more', async () => {
    const person = await createPerson(test);
    const own = browser();
    const token = tokenOf(await own.signIn(person.username));
    const kept = new Map(own.cookies);
    expect((await own.send('delete', '/session')).status).toBe(204);
    expectProblem(await client(test, token).get('/session'), 'not-signed-in');
    for (const [name, value] of kept) own.cookies.set(name, value);
    expectProblem(await own.refresh(), 'not-signed-in');
    expect((await own.send('delete', '/session')).status).toBe(204);
  });
});

describe('POST /session/password', () => {
  const newPassword = 'สีเขียว garden 7 lanterns';
  it('200, the person goes on, every other session is over, and only the new password signs in', async () => {
    const person = await createPerson(test);
    const elsewhere = browser();
    const other = tokenOf(await elsewhere.signIn(person.username));
    const body = { currentPassword: TEST_PASSWORD, newPassword };
    expect((await person.post('/session/password', body)).status).toBe(200);
    expect((await person.get('/session')).status).toBe(200);
    expectProblem(await client(test, other).get('/session'), 'not-signed-in');
    expectProblem(await elsewhere.refresh(), 'not-signed-in');
    expectProblem(await browser().signIn(person.username), 'sign-in-refused');
    expect((await browser().signIn(person.username, newPassword)).status).toBe(200);
    expect(await eventsOf('user.password_changed', person.id)).toBe(1);
  });

  it('is all that a one-time password opens', async () => {
    const person = await createPerson(test, { mustChangePassword: true });
    expect((await person.get<Me>('/session')).body.mustChangePassword).toBe(true);
    expectProblem(await person.get('/sessions'), 'password-change-required');
    const body = { currentPassword: TEST_PASSWORD, newPassword };
    expect((await person.post<Me>('/session/password', body)).body.mustChangePassword).toBe(false);
    expect((await person.get('/sessions')).status).toBe(200);
  });

  it('422 with every fault of the new password', async () => {
    const person = await createPerson(test, { username: 'garden' });
    const faults = async (password: string) => {
      const body = { currentPassword: TEST_PASSWORD, newPassword: password };
      const problem = expectProblem(await person.post('/session/password', body), 'requirements-not-met');
      expect(pointersOf(problem)).toEqual(problem.errors?.map(() => '/newPassword'));
      return problem.errors?.map((error) => error.code);
    };
    expect(await faults(TEST_PASSWORD)).toEqual(['same']);
    expect(await faults('password1234')).toEqual(['common']);
    expect(await faults('P@ssw0rd-2569')).toEqual(['common']);
    expect(await faults('aaaaaaaaaaaaaaa')).toEqual(['common']);
    expect(await faults('my garden is mine')).toEqual(['username']);
    const short = { currentPassword: TEST_PASSWORD, newPassword: 'short' };
    expectProblem(await person.post('/session/password', short), 'malformed-request');
  });

  it('403 for a wrong present password, 429 after five, and the failures outlive the roll-back', async () => {
    const person = await createPerson(test);
    const body = { currentPassword: 'wrong', newPassword };
    for (let i = 0; i < 5; i++)
      expectProblem(await person.post('/session/password', body), 'password-not-confirmed');
    const right = { currentPassword: TEST_PASSWORD, newPassword };
    expectProblem(await person.post('/session/password', right), 'too-many-requests');
    expect(await eventsOf('user.password_changed', person.id)).toBe(0);
  });
});

describe('GET and DELETE /sessions', () => {
  it('lists the own sessions and ends one of them, never another person’s', async () => {
    const [person, stranger] = [await createPerson(test), await createPerson(test)];
    const token = tokenOf(await browser().signIn(person.username));
    const { sessions } = (await person.get<OwnSessionList>('/sessions')).body;
    expect(sessions.map((entry) => entry.current).sort()).toEqual([false, true]);
    const other = sessions.find((entry) => !entry.current)?.id ?? '';
    expectProblem(await stranger.delete(`/sessions/${other}`), 'not-found');
    expect((await person.delete(`/sessions/${other}`)).status).toBe(204);
    expectProblem(await client(test, token).get('/session'), 'not-signed-in');
    expectProblem(await person.delete(`/sessions/${other}`), 'not-found');
    expect(await eventsOf('session.ended', other)).toBe(1);
  });
});

describe('an access token', () => {
  it('401 when it is missing, of another key, unsigned, or of a suspended person', async () => {
    const person = await createPerson(test);
    const [header, payload] = person.token.split('.');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    for (const token of [
      '',
      'x',
      `${String(header)}.${String(payload)}.AAAA`,
      `${none}.${String(payload)}.`,
    ]) {
      expectProblem(await client(test, token).get('/session'), 'not-signed-in');
    }
    expectProblem(await client(test).get('/session'), 'not-signed-in');
    await test.owner.pool.query("UPDATE users SET status = 'suspended' WHERE id = $1", [person.id]);
    expectProblem(await person.get('/session'), 'not-signed-in');
  });
});
