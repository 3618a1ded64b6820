import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Appointment, AppointmentPage, CreateAppointment } from '@phoeiphrae/shared/appointment';
import type { WaitingAct } from '@phoeiphrae/shared/powerAct';
import type { Me } from '@phoeiphrae/shared/session';
import { asPost, createPerson, type Person } from '../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { appointByTwo, confirmWaiting, decideAct } from '../../testing/secondPerson.ts';
import { expectProblem, pointersOf } from '../../testing/expectProblem.ts';

let test: TestApp;
let ict: Person;
let officer: Person;
let director: Person;
beforeAll(async () => {
  test = await buildTestApp();
  ict = await asPost(test, 'ict_officer');
  officer = await asPost(test, 'officer', { workGroups: ['ict'] });
  director = await asPost(test, 'director', { capacity: 'acting' });
});
afterAll(() => test.close());

const count = async (sql: string, ...values: unknown[]) =>
  (await test.owner.pool.query(`SELECT 1 FROM ${sql}`, values)).rowCount;
const order = (userId: string, change: Partial<CreateAppointment> = {}): CreateAppointment => ({
  userId,
  post: 'officer',
  capacity: 'substantive',
  workGroups: ['policy_plan'],
  validFrom: '2026-11-01',
  validTo: null,
  orderNumber: null,
  ...change,
});

describe('POST /appointments', () => {
  it('202, and once confirmed the power works on the very next request, with the order in the event', async () => {
    const person = await createPerson(test);
    const body = order(person.id, { capacity: 'acting', post: 'officer', orderNumber: 'ที่ ๑/๒๕๖๙' });
    const asked = await ict.post<WaitingAct>('/appointments', body);
    expect(asked.status).toBe(202);
    expect((await person.get<Me>('/session')).body.preparesFor).toEqual([]);
    await confirmWaiting(director, asked);
    const [made] = (await ict.get<AppointmentPage>(`/appointments?user=${person.id}`)).body.appointments;
    expect(made).toMatchObject({ ...body, userName: person.name, standing: 'current', version: 1 });
    expect((await person.get<Me>('/session')).body.preparesFor).toEqual(['policy_plan']);
    const { rows } = await test.owner.pool.query<{ body: string }>(
      "SELECT body FROM events WHERE type = 'appointment.made' AND subject_id = $1",
      [made?.id],
    );
    expect(JSON.parse(rows[0]?.body ?? '')).toMatchObject({
      by: { userId: ict.id, post: 'ict_officer' },
      details: { userId: person.id, orderNumber: 'ที่ ๑/๒๕๖๙', confirmedBy: { userId: director.id } },
    });
  });

  it('422 with everything that is missing, at its pointer, in the language asked for', async () => {
    const person = await createPerson(test);
    const unknown = '0198c7a2-6a51-7d39-9d0e-3f6a5b1c2d4e';
    const cases: [Partial<CreateAppointment>, string[]][] = [
      [{ post: 'minister' }, ['/post']],
      [{ capacity: 'acting' }, ['/orderNumber']],
      [{ capacity: 'delegated', orderNumber: ' ' }, ['/orderNumber']],
      [{ workGroups: [] }, ['/workGroups']],
      [{ workGroups: ['ict', 'legal'] }, ['/workGroups']],
      [{ workGroups: ['no_such'] }, ['/workGroups']],
      [{ post: 'director', workGroups: ['ict'] }, ['/workGroups']],
      [{ validTo: '2026-10-31' }, ['/validTo']],
      [
        { userId: unknown, capacity: 'performing', validTo: '2026-10-31' },
        ['/orderNumber', '/userId', '/validTo'],
      ],
    ];
    for (const [change, pointers] of cases) {
      const reply = await ict.post('/appointments', order(person.id, change));
      expect(pointersOf(expectProblem(reply, 'requirements-not-met')), JSON.stringify(change)).toEqual(
        pointers,
      );
    }
    const english = { headers: { 'accept-language': 'en' } };
    const reply = await ict.post('/appointments', order(person.id, { capacity: 'acting' }), english);
    expect(expectProblem(reply, 'requirements-not-met').errors?.[0]?.detail).toMatch(/order/);
    expect(await count('appointments WHERE user_id = $1', person.id)).toBe(0);
  });

  it('422 for a second director at the same time, also when two are recorded at once; an acting one is welcome', async () => {
    const people = await Promise.all([createPerson(test), createPerson(test), createPerson(test)]);
    const head = { post: 'director', workGroups: [] };
    const [first, second, third] = people.map((person) => person.id);
    const asked = [
      await ict.post<WaitingAct>('/appointments', order(first ?? '', { ...head, validTo: '2027-09-30' })),
      await ict.post<WaitingAct>('/appointments', order(second ?? '', head)),
    ];
    const replies = await Promise.all(asked.map(({ body }) => decideAct(director, body.waiting)));
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 422]);
    expectProblem(await ict.post('/appointments', order(second ?? '', head)), 'requirements-not-met');
    const acting = { ...head, capacity: 'acting' as const, orderNumber: 'ที่ ๒/๒๕๖๙' };
    await appointByTwo([ict, director], order(third ?? '', acting));
  });

  it('403 for oneself, and without the power', async () => {
    const before = await count('appointments');
    expectProblem(await ict.post('/appointments', order(ict.id)), 'not-permitted');
    expectProblem(await officer.post('/appointments', order(officer.id)), 'not-permitted');
    expectProblem(await officer.post('/appointments', order(ict.id)), 'not-permitted');
    expect(await count('appointments')).toBe(before);
  });

  it('400 for a date that does not exist, a year of the Buddhist era is simply far away', async () => {
    const person = await createPerson(test);
    for (const validFrom of ['2026-02-30', '22/11/2569', '', 20261122, null]) {
      const body = { ...order(person.id), validFrom };
      expectProblem(await ict.post('/appointments', body), 'malformed-request');
    }
  });
});

