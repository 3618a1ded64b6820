import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '@phoeiphrae/shared/session';
import { createPerson } from '../../testing/asPost.ts';
import { Browser } from '../../testing/browser.ts';
import { buildTestApp, START_OF_TEST, type TestApp } from '../../testing/buildTestApp.ts';
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
