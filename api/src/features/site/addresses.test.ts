import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loggedUrl } from '../../http/loggable.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp({ site: true });
});
afterAll(() => test.close());

const get = (url: string, remoteAddress = '192.0.2.1') => test.app.inject({ url, remoteAddress });

/** Ways of writing the address of a page that tells whether a code exists. */
const WRITTEN = [
  '/verify/CODE',
  '/%76erify/CODE',
  '/%76%65%72%69%66%79/CODE',
  '/verify%2fCODE',
  '/verify/CODE/',
  '/verify/CODE%2F',
  '/verify/CODE?x=1',
  // Resolved by the caller, as browsers do
  '/./verify/CODE',
  '/x/../verify/CODE',
  '/x/%2e%2e/verify/CODE',
];
/** Addresses that look like it and are none: they say nothing of any code. */
const NO_PAGE = ['//verify/CODE', '/VERIFY/CODE', '/%2576erify/CODE'];

describe('the throttle of guessed codes', () => {
  it.each(WRITTEN)('counts and refuses %s', async (address) => {
    const from = `198.51.100.${String(WRITTEN.indexOf(address) + 1)}`;
    const code = (i: number) => address.replace('CODE', String(i).padStart(12, '0'));
    for (let i = 0; i < 40; i++) expect((await get(code(i), from)).statusCode).toBe(404);
    expect((await get(code(40), from)).statusCode).toBe(429);
    expect((await get(code(41).replace('%76', 'v'), from)).statusCode).toBe(429);
  });

  it.each(NO_PAGE)('finds no page at %s', async (address) => {
    const reply = await get(address.replace('CODE', '0'.repeat(12)));
    expect(reply.statusCode).toBe(404);
    expect(reply.body).not.toContain('ไม่พบรหัสนี้');
  });
});

describe('an address that is no UTF-8', () => {
  it.each(['/%ff', '/api/v1/public/items/%ff', '/%', '/i/%e0%b8'])('%s is a problem', async (address) => {
    const reply = await get(address);
    expect(reply.statusCode).toBe(400);
    expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(reply.json()).toMatchObject({ type: '/problems/malformed-request', status: 400 });
    expect(reply.headers['x-request-id']).toBe(reply.json<{ requestId: string }>().requestId);
  });
});

describe('an API address that is written otherwise', () => {
  it.each(['/%61pi/v1/nothing', '/api/v1/nothing', '/api%2fv1%2fnothing'])(
    '%s is no page',
    async (address) => {
      const reply = await get(address);
      expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(reply.statusCode).toBe(404);
    },
  );
});

describe('a ticket in an address', () => {
  it.each(['/api/v1/files/secret/pages/2?x=1', '/%61pi/v1/%66iles/secret/pages/2?x=1'])(
    'is not written down: %s',
    (address) => {
      expect(loggedUrl(address)).toBe(address.replace('secret', '***'));
    },
  );
});
