import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passkeys, secondFactors } from '@phoeiphrae/db/schema/signatures';
import type { Appointment, AppointmentPage } from '@phoeiphrae/shared/appointment';
import type { Committee } from '@phoeiphrae/shared/committee';
import { USER_ACTIONS, type User, type UserAction } from '@phoeiphrae/shared/user';
import { appoint, asPost, createPerson, type Person } from '../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';

let test: TestApp;
let ict: Person;
let officer: Person;
let secretary: Person;
beforeAll(async () => {
  test = await buildTestApp();
  ict = await asPost(test, 'ict_officer');
  officer = await asPost(test, 'officer', { workGroups: ['ict'] });
  secretary = await createPerson(test, { seats: [8] });
});
afterAll(() => test.close());

/** A person with an app and a passkey, in a status. */
async function personWith(status: User['status'], factors: boolean): Promise<Person> {
  const person = await createPerson(test, { status });
  if (!factors) return person;
  const at = test.clock.now().toISOString();
  const { orm } = test.owner;
  await orm.insert(secondFactors).values({ userId: person.id, secret: 'x', createdAt: at, confirmedAt: at });
  await orm.insert(passkeys).values({
    userId: person.id,
    credentialId: `key of ${person.username}`,
    publicKey: 'x',
    algorithm: -7,
    transports: [],
    label: 'กุญแจ',
    backedUp: false,
    createdAt: at,
  });
  return person;
}

const BODIES: Partial<Record<UserAction, (user: User) => unknown>> = {
  edit: ({ name }) => ({ name }),
  appoint: ({ id }) => ({
    userId: id,
    post: 'officer',
    capacity: 'substantive',
    workGroups: ['legal'],
    validFrom: '2026-11-01',
    validTo: null,
    orderNumber: 'คำสั่งทดสอบที่ 9/2569',
  }),
};
const PATHS: Record<UserAction, string> = {
  edit: '/users/{id}',
  appoint: '/appointments',
  reset_password: '/users/{id}/reset-password',
  reset_second_factor: '/users/{id}/reset-second-factor',
  revoke_passkey: '/users/{id}/passkeys/{passkey}/revoke',
  suspend: '/users/{id}/suspend',
  resume: '/users/{id}/resume',
  end: '/users/{id}/end',
};

/** Whether the API does it when it is asked, or keeps it for a second person, or refuses. */
async function isDone(actor: Person, action: UserAction, target: Person): Promise<boolean> {
  const user = (await ict.get<User>(`/users/${target.id}`)).body;
  const keys = (await ict.get<{ passkeys: { id: string }[] }>(`/users/${target.id}/passkeys`)).body.passkeys;
  const path = PATHS[action]
    .replace('{id}', target.id)
    .replace('{passkey}', keys[0]?.id ?? '0198c7a2-6a51-7d39-9d0e-3f6a5b1c2d4e');
  const method = action === 'edit' ? 'patch' : 'post';
  const reply = await actor[method](path, BODIES[action]?.(user), { ifMatch: user.version });
  expect([200, 201, 202, 403, 404, 409, 422]).toContain(reply.status);
  return reply.status < 300;
}

const listedOf = async (actor: Person, id: string) =>
  (await actor.get<User>(`/users/${id}`)).body.availableActions.map(({ action }) => action);

const TARGETS = [
  ['an active account', 'active', false],
  ['an active account with app and passkey', 'active', true],
  ['a suspended account', 'suspended', true],
  ['an ended account', 'ended', false],
] as const;

describe('availableActions of an account', () => {
  describe.each(TARGETS)('of %s', (_name, status, factors) => {
    it.each(USER_ACTIONS)('lists %s for an administrator if and only if it is done', async (action) => {
      const target = await personWith(status, factors);
      const listed = await listedOf(ict, target.id);
      expect(listed.includes(action)).toBe(await isDone(ict, action, target));
    });
  });

  it.each(USER_ACTIONS)('lists %s on one’s own account if and only if it is done', async (action) => {
    const target = await createPerson(test, { appointments: [{ post: 'ict_officer' }] });
    const listed = await listedOf(target, target.id);
    expect(listed.includes(action)).toBe(await isDone(target, action, target));
  });

  it('lists nothing for those who may do nothing', async () => {
    expect(await listedOf(officer, officer.id)).toEqual([]);
    expect(await listedOf(secretary, secretary.id)).toEqual([]);
    for (const action of USER_ACTIONS) expect(await isDone(officer, action, ict)).toBe(false);
  });

  it('names the address to call', async () => {
    const target = await createPerson(test);
    const { availableActions } = (await ict.get<User>(`/users/${target.id}`)).body;
    const suspend = availableActions.find(({ action }) => action === 'suspend');
    expect(suspend).toEqual({
      action: 'suspend',
      method: 'POST',
      href: `/api/v1/users/${target.id}/suspend`,
    });
  });
});

describe('availableActions of an appointment', () => {
  const find = async (actor: Person, user: Person, id: string) =>
    (await actor.get<AppointmentPage>(`/appointments?user=${user.id}`)).body.appointments.find(
      (one) => one.id === id,
    );
  const isEnded = async (actor: Person, { id, version, validFrom }: Appointment) => {
    const validTo = validFrom > '2026-11-23' ? validFrom : '2026-11-23';
    const reply = await actor.post(`/appointments/${id}/end`, { validTo }, { ifMatch: version });
    return reply.status === 200;
  };

  it.each([
    ['current', '2026-01-01', null],
    ['future', '2027-01-01', null],
    ['past', '2026-01-01', '2026-02-01'],
  ])('lists the end of a %s one for an administrator if and only if it is done', async (_n, from, to) => {
    const holder = await createPerson(test);
    const term = { post: 'officer', workGroups: ['legal'], validFrom: from, validTo: to };
    const id = await appoint(test, holder.id, term);
    expect((await find(officer, holder, id))?.availableActions).toEqual([]);
    const seen = await find(ict, holder, id);
    expect(seen?.availableActions.length === 1).toBe(seen !== undefined && (await isEnded(ict, seen)));
  });

  it('does not list the end of the last administrator’s', async () => {
    const alone = await buildTestApp();
    try {
      const only = await asPost(alone, 'ict_officer');
      const [own = ''] = only.appointmentIds;
      const seen = await find(only, only, own);
      expect(seen?.availableActions).toEqual([]);
      expect(seen !== undefined && (await isEnded(only, seen))).toBe(false);
      const second = await createPerson(alone, { appointments: [{ post: 'ict_officer' }] });
      expect((await find(second, only, own))?.availableActions).toHaveLength(1);
    } finally {
      await alone.close();
    }
  });
});

describe('availableActions of a seat', () => {
  it('lists seating and ending for the keepers of the committee alone', async () => {
    const acts = async (actor: Person) => {
      const { seats } = (await actor.get<Committee>('/committee')).body;
      const members = seats.flatMap(({ memberships }) => memberships);
      return [seats, members].map((rows) => rows.filter((row) => row.availableActions.length > 0).length);
    };
    expect(await acts(officer)).toEqual([0, 0]);
    expect(await acts(secretary)).toEqual([8, 1]);
    expect(await acts(ict)).toEqual([8, 1]);
  });
});
