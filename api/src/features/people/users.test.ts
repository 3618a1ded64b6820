import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Me, Session } from '@phoeiphrae/shared/session';
import type { OneTimePassword, User, UserPage } from '@phoeiphrae/shared/user';
import { asPost, createPerson, TEST_PASSWORD, type Person } from '../../testing/asPost.ts';
import { Browser } from '../../testing/browser.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { client } from '../../testing/client.ts';
import { expectProblem, pointersOf } from '../../testing/expectProblem.ts';

let test: TestApp;
let ict: Person;
let officer: Person;
beforeAll(async () => {
  test = await buildTestApp();
  ict = await asPost(test, 'ict_officer');
  officer = await asPost(test, 'officer', { workGroups: ['ict'] });
});
afterAll(() => test.close());

const count = async (sql: string, ...values: unknown[]) =>
  (await test.owner.pool.query(`SELECT 1 FROM ${sql}`, values)).rowCount;
const events = (type: string, subjectId: string) =>
  count('events WHERE type = $1 AND subject_id = $2 AND actor_id = $3', type, subjectId, ict.id);

describe('POST /users', () => {
  it('201 with a one-time password that signs in once it is changed, and an event', async () => {
    const reply = await ict.post<OneTimePassword>('/users', { username: 'new.one', name: 'คนใหม่' });
    expect(reply.status).toBe(201);
    const { user, oneTimePassword, expiresAt } = reply.body;
    expect(oneTimePassword).toMatch(/^([a-km-np-z2-9]{4}-){4}[a-km-np-z2-9]{4}$/);
    expect(expiresAt).toBe('2026-11-30T02:00:00.000Z');
    expect(reply.headers).toMatchObject({ etag: '"1"', location: `/api/v1/users/${user.id}` });
    expect(await events('user.created', user.id)).toBe(1);
    const signedIn = await new Browser(test).signIn('new.one', oneTimePassword ?? '');
    const session = client(test, (signedIn.body as Session).accessToken);
    expectProblem(await session.get('/items'), 'password-change-required');
    const change = { currentPassword: oneTimePassword, newPassword: 'three lanterns in the garden' };
    expect((await session.post('/session/password', change)).status).toBe(200);
    expect((await session.get('/work-groups')).status).toBe(200);
  });

  it('answers a retry without the password, which is kept nowhere in the database', async () => {
    const body = { username: 'retried', name: 'ส่งซ้ำ' };
    const first = await ict.post<OneTimePassword>('/users', body, { key: 'retry-of-a-user' });
    const again = await ict.post<OneTimePassword>('/users', body, { key: 'retry-of-a-user' });
    expect(again.status).toBe(201);
    expect(again.body).toEqual({ ...first.body, oneTimePassword: null });
    const secret = first.body.oneTimePassword ?? '';
    expect(await count("idempotency_keys WHERE body::text LIKE '%' || $1 || '%'", secret)).toBe(0);
    expect(await count("events WHERE body LIKE '%' || $1 || '%'", secret)).toBe(0);
    expect(await count("users WHERE username = 'retried'")).toBe(1);
  });

  it('409 for a user name that is taken; 400 for one that could be mistaken for another or for extra fields', async () => {
    const taken = expectProblem(
      await ict.post('/users', { username: ict.username, name: 'x y' }),
      'already-exists',
    );
    expect(pointersOf(taken)).toEqual(['/username']);
    for (const username of ['ICT', 'іct', 'a', 'with space', 'x\u200by']) {
      expectProblem(await ict.post('/users', { username, name: 'ชื่อ' }), 'malformed-request');
    }
    for (const extra of [{ status: 'active' }, { passwordHash: 'x' }, { id: ict.id }, { version: 9 }]) {
      const reply = await ict.post('/users', { username: 'massive', name: 'ชื่อ', ...extra });
      expectProblem(reply, 'malformed-request');
    }
    expect(await count("users WHERE username = 'massive'")).toBe(0);
  });

  it('403 without the power to administer, and 400 without a key', async () => {
    expectProblem(await officer.post('/users', { username: 'by.officer', name: 'ชื่อ' }), 'not-permitted');
    const reply = await ict.post('/users', { username: 'no.key', name: 'ชื่อ' }, { key: null });
    expectProblem(reply, 'idempotency-key-missing');
    expect(await count("users WHERE username IN ('by.officer', 'no.key')")).toBe(0);
  });
});

