import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Appointment, CreateAppointment } from '@phoeiphrae/shared/appointment';
import type { Passkey } from '@phoeiphrae/shared/passkey';
import type { PowerAct, PowerActPage, WaitingAct } from '@phoeiphrae/shared/powerAct';
import type { Me } from '@phoeiphrae/shared/session';
import type { OneTimePassword, User } from '@phoeiphrae/shared/user';
import { appoint, asPost, createPerson, openSession, type Person } from '../../../testing/asPost.ts';
import { giveApp } from '../../../testing/authenticatorApp.ts';
import { Browser } from '../../../testing/browser.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { client, type Client } from '../../../testing/client.ts';
import { expectProblem } from '../../../testing/expectProblem.ts';
import { glance } from '../../../testing/ledger.ts';
import { givePasskey } from '../../../testing/passkeys.ts';
import { appointByTwo, confirmWaiting, decideAct, seatByTwo } from '../../../testing/secondPerson.ts';

let test: TestApp;
let ict: Person;
let otherIct: Person;
let director: Person;
beforeAll(async () => {
  test = await buildTestApp();
  ict = await asPost(test, 'ict_officer');
  otherIct = await asPost(test, 'ict_officer');
  director = await asPost(test, 'director');
});
afterAll(() => test.close());

let counter = 0;
const order = (userId: string, change: Partial<CreateAppointment> = {}): CreateAppointment => ({
  userId,
  post: 'officer',
  capacity: 'substantive',
  workGroups: ['legal'],
  validFrom: '2026-11-01',
  validTo: null,
  orderNumber: 'คำสั่งที่ 12/2569',
  ...change,
});
const officeWide = { workGroups: [] };

/** An account that the administrator opened, with its one-time password. */
async function opened(by: Person) {
  const username = `opened.${'abcdefghij'.charAt(counter++)}`;
  const reply = await by.post<OneTimePassword>('/users', { username, name: 'ผู้มีบัญชีใหม่' });
  return { id: reply.body.user.id, username, password: reply.body.oneTimePassword ?? '' };
}

/** The account as somebody who signed in to it and set a password sees it. */
async function takenOver({ id }: { id: string }): Promise<Client> {
  await test.owner.pool.query('UPDATE users SET must_change_password = false WHERE id = $1', [id]);
  const { token } = await openSession(test, id);
  return client(test, token);
}

const versionOf = async (id: string) => (await ict.get<User>(`/users/${id}`)).body.version;
const resetPassword = async (by: Person, id: string) =>
  by.post<WaitingAct>(`/users/${id}/reset-password`, undefined, { ifMatch: await versionOf(id) });
const postsOf = async (person: Client) =>
  (await person.get<Me>('/session')).body.appointments.map(({ post }) => post);
const eventsSince = async (seq: number) => (await glance(test.owner, seq)).events.map(({ type }) => type);

describe('an appointment to a post of power', () => {
  it('waits, and nothing has changed for the person until a second one confirms', async () => {
    const person = await createPerson(test);
    const { seq } = await glance(test.owner);
    const asked = await ict.post<WaitingAct>('/appointments', order(person.id));
    expect(asked.status).toBe(202);
    expect(asked.body.passwordHalf).toBeNull();
    expect(asked.body.waiting).toMatchObject({
      kind: 'appointment',
      state: 'waiting',
      subjectName: person.name,
      orderNumber: 'คำสั่งที่ 12/2569',
      requestedBy: { userId: ict.id, post: 'ict_officer' },
      lapsesAt: '2026-12-07T02:00:00.000Z',
    });
    expect(await postsOf(person)).toEqual([]);
    expect(await eventsSince(seq)).toEqual(['power.requested']);
    const { act } = await confirmWaiting(director, asked);
    expect(act).toMatchObject({
      state: 'confirmed',
      decidedBy: { userId: director.id },
      availableActions: [],
    });
    expect(await postsOf(person)).toEqual(['officer']);
    expect(await eventsSince(seq)).toEqual(['power.requested', 'power.confirmed', 'appointment.made']);
    expectProblem(await decideAct(otherIct, act), 'move-not-possible');
  });

  it('to a post that only reads takes effect at once', async () => {
    const person = await createPerson(test);
    const reply = await ict.post<Appointment>(
      '/appointments',
      order(person.id, { post: 'ict_director', ...officeWide }),
    );
    expect(reply.status).toBe(201);
    expect(await postsOf(person)).toEqual(['ict_director']);
  });

  it('is asked everything again when it is confirmed', async () => {
    const person = await createPerson(test);
    const asked = await ict.post<WaitingAct>('/appointments', order(person.id));
    await test.owner.pool.query("UPDATE users SET status = 'ended' WHERE id = $1", [person.id]);
    expectProblem(await decideAct(director, asked.body.waiting), 'requirements-not-met');
    const administrator = await createPerson(test, { appointments: [{ post: 'ict_officer' }] });
    const other = await createPerson(test);
    const late = await administrator.post<WaitingAct>('/appointments', order(other.id));
    await test.owner.pool.query("UPDATE appointments SET valid_to = '2026-11-22' WHERE id = $1", [
      administrator.appointmentIds[0],
    ]);
    expectProblem(await decideAct(director, late.body.waiting), 'not-permitted');
    expect(await postsOf(other)).toEqual([]);
  });

  it('lapses by itself, is refused with a reason, and is taken back by whoever asked', async () => {
    const person = await createPerson(test);
    const ask = () => ict.post<WaitingAct>('/appointments', order(person.id));
    const refused = (await ask()).body.waiting;
    expectProblem(await decideAct(await createPerson(test), refused, 'refuse'), 'not-permitted');
    expect((await decideAct(person, refused, 'refuse')).body.act).toMatchObject({
      state: 'refused',
      reason: 'ไม่พบคำสั่งฉบับนี้',
    });
    const withdrawn = (await ask()).body.waiting;
    expectProblem(await decideAct(otherIct, withdrawn, 'withdraw'), 'not-permitted');
    expect((await decideAct(ict, withdrawn, 'withdraw')).body.act.state).toBe('withdrawn');
    const lapsing = (await ask()).body.waiting;
    test.clock.advance(14 * 86_400_000);
    expectProblem(await decideAct(director, lapsing), 'move-not-possible');
    expect((await ict.get<PowerAct>(`/power-acts/${lapsing.id}`)).body).toMatchObject({ state: 'lapsed' });
    test.clock.set('2026-11-23T02:00:00.000Z');
    expect(await postsOf(person)).toEqual([]);
  });
});

