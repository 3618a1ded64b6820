import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Me, Session } from '@phoeiphrae/shared/session';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { Problem } from '@phoeiphrae/shared/problem';
import type { SecondFactorState, SecondStep } from '@phoeiphrae/shared/secondFactor';
import { readPolicyFile } from '@phoeiphrae/db/seed';
import { asPost, createPerson, TEST_PASSWORD, type Person } from '../../testing/asPost.ts';
import { codeAt, giveApp } from '../../testing/authenticatorApp.ts';
import { Browser } from '../../testing/browser.ts';
import { buildTestApp, TEST_CONFIG, type TestApp } from '../../testing/buildTestApp.ts';
import { client } from '../../testing/client.ts';
import { expectProblem } from '../../testing/expectProblem.ts';
import { glance } from '../../testing/ledger.ts';
import { givePasskey } from '../../testing/passkeys.ts';

/** The announcement, with a second factor asked of the director. */
async function strictPolicy(): Promise<Policy> {
  const policy = await readPolicyFile(TEST_CONFIG.policyFile);
  const posts = policy.posts.map((post) =>
    post.code === 'director' ? { ...post, secondFactor: true } : post,
  );
  return { ...policy, posts };
}

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp({ policy: await strictPolicy() });
});
afterAll(() => test.close());

let networks = 0;
const browser = () => new Browser(test, `198.51.100.${String(++networks)}`);
const person = () => createPerson(test);

async function firstStep(who: Person, from = browser()): Promise<{ from: Browser; step: SecondStep }> {
  const problem = expectProblem(await from.signIn(who.username), 'second-factor-required');
  return { from, step: (problem as Problem & { secondStep: SecondStep }).secondStep };
}
const finish = (from: Browser, body: object) => from.send('post', '/session/second-factor', body);

