import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreateAppointment } from '@phoeiphrae/shared/appointment';
import type { CreateMembership } from '@phoeiphrae/shared/committee';
import type { ProblemCode } from '@phoeiphrae/shared/problemTable';
import { asPost, createPerson, TEST_PASSWORD, type Person } from '../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';
import type { Reply } from '../testing/client.ts';
import { refusedInBoth } from '../testing/languages.ts';
import { appointByTwo, seatByTwo } from '../testing/secondPerson.ts';
import { metadataOf, TUS } from '../testing/uploads.ts';

let test: TestApp;
let ict: Person;
let other: Person;
let secretary: Person;
let director: Person;
beforeAll(async () => {
  test = await buildTestApp();
  ict = await asPost(test, 'ict_officer');
  other = await createPerson(test, { username: 'garden' });
  secretary = await createPerson(test, { seats: [8] });
  director = await asPost(test, 'director', { capacity: 'acting' });
});
afterAll(() => test.close());

const NOBODY = '0198c7a2-6a51-7d39-9d0e-3f6a5b1c2d4e';
const json = { headers: { 'content-type': 'application/json' } };
const order = (change: Partial<CreateAppointment>): CreateAppointment => ({
  userId: other.id,
  post: 'officer',
  capacity: 'substantive',
  workGroups: ['ict'],
  validFrom: '2026-11-01',
  validTo: null,
  orderNumber: '1/2569',
  ...change,
});
const seating = (change: Partial<CreateMembership>): CreateMembership => ({
  seat: 3,
  userId: other.id,
  validFrom: '2026-10-01',
  validTo: '2028-09-30',
  orderNumber: '1/2569',
  ...change,
});
const upload = (metadata: string) => (person: Person) =>
  person.post('/uploads', undefined, {
    headers: { ...TUS, 'upload-length': '1', 'upload-metadata': metadata },
  });
const password = (newPassword: string) => (person: Person) =>
  person.post('/session/password', { currentPassword: TEST_PASSWORD, newPassword });
const appoint = (change: object) => (person: Person) =>
  person.post('/appointments', { ...order({}), ...change });
const seat = (change: object) => (person: Person) =>
  person.post('/committee/members', { ...seating({}), ...change });
/** Records an order and asks for an impossible last day of it. */
const endAppointment = (validTo: string) => async (person: Person) => {
  const { id, version } = await appointByTwo([ict, director], order({ validTo: '2027-09-30' }));
  return person.post(`/appointments/${id}/end`, { validTo }, { ifMatch: version });
};
let next = 3;
const endSeat = (validTo: string) => async (person: Person) => {
  const { id, version } = await seatByTwo([ict, director], seating({ seat: next++ }));
  return person.post(`/committee/members/${id}/end`, { validTo }, { ifMatch: version });
};

type Row = [
  what: string,
  code: ProblemCode,
  faults: string[],
  ask: (person: Person) => Promise<Reply<unknown>>,
];

const SHAPES: Row[] = [
  [
    'a body of a wrong shape',
    'malformed-request',
    ['required', 'required', 'additionalProperties'],
    (person) => person.post('/users', { a: 1 }),
  ],
  [
    'values too short, of a wrong form and type',
    'malformed-request',
    ['minLength', 'pattern', 'type'],
    (person) => person.post('/users', { username: 'Ä', name: 5 }),
  ],
  [
    'values too long, of no list, of no such date, and neither this nor that',
    'malformed-request',
    ['format', 'enum', 'format', 'maxLength', 'type', 'anyOf'],
    appoint({ userId: 'x', orderNumber: 'x'.repeat(5000), validFrom: 'x', post: 'x', capacity: 'x' }),
  ],
  [
    'a query out of its bounds',
    'malformed-request',
    ['maximum'],
    (person) => person.get('/users?limit=9999'),
  ],
  ['a sign that cannot be stored', 'malformed-request', ['text'], (person) => person.get('/users?q=%00')],
  [
    'a number beyond all numbers',
    'malformed-request',
    ['number'],
    (person) => person.post('/users', '{"a":1e999}', json),
  ],
  [
    'a body nested too deeply',
    'malformed-request',
    ['intricate'],
    (person) => person.post('/users', `${'['.repeat(60)}${']'.repeat(60)}`, json),
  ],
  [
    'a condition that says nothing',
    'malformed-request',
    ['format'],
    (person) => person.post(`/users/${NOBODY}/suspend`, undefined, { ifMatch: '*' }),
  ],
  ['no place in a list', 'malformed-request', ['format'], (person) => person.get('/users?cursor=AAAA')],
];