describe('the second person', () => {
  it('403 for whoever asked and for the person concerned, and the log has the attempt', async () => {
    const person = await createPerson(test, { appointments: [{ post: 'ict_officer' }] });
    const { waiting } = (await ict.post<WaitingAct>('/appointments', order(person.id))).body;
    for (const party of [ict, person]) {
      const { seq } = await glance(test.owner);
      expectProblem(await decideAct(party, waiting), 'second-person-required');
      const { events } = await glance(test.owner, seq);
      expect(events.map(({ type, by }) => [type, by.userId])).toEqual([['power.denied', party.id]]);
    }
    expectProblem(await decideAct(await createPerson(test), waiting), 'not-permitted');
    expect((await ict.get<PowerAct>(`/power-acts/${waiting.id}`)).body.state).toBe('waiting');
  });

  it('403 for an account that whoever asked has opened, that opened theirs, or that the same person opened', async () => {
    const [one, two, deep] = [await opened(ict), await opened(ict), await opened(ict)];
    for (const { id } of [one, two, deep]) await appoint(test, id, { post: 'ict_officer' });
    const [asOne, asTwo] = [await takenOver(one), await takenOver(two)];
    const third = await asOne.post<OneTimePassword>('/users', { username: 'opened.deep', name: 'ชั้นที่สอง' });
    await appoint(test, third.body.user.id, { post: 'ict_officer' });
    const asThird = await takenOver(third.body.user);
    const stranger = await createPerson(test);
    const asked = (by: Client) => by.post<WaitingAct>('/appointments', order(stranger.id));
    const confirm = (by: Client, { waiting }: WaitingAct) => decideAct(by as Person, waiting);
    const ofIct = (await asked(ict)).body;
    for (const puppet of [asOne, asTwo, asThird])
      expectProblem(await confirm(puppet, ofIct), 'second-person-required');
    const ofPuppet = (await asked(asThird)).body;
    for (const hand of [ict, asOne, asTwo])
      expectProblem(await confirm(hand, ofPuppet), 'second-person-required');
    expect((await confirm(director, ofPuppet)).status).toBe(200);
  });

  it('403 for an account whose password whoever asked has reset', async () => {
    const person = await createPerson(test);
    expect((await ict.post(`/users/${person.id}/reset-password`, undefined, { ifMatch: 1 })).status).toBe(
      200,
    );
    await appoint(test, person.id, { post: 'ict_officer' });
    const puppet = await takenOver(person);
    const { waiting } = (await ict.post<WaitingAct>('/appointments', order((await createPerson(test)).id)))
      .body;
    expectProblem(await decideAct(puppet as Person, waiting), 'second-person-required');
  });

  it('sees what waits; others see what concerns themselves', async () => {
    const person = await createPerson(test);
    const { waiting } = (await ict.post<WaitingAct>('/appointments', order(person.id))).body;
    const acts = async (by: Client) =>
      (await by.get<PowerActPage>('/power-acts?stage=waiting')).body.acts.find(({ id }) => id === waiting.id);
    const actions = async (by: Client) => (await acts(by))?.availableActions.map(({ action }) => action);
    expect(await actions(director)).toEqual(['confirm', 'refuse']);
    expect(await actions(ict)).toEqual(['refuse', 'withdraw']);
    expect(await actions(person)).toEqual(['refuse']);
    expect(await acts(await createPerson(test))).toBeUndefined();
    expectProblem(await (await createPerson(test)).get(`/power-acts/${waiting.id}`), 'not-found');
  });
});

