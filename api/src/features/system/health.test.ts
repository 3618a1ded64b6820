import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { press } from '../../engines/press/press.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => test.close());

const get = async (url: string) => {
  const reply = await test.app.inject({ url });
  return { status: reply.statusCode, body: reply.json<unknown>() };
};

describe('GET /healthz', () => {
  it('200 with papers that are all finished', async () => {
    const papers = { unfinished: 0, failedSteps: [] };
    expect(await get('/healthz')).toEqual({ status: 200, body: { status: 'ok', papers } });
  });

  it('200 with how many papers were given out unfinished and for which steps; the log says once why', async () => {
    const warn = vi.spyOn(test.app.log, 'warn');
    for (const reason of ['the PDF is not tagged', 'the XMP has another shape'])
      press.unfinished.note({ step: 'standards', reason });
    const papers = { unfinished: 2, failedSteps: ['standards'] };
    expect(await get('/healthz')).toEqual({ status: 200, body: { status: 'ok', papers } });
    expect(warn.mock.calls).toEqual([
      [{ step: 'standards', reason: 'the PDF is not tagged' }, 'papers are given out unfinished'],
    ]);
  });
});

describe('GET /readyz', () => {
  it('200 while both database roles answer, whatever becomes of the papers', async () => {
    press.unfinished.note({ step: 'letters', reason: 'a table of letters has ranges' });
    expect(await get('/readyz')).toEqual({ status: 200, body: { status: 'ok' } });
  });
});
