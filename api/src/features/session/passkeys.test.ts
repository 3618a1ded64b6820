import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PasskeyCreationOptions, PasskeyList } from '@phoeiphrae/shared/passkey';
import { createPerson, TEST_PASSWORD, type Person } from '../../testing/asPost.ts';
import { Authenticator, type Quirks } from '../../testing/authenticator.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { expectProblem } from '../../testing/expectProblem.ts';
import { glance } from '../../testing/ledger.ts';
import { givePasskey } from '../../testing/passkeys.ts';

let test: TestApp;
let who: Person;
beforeAll(async () => {
  test = await buildTestApp();
  who = await createPerson(test);
});
afterAll(() => test.close());

const options = async (person = who) => {
  const body = { password: TEST_PASSWORD, label: 'กุญแจสำรอง' };
  return (await person.post<PasskeyCreationOptions>('/session/passkeys/options', body)).body;
};
const register = (attestation: object, person = who) => person.post('/session/passkeys', { attestation });

describe('POST /session/passkeys', () => {
  it('takes in a key bound to our host, and leaves an event and a notice', async () => {
    const prepared = await options();
    expect(prepared).toMatchObject({
      rp: { id: 'localhost' },
      authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
      excludeCredentials: [],
    });
    const before = await glance(test.owner);
    const reply = await register(new Authenticator().create(prepared));
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ label: 'กุญแจสำรอง', revokedAt: null, lastUsedAt: null });
    const { events } = await glance(test.owner, before.seq);
    expect(events.map(({ type }) => type)).toEqual(['passkey.registered']);
    expect((await options()).excludeCredentials).toHaveLength(1);
    expect((await who.get<PasskeyList>('/session/passkeys')).body.passkeys).toHaveLength(1);
  });

  it('asks for the password first', async () => {
    const body = { password: 'wrong', label: 'x' };
    expectProblem(await who.post('/session/passkeys/options', body), 'password-not-confirmed');
  });

  it.each<[string, Quirks]>([
    ['another challenge', { challenge: 'AAAA' }],
    ['another origin', { origin: 'https://phishing.example' }],
    ['another relying party', { rpId: 'phishing.example' }],
    ['a page in another site’s frame', { crossOrigin: true }],
    ['no user verification', { userVerified: false }],
  ])('403 with %s', async (_name, quirks) => {
    expectProblem(
      await register(new Authenticator().create(await options(), quirks)),
      'passkey-not-confirmed',
    );
  });

  it('403 twice with one preparation, after five minutes, and with what another person prepared', async () => {
    const prepared = await options();
    expect((await register(new Authenticator().create(prepared))).status).toBe(201);
    expectProblem(await register(new Authenticator().create(prepared)), 'passkey-not-confirmed');
    const late = await options();
    test.clock.advance(5 * 60_000);
    expectProblem(await register(new Authenticator().create(late)), 'passkey-not-confirmed');
    const other = await createPerson(test);
    await options(other);
    expectProblem(
      await register(new Authenticator().create(await options()), other),
      'passkey-not-confirmed',
    );
  });

  it('409 for a key that is known, whosever it is and revoked or not', async () => {
    const { authenticator } = await givePasskey(who);
    const other = await createPerson(test);
    expectProblem(await register(authenticator.create(await options(other)), other), 'already-exists');
  });
});