describe('setting up an authenticator app', () => {
  it('shows the secret once and keeps it encrypted; a code confirms it, and the person is told', async () => {
    const who = await person();
    const before = await glance(test.owner);
    const { secret, uri, recoveryCodes } = await giveApp(test, who);
    expect(uri).toContain(`secret=${secret}`);
    expect(uri).toMatch(/^otpauth:\/\/totp\//);
    expect(recoveryCodes).toHaveLength(10);
    expect(new Set(recoveryCodes).size).toBe(10);
    const { rows } = await test.owner.pool.query<{ text: string }>(
      "SELECT coalesce(string_agg(f::text, ''), '') || (SELECT string_agg(c::text, '') FROM recovery_codes c) AS text FROM second_factors f",
    );
    for (const shown of [
      secret,
      ...recoveryCodes,
      ...recoveryCodes.map((code) => code.replaceAll('-', '')),
    ]) {
      expect(rows[0]?.text).not.toContain(shown);
    }
    const { events } = await glance(test.owner, before.seq);
    expect(events.map(({ type }) => type)).toEqual(['second_factor.set']);
    const { body } = await who.get<{ notices: { kind: string }[] }>('/notices');
    expect(body.notices.map(({ kind }) => kind)).toContain('second_factor_set');
    const again = { password: TEST_PASSWORD };
    expectProblem(await who.post('/session/second-factor/set-up', again), 'already-exists');
  });

  it('403 with a wrong password, and with a wrong code; nothing is asked at the sign-in before a right one', async () => {
    const who = await person();
    const path = '/session/second-factor';
    expectProblem(await who.post(`${path}/set-up`, { password: 'wrong' }), 'password-not-confirmed');
    expectProblem(await who.post(`${path}/confirm`, { code: '000000' }), 'move-not-possible');
    const made = await who.post<{ secret: string }>(`${path}/set-up`, { password: TEST_PASSWORD });
    const late = codeAt(made.body.secret, new Date(test.clock.now().getTime() + 120_000));
    expectProblem(await who.post(`${path}/confirm`, { code: late }), 'second-factor-refused');
    expect((await browser().signIn(who.username)).status).toBe(200);
  });

  it('429 after five wrong codes: a set-up that waits is confirmed by nobody’s guesses', async () => {
    const who = await person();
    const path = '/session/second-factor';
    const made = await who.post<{ secret: string }>(`${path}/set-up`, { password: TEST_PASSWORD });
    const right = codeAt(made.body.secret, test.clock.now());
    const wrong = right === '000000' ? '000001' : '000000';
    for (let i = 0; i < 5; i++)
      expectProblem(await who.post(`${path}/confirm`, { code: wrong }), 'second-factor-refused');
    expectProblem(await who.post(`${path}/confirm`, { code: right }), 'too-many-requests');
    const state = await who.get<{ codes: unknown }>(path);
    expect(state.body.codes).toBeNull();
  });
});

describe('POST /session with an app set up', () => {
  it('asks for a code, and lets in with it', async () => {
    const who = await person();
    const app = await giveApp(test, who);
    const { from, step } = await firstStep(who);
    expect(step).toMatchObject({ methods: ['code'], passkey: null });
    expect(from.cookies.size).toBe(0);
    const reply = await finish(from, { token: step.token, code: app.code() });
    expect(reply.status).toBe(200);
    expect((reply.body as Session).me.id).toBe(who.id);
    expect((await from.refresh()).status).toBe(200);
  });

  it('is no answer for who has not the password: wrong name and wrong password look as ever', async () => {
    const who = await person();
    await giveApp(test, who);
    const replies = [
      await browser().signIn(who.username, 'wrong'),
      await browser().signIn('nobody.here', 'wrong'),
    ];
    for (const reply of replies)
      expect(expectProblem(reply, 'sign-in-refused')).not.toHaveProperty('secondStep');
  });

  it('takes the code of the step before and after, none further off, and none twice', async () => {
    const who = await person();
    const { secret } = await giveApp(test, who);
    const at = (seconds: number) => codeAt(secret, new Date(test.clock.now().getTime() + seconds * 1000));
    test.clock.advance(90_000);
    const { from, step } = await firstStep(who);
    for (const seconds of [-60, 60]) {
      expectProblem(await finish(from, { token: step.token, code: at(seconds) }), 'second-factor-refused');
    }
    expect((await finish(from, { token: step.token, code: at(30) })).status).toBe(200);
    const next = await firstStep(who);
    for (const seconds of [30, 0, -30]) {
      const reply = await finish(next.from, { token: next.step.token, code: at(seconds) });
      expectProblem(reply, 'second-factor-refused');
    }
  });

  it('takes a recovery code once, however it is written', async () => {
    const who = await person();
    const { recoveryCodes } = await giveApp(test, who);
    const [code = ''] = recoveryCodes;
    const { from, step } = await firstStep(who);
    const typed = code.replaceAll('-', ' ').toLowerCase();
    expect((await finish(from, { token: step.token, code: typed })).status).toBe(200);
    const next = await firstStep(who);
    expectProblem(await finish(next.from, { token: next.step.token, code }), 'second-factor-refused');
    const state = await who.get<SecondFactorState>('/session/second-factor');
    expect(state.body.codes?.recoveryCodesLeft).toBe(9);
  });

  it('takes a passkey in its place, verified for this very sign-in', async () => {
    const who = await person();
    await giveApp(test, who);
    const { authenticator } = await givePasskey(who);
    const [one, two] = [await firstStep(who), await firstStep(who)];
    if (!one.step.passkey || !two.step.passkey) throw new Error('no passkey was asked for');
    const other = authenticator.get(two.step.passkey);
    expectProblem(await finish(one.from, { token: one.step.token, passkey: other }), 'second-factor-refused');
    const unverified = authenticator.get(one.step.passkey, { userVerified: false });
    expectProblem(
      await finish(one.from, { token: one.step.token, passkey: unverified }),
      'second-factor-refused',
    );
    const right = authenticator.get(one.step.passkey);
    expect((await finish(one.from, { token: one.step.token, passkey: right })).status).toBe(200);
  });

  it('gives one sign-in for a token, within five minutes, and none after the account has changed', async () => {
    const who = await person();
    const app = await giveApp(test, who);
    const used = await firstStep(who);
    expect((await finish(used.from, { token: used.step.token, code: app.code() })).status).toBe(200);
    test.clock.advance(30_000);
    expectProblem(
      await finish(used.from, { token: used.step.token, code: app.code() }),
      'second-factor-refused',
    );
    const late = await firstStep(who);
    test.clock.advance(5 * 60_000);
    expectProblem(
      await finish(late.from, { token: late.step.token, code: app.code() }),
      'second-factor-refused',
    );
    const changed = await firstStep(who);
    await test.owner.pool.query(
      "UPDATE users SET status = 'suspended', version = version + 1 WHERE id = $1",
      [who.id],
    );
    expectProblem(
      await finish(changed.from, { token: changed.step.token, code: app.code() }),
      'second-factor-refused',
    );
    expectProblem(
      await finish(changed.from, { token: 'x'.repeat(43), code: '123456' }),
      'second-factor-refused',
    );
  });

  it.each([{}, [], null, '', 123_456, true, '12345'].map((code) => [JSON.stringify(code), code]))(
    '400 for the code %s, and with neither or both ways',
    async (_text, code) => {
      const token = 'x'.repeat(43);
      expectProblem(await finish(browser(), { token, code }), 'malformed-request');
      expectProblem(await finish(browser(), { token }), 'malformed-request');
      expectProblem(
        await finish(browser(), { token: code, code: '123456' }),
        code === '12345' ? 'second-factor-refused' : 'malformed-request',
      );
    },
  );

  it('429 after five wrong codes of a network, however many at once; a known device is not locked out by them', async () => {
    const who = await person();
    const app = await giveApp(test, who);
    const own = browser();
    const first = await firstStep(who, own);
    expect((await finish(own, { token: first.step.token, code: app.code() })).status).toBe(200);
    test.clock.advance(30_000);
    const { from, step } = await firstStep(who);
    const guesses = await Promise.all(
      Array.from({ length: 20 }, () => finish(from, { token: step.token, code: '000000' })),
    );
    expect(guesses.filter(({ status }) => status === 403).length).toBeLessThanOrEqual(5);
    for (let i = 0; i < 5; i++) await finish(from, { token: step.token, code: '000000' });
    expectProblem(await finish(from, { token: step.token, code: app.code() }), 'too-many-requests');
    const known = await firstStep(who, own);
    expect((await finish(own, { token: known.step.token, code: app.code() })).status).toBe(200);
  });
});

describe('POST /session/second-factor/remove', () => {
  it('takes the password and a code, ends the other sessions, and the sign-in asks for neither any more', async () => {
    const who = await person();
    const app = await giveApp(test, who);
    const { from, step } = await firstStep(who);
    const other = (await finish(from, { token: step.token, code: app.code() })).body as Session;
    test.clock.advance(30_000);
    const path = '/session/second-factor/remove';
    expectProblem(await who.post(path, { password: 'wrong', code: app.code() }), 'password-not-confirmed');
    expectProblem(await who.post(path, { password: TEST_PASSWORD, code: '000000' }), 'second-factor-refused');
    expect((await who.post(path, { password: TEST_PASSWORD, code: app.code() })).status).toBe(204);
    expectProblem(await client(test, other.accessToken).get('/session'), 'not-signed-in');
    expect((await browser().signIn(who.username)).status).toBe(200);
    expectProblem(await who.post(path, { password: TEST_PASSWORD, code: app.code() }), 'not-found');
  });

  it('429 after five wrong codes beside the right password', async () => {
    const who = await person();
    await giveApp(test, who);
    const body = { password: TEST_PASSWORD, code: '000000' };
    const path = '/session/second-factor/remove';
    for (let i = 0; i < 5; i++) expectProblem(await who.post(path, body), 'second-factor-refused');
    expectProblem(await who.post(path, body), 'too-many-requests');
  });
});

describe('a post that asks for a second factor', () => {
  it('opens nothing but the set-up until its holder has one: an app', async () => {
    const director = await asPost(test, 'director');
    expectProblem(await director.get('/items'), 'second-factor-set-up-required');
    expectProblem(await director.post('/items', {}), 'second-factor-set-up-required');
    expect((await director.get<Me>('/session')).body.mustSetUpSecondFactor).toBe(true);
    expect((await director.get<SecondFactorState>('/session/second-factor')).body).toEqual({
      required: true,
      codes: null,
      passkeys: 0,
    });
    await giveApp(test, director);
    expect((await director.get('/items')).status).toBe(200);
    expect((await director.get<Me>('/session')).body.mustSetUpSecondFactor).toBe(false);
  });

  it('or a passkey, which the sign-in then asks for; of others it does not', async () => {
    const director = await asPost(test, 'director', { capacity: 'acting' });
    const { authenticator } = await givePasskey(director);
    expect((await director.get('/items')).status).toBe(200);
    const { from, step } = await firstStep(director);
    expect(step.methods).toEqual(['passkey']);
    if (!step.passkey) throw new Error('no passkey was asked for');
    const passkey = authenticator.get(step.passkey);
    expect((await finish(from, { token: step.token, passkey })).status).toBe(200);
    const head = await asPost(test, 'group_head', { workGroups: ['personnel'] });
    await givePasskey(head);
    expect((await browser().signIn(head.username)).status).toBe(200);
  });

  it('is none in the announcement as it is', async () => {
    const policy = await readPolicyFile(TEST_CONFIG.policyFile);
    expect(policy.posts.filter((post) => post.secondFactor)).toEqual([]);
  });
});
