import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '@phoeiphrae/shared/session';
import { Browser } from '../../testing/browser.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { createAdministrator } from './createAdministrator.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.close());

describe('createAdministrator', () => {
  it('lets the first one in and refuses a second, unless forced', async () => {
    const make = (username: string, force?: boolean) =>
      createAdministrator(
        test.deps.db,
        { username, name: 'ผู้ดูแลระบบ', ...(force === undefined ? {} : { force }) },
        test.clock.now(),
      );
    await expect(make('Not A Name')).rejects.toThrow(/3 to 60/);
    const { username, oneTimePassword } = await make('first.admin');
    const reply = await new Browser(test).signIn(username, oneTimePassword);
    expect((reply.body as Session).me).toMatchObject({
      mustChangePassword: true,
      powers: expect.arrayContaining(['administer']),
    });
    await expect(make('second.admin')).rejects.toThrow(/--force/);
    await expect(make('first.admin', true)).rejects.toThrow(/taken/);
    expect((await make('second.admin', true)).username).toBe('second.admin');
  });
});
