import type { OneTimePassword } from '@phoeiphrae/shared/user';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asPost, type Person } from '../../testing/asPost.ts';
import { Browser } from '../../testing/browser.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { expectProblem } from '../../testing/expectProblem.ts';

let test: TestApp;
let ict: Person;
beforeAll(async () => {
  test = await buildTestApp();
  ict = await asPost(test, 'ict_officer');
});
afterAll(() => test.close());

async function accountOf(username: string): Promise<string> {
  const { body } = await ict.post<OneTimePassword>('/users', { username, name: 'ผู้ใช้ใหม่' });
  return body.oneTimePassword ?? '';
}

describe('a one-time password', () => {
  it('opens one session: whoever has read it too comes too late', async () => {
    const password = await accountOf('one.time');
    expect((await new Browser(test).signIn('one.time', password)).status).toBe(200);
    expectProblem(await new Browser(test).signIn('one.time', password), 'sign-in-refused');
  });

  it('opens one session of several that are asked for at once', async () => {
    const password = await accountOf('one.race');
    const replies = await Promise.all([1, 2, 3, 4].map(() => new Browser(test).signIn('one.race', password)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});
