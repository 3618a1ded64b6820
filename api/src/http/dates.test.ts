import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asPost, type Person } from '../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';
import { client, type Reply } from '../testing/client.ts';
import { expectProblem } from '../testing/expectProblem.ts';
import { refusedInBoth } from '../testing/languages.ts';
import { approvedItem, bodyFor, castOffice, draftOf, read, type Cast } from '../testing/office.ts';

let test: TestApp;
let cast: Cast;
let ict: Person;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  ict = await asPost(test, 'ict_officer');
});
afterAll(() => test.close());

const errorsOf = (reply: Reply<unknown>) => expectProblem(reply, 'malformed-request').errors;
const ENGLISH = { 'accept-language': 'en' };

describe('a date of the Buddhist era', () => {
  it('is refused in a body, once, with the year that is meant, and changes nothing', async () => {
    const item = await draftOf(test, cast.officer);
    const body = { content: { validUntil: '2570-01-31' } };
    const path = `/items/${item.id}/draft`;
    const reply = await cast.officer.patch(path, body, { ifMatch: item.version, headers: ENGLISH });
    expect(errorsOf(reply)).toEqual([
      {
        pointer: '/content/validUntil',
        code: 'buddhist_year',
        detail: '2570 looks like a Buddhist-era year; 2027 is meant.',
      },
    ]);
    expect((await read(cast.officer, item.id)).version).toBe(item.version);
  });

  it('is refused as a moment, in a query and as a fiscal year', async () => {
    const item = await approvedItem(test, cast);
    const body = { ...bodyFor('schedule', item), publishAt: '2570-01-31T02:00:00Z' };
    const schedule = cast.officer.post(`/items/${item.id}/schedule`, body, { ifMatch: item.version });
    const asked = [
      schedule,
      ict.get('/log/events?from=2569-10-01'),
      ict.get('/items?heldBefore=2569-10-01T00:00:00Z'),
      client(test).get('/public/items?fiscalYear=2570'),
    ];
    for (const reply of await Promise.all(asked)) {
      expect(errorsOf(reply)?.map(({ code }) => code)).toEqual(['buddhist_year']);
      expect(reply.text).toContain('พุทธศักราช');
    }
  });

  it('is refused in an appointment, in both languages', async () => {
    const body = { userId: cast.officer.id, post: 'director', capacity: 'acting', workGroups: [] };
    const term = { validFrom: '2569-10-01', validTo: '2570-09-30', orderNumber: '1/2569' };
    const codes = await refusedInBoth(test, ict, 'malformed-request', (person) =>
      person.post('/appointments', { ...body, ...term }),
    );
    expect(codes).toEqual(['buddhist_year', 'buddhist_year']);
  });
});

describe('a year that nobody means', () => {
  const days = ['1899-12-31', '2100-01-01', '3113-01-31', '9999-12-31', '0000-01-01', '2400-01-01'];
  it.each(days)('is refused with the years that are taken: %s', async (day) => {
    const errors = errorsOf(await ict.get(`/log/events?from=${day}`, { headers: ENGLISH }));
    expect(errors?.map(({ pointer, detail }) => [pointer, detail])).toEqual([
      ['/from', 'Only the years 1900 to 2099 of the common era can be given.'],
    ]);
  });

  it.each(['1900-01-01', '2099-12-31', '2000-02-29'])('is not %s', async (day) => {
    expect((await ict.get(`/log/events?from=${day}`)).status).toBe(200);
  });

  it('says nothing of years where a form is wrong', async () => {
    const errors = errorsOf(await ict.get('/log/events?from=2026-02-30'));
    expect(errors?.map(({ code }) => code)).toEqual(['format']);
  });
});