describe('a password of someone with power', () => {
  it('is handed out by two people, of whom neither has seen the whole', async () => {
    const holder = await asPost(test, 'group_head', { workGroups: ['legal'] });
    const asked = await resetPassword(ict, holder.id);
    expect(asked.status).toBe(202);
    expect((await holder.get('/session')).status).toBe(200);
    const decided = await confirmWaiting(otherIct, asked);
    expectProblem(await holder.get('/session'), 'not-signed-in');
    const [first, second] = [asked.body.passwordHalf ?? '', decided.passwordHalf ?? ''];
    for (const part of [first, second])
      expectProblem(await new Browser(test).signIn(holder.username, part), 'sign-in-refused');
    expect((await new Browser(test).signIn(holder.username, `${first}-${second}`)).status).toBe(200);
    const { rows } = await test.owner.pool.query(
      'SELECT 1 FROM power_acts WHERE half_password IS NOT NULL AND id = $1',
      [asked.body.waiting.id],
    );
    expect(rows).toEqual([]);
  });

  it('goes anew to an account that others can open, with the power', async () => {
    const person = await opened(ict);
    const before = await takenOver(person);
    const asked = await ict.post<WaitingAct>('/appointments', order(person.id, { post: 'group_head' }));
    expect(asked.body.waiting.handsOutPassword).toBe(true);
    const decided = await confirmWaiting(director, asked);
    expectProblem(await before.get('/session'), 'not-signed-in');
    expectProblem(await new Browser(test).signIn(person.username, person.password), 'sign-in-refused');
    const whole = `${String(asked.body.passwordHalf)}-${String(decided.passwordHalf)}`;
    expect((await new Browser(test).signIn(person.username, whole)).status).toBe(200);
    const { rows } = await test.owner.pool.query('SELECT 1 FROM account_openers WHERE user_id = $1', [
      person.id,
    ]);
    expect(rows).toEqual([]);
  });

  it('cannot be had by a reset before the power begins, nor while the appointment waits', async () => {
    const person = await createPerson(test);
    const tomorrow = order(person.id, { validFrom: '2026-11-24', validTo: null });
    await appointByTwo([ict, director], tomorrow);
    expect((await resetPassword(ict, person.id)).status).toBe(202);
    const other = await createPerson(test);
    const asked = await ict.post<WaitingAct>('/appointments', order(other.id));
    expect((await resetPassword(otherIct, other.id)).status).toBe(200);
    expectProblem(await decideAct(director, asked.body.waiting), 'move-not-possible');
  });
});

describe('a second factor or a passkey of someone with power', () => {
  it('is taken by two', async () => {
    const holder = await asPost(test, 'group_head', { workGroups: ['legal'] });
    await giveApp(test, holder);
    const path = `/users/${holder.id}/reset-second-factor`;
    const asked = await ict.post<WaitingAct>(path, undefined, { ifMatch: await versionOf(holder.id) });
    expect(asked.status).toBe(202);
    const { passkey } = await givePasskey(holder);
    const revocation = await ict.post<WaitingAct>(`/users/${holder.id}/passkeys/${passkey.id}/revoke`);
    expect(revocation.body.waiting).toMatchObject({ kind: 'passkey', title: passkey.label });
    const keys = async () =>
      (await ict.get<{ passkeys: Passkey[] }>(`/users/${holder.id}/passkeys`)).body.passkeys;
    expect((await keys())[0]?.revokedAt).toBeNull();
    await confirmWaiting(director, revocation);
    expect((await keys())[0]?.revokedAt).not.toBeNull();
    await confirmWaiting(otherIct, asked);
    expectProblem(await holder.get('/session'), 'not-signed-in');
  });

  it('of a member of the committee too', async () => {
    const member = await createPerson(test);
    const seating = { seat: 4, validFrom: '2026-11-01', validTo: null, orderNumber: 'คำสั่งที่ 13/2569' };
    await seatByTwo([ict, director], { ...seating, userId: member.id });
    expect((await resetPassword(ict, member.id)).status).toBe(202);
  });
});

describe('the director’s access', () => {
  it('is not the administrator’s to give: the reset waits for someone else, who is not the director', async () => {
    const asked = await resetPassword(ict, director.id);
    expectProblem(await decideAct(ict, asked.body.waiting), 'second-person-required');
    expectProblem(await decideAct(director, asked.body.waiting), 'second-person-required');
    expect((await director.get('/session')).status).toBe(200);
    expect((await decideAct(director, asked.body.waiting, 'refuse')).status).toBe(200);
  });
});

describe('the database', () => {
  it('takes no confirmation by whoever asked, and decides nothing twice', async () => {
    const person = await createPerson(test);
    const { waiting } = (await ict.post<WaitingAct>('/appointments', order(person.id))).body;
    const decide = (by: string) =>
      test.deps.db.pool.query(
        `UPDATE power_acts SET state = 'confirmed', decided_by = $2, decided_stamp = '{}', decided_at = $3 WHERE id = $1`,
        [waiting.id, by, test.clock.now().toISOString()],
      );
    for (const party of [ict.id, person.id])
      await expect(decide(party)).rejects.toMatchObject({ code: '23514' });
    await decide(director.id);
    await expect(decide(otherIct.id)).rejects.toMatchObject({ code: '23514' });
  });
});
