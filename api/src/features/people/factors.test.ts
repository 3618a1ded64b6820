import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Passkey, PasskeyList } from '@phoeiphrae/shared/passkey';
import type { User } from '@phoeiphrae/shared/user';
import { asPost, createPerson, type Person } from '../../testing/asPost.ts';
import { giveApp } from '../../testing/authenticatorApp.ts';
import { Browser } from '../../testing/browser.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { expectProblem } from '../../testing/expectProblem.ts';
import { glance } from '../../testing/ledger.ts';
import { givePasskey } from '../../testing/passkeys.ts';

let test: TestApp;
let admin: Person;
beforeAll(async () => {
  test = await buildTestApp();
  admin = await asPost(test, 'ict_officer');
});
afterAll(() => test.close());

const versionOf = async (person: Person) => (await admin.get<User>(`/users/${person.id}`)).body.version;
const noticesOf = async (person: Person) =>
  (await person.get<{ notices: { kind: string }[] }>('/notices')).body.notices.map(({ kind }) => kind);

describe('POST /users/{id}/reset-second-factor', () => {
  const reset = async (by: Person, whom: Person) =>
    by.post(`/users/${whom.id}/reset-second-factor`, undefined, { ifMatch: await versionOf(whom) });

  it('takes the app away, ends the sessions and leaves an event; the password alone lets in again', async () => {
    const who = await createPerson(test);
    await giveApp(test, who);
    const before = await glance(test.owner);
    expect((await reset(admin, who)).status).toBe(200);
    expectProblem(await who.get('/session'), 'not-signed-in');
    const { events } = await glance(test.owner, before.seq);
    expect(events.map(({ type, by }) => [type, by.userId])).toEqual([['second_factor.reset', admin.id]]);
    expect((await new Browser(test).signIn(who.username)).status).toBe(200);
    expectProblem(await reset(admin, who), 'move-not-possible');
  });

  it('403 for anyone but an administrator, and for an administrator’s own', async () => {
    const who = await createPerson(test);
    await giveApp(test, who);
    await giveApp(test, admin);
    expectProblem(await reset(who, who), 'not-permitted');
    expectProblem(await reset(admin, admin), 'not-permitted');
  });
});

describe('passkeys of a person', () => {
  it('are listed and revoked by an administrator, never removed, and the person is told', async () => {
    const who = await createPerson(test);
    const { passkey } = await givePasskey(who);
    const path = `/users/${who.id}/passkeys`;
    expect((await admin.get<PasskeyList>(path)).body.passkeys.map(({ id }) => id)).toEqual([passkey.id]);
    const revoked = await admin.post<Passkey>(`${path}/${passkey.id}/revoke`);
    expect(revoked.body.revokedAt).toBe(test.clock.now().toISOString());
    expectProblem(await admin.post(`${path}/${passkey.id}/revoke`), 'move-not-possible');
    expect((await who.get<PasskeyList>('/session/passkeys')).body.passkeys).toEqual([revoked.body]);
    expect(await noticesOf(who)).toEqual(expect.arrayContaining(['passkey_registered', 'passkey_revoked']));
    const remove = test.deps.db.pool.query('DELETE FROM passkeys WHERE id = $1', [passkey.id]);
    await expect(remove).rejects.toMatchObject({ code: '42501' });
    const revive = test.deps.db.pool.query('UPDATE passkeys SET revoked_at = NULL, revoked_by = NULL');
    await expect(revive).rejects.toMatchObject({ code: '23514' });
  });

  it('403 for others, 404 for the key of someone else', async () => {
    const [who, other] = [await createPerson(test), await createPerson(test)];
    const { passkey } = await givePasskey(who);
    expectProblem(await other.get(`/users/${who.id}/passkeys`), 'not-permitted');
    expectProblem(await other.post(`/users/${who.id}/passkeys/${passkey.id}/revoke`), 'not-permitted');
    expectProblem(await admin.post(`/users/${other.id}/passkeys/${passkey.id}/revoke`), 'not-found');
  });
});
