import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Committee, CommitteeMembership, CreateMembership } from '@phoeiphrae/shared/committee';
import type { WaitingAct } from '@phoeiphrae/shared/powerAct';
import { asPost, createPerson, type Person } from '../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { decideAct, seatByTwo } from '../../testing/secondPerson.ts';
import { expectProblem, pointersOf } from '../../testing/expectProblem.ts';

let test: TestApp;
let ict: Person;
let secretary: Person;
let member: Person;
let director: Person;
beforeAll(async () => {
  test = await buildTestApp();
  ict = await asPost(test, 'ict_officer');
  secretary = await createPerson(test, { seats: [8] });
  member = await createPerson(test, { seats: [2] });
  director = await asPost(test, 'director', { capacity: 'acting' });
});
afterAll(() => test.close());

const count = async (sql: string) => (await test.owner.pool.query(`SELECT 1 FROM ${sql}`)).rowCount;
const seating = (userId: string, change: Partial<CreateMembership> = {}): CreateMembership => ({
  seat: 3,
  userId,
  validFrom: '2026-10-01',
  validTo: '2028-09-30',
  orderNumber: 'ที่ ๓๖๐/๒๕๖๙',
  ...change,
});

describe('GET /committee', () => {
  it('shows all staff the eight seats of the announcement with their holders', async () => {
    const officer = await asPost(test, 'officer', { workGroups: ['ict'] });
    const { seats } = (await officer.get<Committee>('/committee')).body;
    expect(seats).toHaveLength(8);
    expect(seats.flatMap(({ availableActions }) => availableActions)).toEqual([]);
    expect(seats.at(-1)).toMatchObject({
      office: 'secretary',
      memberships: [{ userId: secretary.id, standing: 'current' }],
    });
    const kept = (await secretary.get<Committee>('/committee')).body.seats;
    expect(kept.every(({ availableActions }) => availableActions.length === 1)).toBe(true);
  });
});

describe('POST /committee/members', () => {
  it('400 for seats beyond what any committee and the database have', async () => {
    for (const seat of [10_001, 2_147_483_648, Number.MAX_SAFE_INTEGER, 1e300]) {
      const reply = await secretary.post('/committee/members', seating(member.id, { seat }));
      expect(pointersOf(expectProblem(reply, 'malformed-request'))).toEqual(['/seat']);
    }
  });

  it('202 for the secretary and for the ICT centre; once confirmed it stands with term, order and event', async () => {
    const people = [await createPerson(test), await createPerson(test)];
    for (const [index, keeper] of [secretary, ict].entries()) {
      const body = seating(people[index]?.id ?? '', { seat: 3 + index });
      const made = await seatByTwo([keeper, director], body);
      expect(made).toMatchObject({ ...body, standing: 'current', version: 1 });
    }
    expect(await count("events WHERE type = 'committee.seated'")).toBe(2);
  });

  it('422 for a seat that is taken in that time, also when two are recorded at once, for no seat and no account', async () => {
    const [one, two] = [await createPerson(test), await createPerson(test)];
    const asked = [
      await secretary.post<WaitingAct>('/committee/members', seating(one.id, { seat: 5 })),
      await ict.post<WaitingAct>('/committee/members', seating(two.id, { seat: 5 })),
    ];
    const replies = await Promise.all(asked.map(({ body }) => decideAct(director, body.waiting)));
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 422]);
    const again = await secretary.post('/committee/members', seating(two.id, { seat: 5 }));
    expect(pointersOf(expectProblem(again, 'requirements-not-met'))).toEqual(['/validFrom']);
    const later = seating(two.id, { seat: 5, validFrom: '2028-10-01', validTo: null });
    await seatByTwo([secretary, director], later);
    const faulty = { seat: 99, validTo: '2026-01-01', userId: '0198c7a2-6a51-7d39-9d0e-3f6a5b1c2d4e' };
    const reply = await secretary.post('/committee/members', seating(one.id, faulty));
    expect(pointersOf(expectProblem(reply, 'requirements-not-met'))).toEqual([
      '/seat',
      '/userId',
      '/validTo',
    ]);
  });

  it('403 for members, for officers and for oneself', async () => {
    const before = await count('committee_memberships');
    expectProblem(await member.post('/committee/members', seating(ict.id, { seat: 6 })), 'not-permitted');
    for (const keeper of [secretary, ict]) {
      expectProblem(
        await keeper.post('/committee/members', seating(keeper.id, { seat: 6 })),
        'not-permitted',
      );
    }
    expect(await count('committee_memberships')).toBe(before);
  });
});

describe('POST /committee/members/:id/end', () => {
  it('200, the seat is free from the next day on, and the member sees the log no more', async () => {
    const seat = (await secretary.get<Committee>('/committee')).body.seats.find((entry) => entry.seat === 2);
    const path = `/committee/members/${String(seat?.memberships[0]?.id)}/end`;
    expect((await member.get('/log/events')).status).toBe(200);
    expectProblem(await member.post(path, { validTo: '2026-11-22' }, { ifMatch: 1 }), 'not-permitted');
    const reply = await secretary.post<CommitteeMembership>(path, { validTo: '2026-11-22' }, { ifMatch: 1 });
    expect(reply.body).toMatchObject({ standing: 'past', version: 2 });
    expectProblem(await member.get('/log/events'), 'not-permitted');
    expectProblem(await secretary.post(path, { validTo: '2026-11-22' }, { ifMatch: 2 }), 'move-not-possible');
    expect(await count("events WHERE type = 'committee.unseated'")).toBe(1);
  });

  it('200 on the first day, with the day before it as the last: a seat given by mistake is taken back at once', async () => {
    const person = await createPerson(test);
    const body = seating(person.id, { seat: 7, validFrom: '2026-11-23', validTo: null });
    const { id } = await seatByTwo([secretary, director], body);
    expect((await person.get('/log/events')).status).toBe(200);
    const path = `/committee/members/${id}/end`;
    expectProblem(
      await secretary.post(path, { validTo: '2026-11-21' }, { ifMatch: 1 }),
      'requirements-not-met',
    );
    const reply = await secretary.post<CommitteeMembership>(path, { validTo: '2026-11-22' }, { ifMatch: 1 });
    expect(reply.body).toMatchObject({ standing: 'past', version: 2 });
    expectProblem(await person.get('/log/events'), 'not-permitted');
    const wider = { ...body, validFrom: '2026-11-01' };
    expect(await seatByTwo([secretary, director], wider)).toMatchObject({ validFrom: '2026-11-01' });
  });
});
