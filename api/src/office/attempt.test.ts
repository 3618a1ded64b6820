import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPerson, TEST_PASSWORD } from '../testing/asPost.ts';
import { Browser } from '../testing/browser.ts';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';
import { act, castOffice, draftOf, mustAct, type Cast } from '../testing/office.ts';
import { beginAttempt } from './attempt.ts';
import { bucketOf } from './throttle.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.owner.pool.query('TRUNCATE throttle_hits, throttle_attempts');
});

const rows = async () => {
  const { rows: found } = await test.owner.pool.query<{ hits: number; attempts: number }>(
    `SELECT (SELECT count(*)::int FROM throttle_hits) AS hits,
      (SELECT count(*)::int FROM throttle_attempts) AS attempts`,
  );
  return found[0];
};
const five = () => bucketOf(test.deps, 5, 'test');
const times = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work));
const statusesOf = (replies: readonly { status: number }[]) => replies.map(({ status }) => status).sort();

describe('attempts under way', () => {
  it('leave nothing behind of twenty right sign-ins at once, and none of them is refused', async () => {
    const person = await createPerson(test);
    const replies = await times(20, () => new Browser(test, '198.51.100.1').signIn(person.username));
    expect(new Set(statusesOf(replies))).toEqual(new Set([200]));
    expect(await rows()).toEqual({ hits: 0, attempts: 0 });
  });

  it('leave nothing behind of twenty right confirmations at once, and none of them is refused', async () => {
    const confirm = () =>
      cast.deputy.post('/session/passkeys/options', { password: TEST_PASSWORD, label: 'กุญแจ' });
    expect(new Set(statusesOf(await times(20, confirm)))).toEqual(new Set([200]));
    expect(await rows()).toEqual({ hits: 0, attempts: 0 });
  });

  it('let no more than five of thirty wrong confirmations pass, and count those and no others', async () => {
    const guess = () => cast.head.post('/session/passkeys/options', { password: 'wrong', label: 'กุญแจ' });
    const statuses = statusesOf(await times(30, guess));
    expect(statuses).toEqual([...Array<number>(5).fill(403), ...Array<number>(25).fill(429)]);
    expect(await rows()).toEqual({ hits: 5, attempts: 0 });
  });

  it('of processes that were killed are no failures: the director signs, when they have lapsed, as ever', async () => {
    const { id } = await draftOf(test, cast.officer);
    await mustAct(cast.officer, id, 'submit');
    await mustAct(cast.head, id, 'endorse');
    await mustAct(cast.deputy, id, 'endorse');
    const { id: userId, sessionId } = cast.director;
    const bucket = bucketOf(test.deps, 5, 'reauthenticate', userId, sessionId);
    for (let i = 0; i < 5; i++) await beginAttempt(test.deps, [bucket]); // and never ends
    expect(await rows()).toEqual({ hits: 0, attempts: 5 });
    test.clock.advance(15_000);
    expect((await act(cast.director, id, 'approve')).status).toBe(200);
    expect((await rows())?.hits).toBe(0);
  });

  it('keep the next one waiting only until one of them turns out right', async () => {
    const under = [];
    for (let i = 0; i < 5; i++) under.push(await beginAttempt(test.deps, [five()]));
    const next = beginAttempt(test.deps, [five()]);
    await under[0]?.end('passed');
    await (await next).end('passed');
    for (const one of under.slice(1)) await one.end('failed');
    expect(await rows()).toEqual({ hits: 4, attempts: 0 });
  });

  it('turn the next one away, without counting it, when their outcome takes too long', async () => {
    for (let i = 0; i < 5; i++) await beginAttempt(test.deps, [five()]);
    await expect(beginAttempt(test.deps, [five()])).rejects.toMatchObject({
      code: 'too-many-requests',
      headers: { 'retry-after': '15' },
    });
    expect(await rows()).toEqual({ hits: 0, attempts: 5 });
  });
});
