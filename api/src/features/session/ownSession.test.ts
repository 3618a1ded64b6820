import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Me, OwnSessionList, Session } from '@phoeiphrae/shared/session';
import { createPerson, TEST_PASSWORD } from '../../testing/asPost.ts';
import { Browser } from '../../testing/browser.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
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

describe('POST /session/password', () => {
  it('answers each of many at once: one changes it, the others are refused, and nothing fails', async () => {
    const person = await createPerson(test);
    // Each from a session of its own: attempts of one session take turns anyway
    const tokens = await Promise.all(
      Array.from({ length: 4 }, async () => tokenOf(await browser().signIn(person.username))),
    );
    const change = (token: string, i: number) =>
      client(test, token).post('/session/password', {
        currentPassword: TEST_PASSWORD,
        newPassword: `ข้อความรหัสผ่านใหม่ลำดับที่ ${String.fromCharCode(97 + i).repeat(4)}`,
      });
    const statuses = (await Promise.all(tokens.map(change))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    // The change ends the other sessions: they are refused as such, or for the password
    expect(statuses.filter((status) => status === 401 || status === 403)).toHaveLength(3);
  });

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

  it('is good for ten minutes of the clock by which the session counts, and ends no session when it is late', async () => {
    const person = await createPerson(test);
    const { token } = person;
    test.clock.advance(600_000 - 1);
    expect((await client(test, token).get('/session')).status).toBe(200);
    test.clock.advance(1);
    expectProblem(await client(test, token).get('/session'), 'not-signed-in');
    await client(test, token).delete('/session');
    expect((await person.get('/session')).status).toBe(200);
  });
});