describe('GET /users', () => {
  it('pages through all accounts, filters, and is for administrators only', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = (await ict.get<UserPage>(`/users?limit=2${cursor}`)).body;
      seen.push(...page.users.map((user) => user.id));
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(await count('users'));
    const found = (await ict.get<UserPage>(`/users?q=${encodeURIComponent(officer.username)}`)).body;
    expect(found.users.map((user) => user.id)).toEqual([officer.id]);
    expect(JSON.stringify(found)).not.toMatch(/argon2|password_?hash/i);
    expectProblem(await officer.get('/users'), 'not-permitted');
    expectProblem(await ict.get('/users?sort=passwordHash'), 'malformed-request');
    expectProblem(await ict.get('/users?cursor=AAAA'), 'malformed-request');
    expectProblem(await ict.get('/users?q=%00'), 'malformed-request');
  });

  it('one account is for administrators and for its owner', async () => {
    expect((await officer.get<User>(`/users/${officer.id}`)).body.appointments).toHaveLength(1);
    expectProblem(await officer.get(`/users/${ict.id}`), 'not-permitted');
    expectProblem(await ict.get('/users/0198c7a2-6a51-7d39-9d0e-3f6a5b1c2d4e'), 'not-found');
  });
});

describe('PATCH /users/:id', () => {
  it('200 with the name and a new version; 428, 400 and 412 by If-Match; 403 for one’s own name without the power', async () => {
    const person = await createPerson(test);
    const path = `/users/${person.id}`;
    expectProblem(await ict.patch(path, { name: 'ใหม่' }), 'precondition-required');
    for (const ifMatch of ['*', 'W/"1"', '1', '"1", "2"', '"x"']) {
      expectProblem(await ict.patch(path, { name: 'ใหม่' }, { ifMatch }), 'malformed-request');
    }
    const reply = await ict.patch<User>(path, { name: 'ชื่อ\u200bใหม่ จํานวน' }, { ifMatch: 1 });
    expect(reply.body).toMatchObject({ name: 'ชื่อใหม่ จำนวน', version: 2 });
    expect(reply.headers['etag']).toBe('"2"');
    expectProblem(await ict.patch(path, { name: 'อีก' }, { ifMatch: 1 }), 'version-stale');
    expectProblem(await person.patch(path, { name: 'อีก' }, { ifMatch: 2 }), 'not-permitted');
    expect(await events('user.edited', person.id)).toBe(1);
  });
});

describe('the e-mail of an account', () => {
  it('is given when the account is opened, changed and taken away later; the log says that it changed, not to what', async () => {
    const opened = await ict.post<OneTimePassword>('/users', {
      username: 'with.mail',
      name: 'ผู้มีอีเมล',
      email: 'with.mail@example.go.th',
    });
    const { id, email } = opened.body.user;
    expect(email).toBe('with.mail@example.go.th');
    const edit = (body: object, ifMatch: number) =>
      ict.patch<User>(`/users/${id}`, { name: 'ผู้มีอีเมล', ...body }, { ifMatch });
    expect((await edit({}, 1)).body.email).toBe('with.mail@example.go.th');
    expect((await edit({ email: 'new+mail@example.go.th' }, 2)).body.email).toBe('new+mail@example.go.th');
    expect((await edit({ email: null }, 3)).body.email).toBeNull();
    expect([await events('user.edited', id), await events('user.email_changed', id)]).toEqual([1, 2]);
    expect(await count("events AS e WHERE e::text LIKE '%mail@%'")).toBe(0);
  });

  it('400 for what is no plain address', async () => {
    const person = await createPerson(test);
    const faults = [
      'x',
      'a@b',
      'a b@example.org',
      'a@example.org\r\nBcc: b@example.org',
      'a@example.org,b@example.org',
    ];
    for (const email of [
      ...faults,
      '<a@example.org>',
      'ก@example.org',
      '',
      `${'a'.repeat(65)}@example.org`,
    ]) {
      const reply = await ict.patch(`/users/${person.id}`, { name: 'ชื่อ', email }, { ifMatch: 1 });
      expectProblem(reply, 'malformed-request');
    }
  });

  it('is seen by administrators and its owner, and is in no list that all staff see', async () => {
    const person = await asPost(test, 'officer', { workGroups: ['ict'] });
    await ict.patch(`/users/${person.id}`, { name: 'ชื่อ', email: 'hidden@example.go.th' }, { ifMatch: 1 });
    expect((await person.get<User>(`/users/${person.id}`)).body.email).toBe('hidden@example.go.th');
    expectProblem(await officer.get(`/users/${person.id}`), 'not-permitted');
    expect((await officer.get('/appointments?limit=100')).text).not.toContain('hidden@');
  });
});

