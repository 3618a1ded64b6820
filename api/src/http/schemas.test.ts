import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../app.ts';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.close());

describe('the schemas of the routes', () => {
  it('can all be compiled, those that no test has used too', async () => {
    const app = await buildApp(test.deps, { schemasAtStart: true });
    await expect(app.ready()).resolves.toBeDefined();
    await app.close();
  });

  it('refuses a request again as it did the first time, when the schema was compiled', async () => {
    const ask = () => test.app.inject({ method: 'POST', url: '/api/v1/session', payload: { unknown: 1 } });
    const [first, second] = [await ask(), await ask()];
    expect(first.statusCode).toBe(400);
    const errorsOf = (reply: typeof first) => reply.json<{ errors: unknown[] }>().errors;
    expect(errorsOf(first).length).toBeGreaterThan(0);
    expect(errorsOf(second)).toEqual(errorsOf(first));
  });
});
