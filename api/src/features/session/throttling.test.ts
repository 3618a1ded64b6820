import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asPost, createPerson, TEST_PASSWORD } from '../../testing/asPost.ts';
import { Browser } from '../../testing/browser.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { expectProblem } from '../../testing/expectProblem.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.close());

let networks = 0;
/** A browser on a network of its own, so that no test fills a bucket of another. */
const browser = () => new Browser(test, `198.51.100.${String(++networks)}`);

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
