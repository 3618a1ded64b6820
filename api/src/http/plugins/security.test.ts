import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.close());

/** Over a real socket, as a browser or curl comes in. */
const http = () => supertest(test.app.server);
const credentials = JSON.stringify({ username: 'nobody', password: 'nothing' });
const signIn = (headers: Record<string, string>, body = credentials) =>
  http().post('/api/v1/session').set(headers).send(body);

describe('a write from elsewhere', () => {
  it.each(['https://evil.example', 'null', 'http://localhost:3000.evil.example'])(
    '403 with the origin %s',
    async (origin) => {
      const answer = await signIn({ origin, 'content-type': 'application/json' });
      expect(answer.status).toBe(403);
      expect(answer.body).toMatchObject({ type: '/problems/origin-refused' });
    },
  );

  it('is heard when it names our own origin', async () => {
    const answer = await signIn({ origin: 'http://localhost:3000', 'content-type': 'application/json' });
    expect(answer.body).toMatchObject({ type: '/problems/sign-in-refused' });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
  ])('415 as %s, which a form of another site could send', async (type) => {
    expect((await signIn({ 'content-type': type })).status).toBe(415);
  });

  it.each(['application/json\t; charset=utf-8', 'APPLICATION/JSON', 'application/json; charset=utf-8'])(
    'applies the schema whatever the spelling of the type: %s',
    async (type) => {
      const answer = await signIn(
        { 'content-type': type },
        JSON.stringify({ username: 'a', password: 'b', role: 'director' }),
      );
      expect([400, 415]).toContain(answer.status);
    },
  );
});

describe('every answer', () => {
  it('carries the headers of a site that loads nothing from elsewhere', async () => {
    const { headers } = await http().get('/api/v1/public/site');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('is a problem with a request id where there is nothing, in the language asked for', async () => {
    const thai = await http().get('/api/v1/nothing');
    expect(thai.status).toBe(404);
    expect(thai.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(thai.body).toMatchObject({
      type: '/problems/not-found',
      title: 'ไม่พบข้อมูล',
      instance: '/api/v1/nothing',
    });
    const english = await http().get('/api/v1/nothing').set('accept-language', 'en-GB');
    expect(english.body).toMatchObject({ title: 'Not found' });
  });
});