describe('POST /appointments/:id/end', () => {
  it('200, and the power is gone on the very next request', async () => {
    const person = await asPost(test, 'officer', { workGroups: ['legal'] });
    const path = `/appointments/${String(person.appointmentIds[0])}/end`;
    expectProblem(await ict.post(path, { validTo: '2026-11-22' }), 'precondition-required');
    const reply = await ict.post<Appointment>(path, { validTo: '2026-11-22' }, { ifMatch: 1 });
    expect(reply.body).toMatchObject({ validTo: '2026-11-22', standing: 'past', version: 2 });
    expect((await person.get<Me>('/session')).body).toMatchObject({ appointments: [], powers: [] });
    expectProblem(await ict.post(path, { validTo: '2026-11-22' }, { ifMatch: 2 }), 'move-not-possible');
    expect(
      await count("events WHERE type = 'appointment.ended' AND subject_id = $1", person.appointmentIds[0]),
    ).toBe(1);
  });

  it.each(['2026-11-23', '2027-01-01'])(
    'revokes one that begins on %s, as if it had never held',
    async (validFrom) => {
      const person = await asPost(test, 'officer', { workGroups: ['legal'], validFrom });
      const path = `/appointments/${String(person.appointmentIds[0])}/end`;
      const validTo = validFrom === '2026-11-23' ? '2026-11-22' : '2026-12-31';
      const reply = await ict.post<Appointment>(path, { validTo }, { ifMatch: 1 });
      expect(reply.body).toMatchObject({ validTo, standing: 'past' });
      expect((await person.get<Me>('/session')).body).toMatchObject({ appointments: [], powers: [] });
    },
  );

  it('422 for a day before the first or after the last; 403 without the power; 404 for none', async () => {
    const person = await asPost(test, 'officer', { workGroups: ['legal'], validTo: '2026-12-31' });
    const path = `/appointments/${String(person.appointmentIds[0])}/end`;
    for (const validTo of ['2019-01-01', '2027-01-01']) {
      expectProblem(await ict.post(path, { validTo }, { ifMatch: 1 }), 'requirements-not-met');
    }
    expectProblem(await person.post(path, { validTo: '2026-11-22' }, { ifMatch: 1 }), 'not-permitted');
    const none = '/appointments/0198c7a2-6a51-7d39-9d0e-3f6a5b1c2d4e/end';
    expectProblem(await ict.post(none, { validTo: '2026-11-22' }, { ifMatch: 1 }), 'not-found');
  });

  it('409 for the last administrator’s', async () => {
    const path = `/appointments/${String(ict.appointmentIds[0])}/end`;
    expectProblem(await ict.post(path, { validTo: '2026-11-22' }, { ifMatch: 1 }), 'move-not-possible');
  });
});

describe('GET /appointments', () => {
  it('does not show a post as held by someone whose account is suspended', async () => {
    const person = await asPost(test, 'group_head', { workGroups: ['internal_audit'] });
    const held = () =>
      ict.get<AppointmentPage>('/appointments?standing=current&post=group_head&workGroup=internal_audit');
    expect((await held()).body.appointments).toHaveLength(1);
    await test.owner.pool.query("UPDATE users SET status = 'suspended' WHERE id = $1", [person.id]);
    expect((await held()).body.appointments).toEqual([]);
  });

  it('shows all staff who holds what, by filter and page, without user names', async () => {
    const person = await asPost(test, 'group_head', { workGroups: ['supervision'] });
    const list = async (query: string) => (await officer.get<AppointmentPage>(`/appointments?${query}`)).body;
    expect((await list('workGroup=supervision&post=group_head')).appointments.map((a) => a.userId)).toEqual([
      person.id,
    ]);
    expect((await list(`user=${person.id}&standing=past`)).appointments).toEqual([]);
    const page = await list('limit=1');
    expect(page.appointments).toHaveLength(1);
    const next = await list(`limit=1&cursor=${String(page.nextCursor)}`);
    expect(next.appointments[0]?.id).not.toBe(page.appointments[0]?.id);
    expect(Object.keys(page.appointments[0] ?? {})).not.toContain('username');
    expectProblem(await officer.get('/appointments?userName=x'), 'malformed-request');
  });
});
