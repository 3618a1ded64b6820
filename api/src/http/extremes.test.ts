import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '@phoeiphrae/shared/item';
import { asPost, type Person } from '../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';
import { client } from '../testing/client.ts';
import { expectProblem } from '../testing/expectProblem.ts';
import {
  APPROVAL,
  approvedItem,
  bodyFor,
  castOffice,
  goodContent,
  GROUP,
  type Cast,
} from '../testing/office.ts';

let test: TestApp;
let cast: Cast;
let ict: Person;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  ict = await asPost(test, 'ict_officer');
});
afterAll(() => test.close());

describe('values that fit their type but that no calendar or database knows', () => {
  it.each(['from=0000-01-01', 'to=0000-12-31'])('400 for a day of the year 0: %s', async (query) => {
    expectProblem(await ict.get(`/log/events?${query}`), 'malformed-request');
  });

  it('400 for an appointment in the year 0', async () => {
    const body = { userId: cast.officer.id, post: 'director', capacity: 'acting', workGroups: [] };
    const term = { validFrom: '0000-01-01', validTo: '0000-01-02', orderNumber: 'ทดสอบ 1/2569' };
    expectProblem(await ict.post('/appointments', { ...body, ...term }), 'malformed-request');
  });

  const moments = [
    '2027-12-31T23:59:60Z',
    '2027-01-01T10:00:00+07',
    '2027-01-01 10:00:00Z',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:00-14:00',
  ];
  it.each(moments)('400 for the moment %s', async (moment) => {
    const item = await approvedItem(test, cast);
    const body = { ...bodyFor('schedule', item), publishAt: moment };
    const reply = await cast.officer.post<Item>(`/items/${item.id}/schedule`, body, {
      ifMatch: item.version,
    });
    expectProblem(reply, 'malformed-request');
    const query = `heldBefore=${encodeURIComponent(moment)}`;
    expectProblem(await ict.get(`/items?${query}`), 'malformed-request');
  });

  it('400 for a number that JSON can write and nobody can hold', async () => {
    const path = `/users/${cast.officer.id}/suspend`;
    const headers = { 'content-type': 'application/json' };
    const reply = await ict.post(path, '{"far":1e400}', { ifMatch: 1, headers });
    expectProblem(reply, 'malformed-request');
  });
});

describe('a body that is wrong in very many places', () => {
  const crowd = Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`k${String(i)}`, 0]));

  it('is answered with the first faults only', async () => {
    const reply = await cast.officer.post('/items', {
      workGroup: GROUP,
      slug: 'crowd',
      content: { ...goodContent({ category: APPROVAL }), ...crowd },
    });
    expect(expectProblem(reply, 'malformed-request').errors?.length).toBeLessThanOrEqual(50);
    expect(reply.text.length).toBeLessThan(20_000);
  });

  it('413 at sign-in, which takes a name and a password', async () => {
    expectProblem(await client(test).post('/session', crowd), 'payload-too-large');
  });
});
