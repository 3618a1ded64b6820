import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asPost, type Person } from '../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';
import { client } from '../testing/client.ts';
import { expectProblem, pointersOf } from '../testing/expectProblem.ts';

let test: TestApp;
let ict: Person;
beforeAll(async () => {
  test = await buildTestApp();
  ict = await asPost(test, 'ict_officer');
});
afterAll(() => test.close());

interface Operation {
  parameters?: { in: string; name: string; required?: boolean }[];
  security?: unknown[];
}
type Paths = Record<string, Record<string, Operation>>;

/** The routes as they describe themselves, each with a path that can be called. */
function operations() {
  const { paths } = test.app.swagger() as unknown as { paths: Paths };
  const id = '0198c7a2-6a51-7d39-9d0e-3f6a5b1c2d4e';
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method as 'get' | 'post' | 'patch' | 'put' | 'delete' | 'head' | 'options',
      path: `/${path.replace('{id}', id).replace('{code}', 'ict').replace('{version}', '1').replace('{slug}', 'x')}`,
      operation,
      needs: (header: string) =>
        operation.parameters?.some((entry) => entry.in === 'header' && entry.name === header) ?? false,
    })),
  );
}

const call = (person: Person, { method, path }: { method: string; path: string }, options: object) =>
  method === 'get' || method === 'delete'
    ? person[method](path, options)
    : person[method as 'post'](path, method === 'patch' || method === 'put' ? {} : undefined, options);

describe('every write of an existing record', () => {
  it('400 for If-Match: * and for what is no version', async () => {
    const guarded = operations().filter(({ needs }) => needs('If-Match'));
    expect(guarded.length).toBeGreaterThan(8);
    for (const route of guarded) {
      for (const ifMatch of ['*', 'W/"1"']) {
        expect((await call(ict, route, { ifMatch })).status, route.name).toBe(400);
      }
    }
  });

  it('has If-Match, unless it creates, or is a session or a way to change one’s own password', () => {
    const open = [
      ...['/users', '/appointments', '/work-groups', '/committee/members', '/items', '/order-files'],
      ...['/assessment/schemes', '/public/opinions'],
    ];
    // A statement is bound by its content hash, a justification by the finding, a list by its digest; a passkey can only be revoked, once.
    const bound = [
      '/items/{id}/approval-statement',
      '/items/{id}/findings/justify',
      '/first-appointments/confirm',
    ];
    const once = ['/users/{id}/passkeys/{passkey}/revoke'];
    // These change nothing: what is asked for has no room in an address.
    const asking = ['/evidence', '/policies/preview-paper', '/public/verify/papers'];
    const added = [...open, '/items/{id}/remarks', ...bound, ...once, ...asking];
    // Calls off what one's own person has under way.
    const free = [...added.map((path) => `POST /api/v1${path}`), 'DELETE /api/v1/evidence'];
    // An upload has its own condition: the place where the next bytes go.
    const isRead = (method: string) => ['get', 'head', 'options'].includes(method);
    const bare = operations()
      .filter(({ method, needs }) => !isRead(method) && !needs('If-Match'))
      .filter(({ name }) => !name.includes('/session') && !name.includes('/uploads') && !free.includes(name))
      .map(({ name }) => name);
    expect(bare).toEqual([]);
  });
});

describe('Content-Type', () => {
  const bodies = [
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'text/plain',
    'application/xml',
    'text/html',
  ];
  it.each(bodies)('415 for %s', async (type) => {
    const reply = await client(test).post('/session', 'username=a&password=b', {
      headers: { 'content-type': type },
    });
    expectProblem(reply, 'media-type-unsupported');
  });

  const oddities = [
    'application/json\t; x',
    ' application/json ',
    'APPLICATION/JSON',
    'application/jsonx',
    'application/json, text/html',
    'application/json;charset=x',
  ];
  it.each(oddities)('never lets a body past the schema for %j', async (type) => {
    const body = JSON.stringify({ username: 'a', password: 'b', extra: 1 });
    const reply = await client(test).post('/session', body, { headers: { 'content-type': type } });
    expect([400, 415]).toContain(reply.status);
  });
});

describe('text that is no text', () => {
  const names = ['NUL \u0000 inside', 'lone \ud800 surrogate'];
  it.each(names)('400 for %j in a body', async (name) => {
    const reply = await ict.post('/users', { username: 'strange', name });
    expect(pointersOf(expectProblem(reply, 'malformed-request'))).toEqual(['/name']);
  });

  it('400 in a query, in a path and in a sign-in', async () => {
    expectProblem(await ict.get('/users?q=%00'), 'malformed-request');
    expectProblem(await ict.get('/policies/%00'), 'malformed-request');
    const reply = await client(test).post('/session', { username: 'a\u0000b', password: 'x' });
    expectProblem(reply, 'malformed-request');
    expect((await ict.get('/users?q=%ff')).status).toBeLessThan(500);
    expect((await ict.get('/users/%ff')).status).toBeLessThan(500);
    expect((await ict.get('/users/%2e%2e%2f%2e%2e%2fetc%2fpasswd')).status).toBeLessThan(500);
  });

  it('400 for prototypes, deep nesting, broken and empty JSON', async () => {
    const json = { headers: { 'content-type': 'application/json' } };
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const bodies = [
      '{"__proto__":{"a":1}}',
      '{"constructor":{"prototype":{}}}',
      deep,
      `{"name":${deep}}`,
      '{',
      '',
      '"x"',
      'null',
    ];
    for (const body of bodies) {
      const reply = await ict.post('/users', body, json);
      expectProblem(reply, 'malformed-request');
    }
  });

  it('403 for a write with a foreign or null Origin, whatever else it carries', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example:3000']) {
      const reply = await ict.post('/users', { username: 'x.y.z', name: 'xyz' }, { headers: { origin } });
      expectProblem(reply, 'origin-refused');
      expect(reply.headers['access-control-allow-origin']).toBeUndefined();
    }
  });
});

describe('without a token', () => {
  it('401 on every route that is not public, before anything else is looked at', async () => {
    const closed = operations().filter(({ operation }) => operation.security?.length);
    expect(closed.length).toBeGreaterThan(30);
    for (const { method, path, name } of closed) {
      const reply = await client(test)[method](path);
      expect(reply.status, name).toBe(401);
    }
  });
});