const PEOPLE: Row[] = [
  [
    'a user name that is taken',
    'already-exists',
    ['taken'],
    (person) => person.post('/users', { username: 'garden', name: 'Garden' }),
  ],
  ['an appointment to no post', 'requirements-not-met', ['post'], appoint({ post: 'minister' })],
  [
    'one without an order',
    'requirements-not-met',
    ['order'],
    appoint({ capacity: 'acting', orderNumber: null }),
  ],
  [
    'one of nobody, for too many groups, to a day before its first',
    'requirements-not-met',
    ['user', 'one_group', 'group', 'dates'],
    appoint({ userId: NOBODY, workGroups: ['ict', 'x'], validTo: '2026-10-01' }),
  ],
  ['one of the office with a group', 'requirements-not-met', ['no_group'], appoint({ post: 'ict_director' })],
  ['one that ends before it began', 'requirements-not-met', ['dates'], endAppointment('2026-10-01')],
  ['one that is to last longer', 'requirements-not-met', ['later'], endAppointment('2030-01-01')],
  [
    'an appointment of oneself',
    'not-permitted',
    [],
    (person) => person.post('/appointments', order({ userId: ict.id })),
  ],
  [
    'no such seat for nobody in no time',
    'requirements-not-met',
    ['seat', 'user', 'dates'],
    seat({ seat: 99, userId: NOBODY, validTo: '2026-01-01' }),
  ],
  ['a seat that is taken', 'requirements-not-met', ['held'], seat({ seat: 8 })],
  ['a seat that ends before it began', 'requirements-not-met', ['dates'], endSeat('2026-01-01')],
  ['a seat that is to last longer', 'requirements-not-met', ['later'], endSeat('2030-01-01')],
  [
    'a seat of one’s own',
    'not-permitted',
    [],
    (person) => person.post('/committee/members', seating({ userId: ict.id })),
  ],
];

const REST: Row[] = [
  ['the old password', 'requirements-not-met', ['same'], password(TEST_PASSWORD)],
  ['a password that everyone knows', 'requirements-not-met', ['common'], password('password1234')],
  ['one with the user name', 'requirements-not-met', ['username'], password('my garden is mine')],
  ['an upload whose header is no list of pairs', 'malformed-request', [], upload('filename %%%')],
  ['one with an unknown pair', 'malformed-request', ['additionalProperties'], upload('owner eA==')],
  ['one without a name', 'malformed-request', ['required'], upload('filetype eA==')],
  ['one with a name that cannot be kept', 'malformed-request', ['pattern'], upload(metadataOf('a/b'))],
  [
    'a template with faults',
    'template-faulty',
    ['template'],
    (person) => person.post('/policies/preview-paper', { kind: 'memo', source: '#let a = 1\n#foo(a)\n' }),
  ],
];

const title = '%s (%s %j)';

describe('said in Thai and in English: why a request is refused', () => {
  it.each(SHAPES)(title, async (_what, code, faults, ask) => {
    expect(await refusedInBoth(test, ict, code, ask)).toEqual(faults);
  });

  it.each(PEOPLE)(title, async (_what, code, faults, ask) => {
    expect(await refusedInBoth(test, ict, code, ask)).toEqual(faults);
  });

  it.each(REST)(title, async (_what, code, faults, ask) => {
    const person = code === 'template-faulty' ? ict : other;
    expect(await refusedInBoth(test, person, code, ask)).toEqual(faults);
  });

  it('knows the fault of a second head in the same time', async () => {
    const head = { post: 'director', workGroups: [] };
    await appointByTwo([ict, director], order(head));
    const another = appoint({ ...head, userId: secretary.id });
    expect(await refusedInBoth(test, ict, 'requirements-not-met', another)).toEqual(['held']);
  });
});