describe('POST /users/:id/suspend, resume, end, reset-password', () => {
  it('suspends with effect on the very next request and resumes without reviving sessions', async () => {
    const person = await asPost(test, 'officer', { workGroups: ['ict'] });
    const path = `/users/${person.id}`;
    expect((await person.get('/session')).status).toBe(200);
    expect((await ict.post<User>(`${path}/suspend`, undefined, { ifMatch: 1 })).body.status).toBe(
      'suspended',
    );
    expectProblem(await person.get('/session'), 'not-signed-in');
    expectProblem(await ict.post(`${path}/suspend`, undefined, { ifMatch: 2 }), 'move-not-possible');
    expect((await ict.post<User>(`${path}/resume`, undefined, { ifMatch: 2 })).body.status).toBe('active');
    expectProblem(await person.get('/session'), 'not-signed-in');
    expect((await new Browser(test).signIn(person.username)).status).toBe(200);
    expect([await events('user.suspended', person.id), await events('user.resumed', person.id)]).toEqual([
      1, 1,
    ]);
  });

  it('ends for good', async () => {
    const person = await createPerson(test);
    const path = `/users/${person.id}`;
    expect((await ict.post<User>(`${path}/end`, undefined, { ifMatch: 1 })).body.status).toBe('ended');
    expectProblem(await person.get('/session'), 'not-signed-in');
    for (const move of ['resume', 'suspend', 'end', 'reset-password']) {
      expectProblem(await ict.post(`${path}/${move}`, undefined, { ifMatch: 2 }), 'move-not-possible');
    }
  });

  it('resets the password: the old one and the sessions are over', async () => {
    const person = await createPerson(test);
    const reply = await ict.post<OneTimePassword>(`/users/${person.id}/reset-password`, undefined, {
      ifMatch: 1,
    });
    expect(reply.body.user.mustChangePassword).toBe(true);
    expectProblem(await person.get('/session'), 'not-signed-in');
    expectProblem(await new Browser(test).signIn(person.username, TEST_PASSWORD), 'sign-in-refused');
    const oneTime = reply.body.oneTimePassword ?? '';
    test.clock.advance(7 * 86_400_000);
    expectProblem(await new Browser(test).signIn(person.username, oneTime), 'sign-in-refused');
    test.clock.advance(-60_000);
    expect((await new Browser(test).signIn(person.username, oneTime)).status).toBe(200);
    test.clock.set('2026-11-23T02:00:00.000Z');
  });

  it('403 on oneself and for anyone else; nothing changes', async () => {
    const before = await count('events');
    for (const move of ['suspend', 'end', 'resume', 'reset-password']) {
      expectProblem(await ict.post(`/users/${ict.id}/${move}`, undefined, { ifMatch: 1 }), 'not-permitted');
      expectProblem(
        await officer.post(`/users/${ict.id}/${move}`, undefined, { ifMatch: 1 }),
        'not-permitted',
      );
    }
    expect(await count('events')).toBe(before);
  });

  it('leaves an administrator when two suspend each other at once', async () => {
    const [one, two] = [await asPost(test, 'ict_officer'), await asPost(test, 'ict_officer')];
    const replies = await Promise.all([
      one.post(`/users/${two.id}/suspend`, undefined, { ifMatch: 1 }),
      two.post(`/users/${one.id}/suspend`, undefined, { ifMatch: 1 }),
    ]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 401]);
    expect(await count('users WHERE id = ANY($1) AND status = $2', [one.id, two.id], 'active')).toBe(1);
  });
});

describe('GET /session', () => {
  it('shows an acting head of the ICT centre both posts, and an appointment of tomorrow only tomorrow', async () => {
    const person = await createPerson(test, {
      appointments: [
        { post: 'group_head', workGroups: ['ict'], capacity: 'acting' },
        { post: 'ict_director', validFrom: '2026-11-24' },
        { post: 'director', validTo: '2026-11-22' },
      ],
    });
    const posts = async () =>
      (await person.get<Me>('/session')).body.appointments.map((entry) => entry.post).sort();
    expect(await posts()).toEqual(['group_head']);
    test.clock.set('2026-11-23T17:00:00.000Z');
    expect(await posts()).toEqual(['group_head', 'ict_director']);
    test.clock.set('2026-11-23T02:00:00.000Z');
  });
});
