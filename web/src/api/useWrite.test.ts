import { PiniaColada, useQuery } from '@pinia/colada';
import { createPinia } from 'pinia';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp, effectScope } from 'vue';
import { addRemark } from './calls/items';
import { key } from './key';
import type { Write } from './useWrite';

let status: number;
const params = { path: { id: '1' }, header: { 'Idempotency-Key': 'k' } };
const body = { text: 'ข้อสังเกต' };

// Files of a worker share its globals.
afterAll(() => void vi.unstubAllGlobals());
beforeEach(() => {
  status = 201;
  vi.stubGlobal('document', { documentElement: { lang: 'th' }, visibilityState: 'visible' });
  vi.stubGlobal('location', { origin: 'https://office.test' });
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response('{}', { status, headers: { 'content-type': 'application/json' } })),
  );
});

/** A page that shows the remarks of an item and its inbox, and can write. */
async function openPage() {
  const { useWrite } = await import('./useWrite');
  const asked = { remarks: 0, inbox: 0 };
  const ask = (name: keyof typeof asked) => () => Promise.resolve((asked[name] += 1));
  const app = createApp({});
  app.use(createPinia());
  app.use(PiniaColada);
  let write: Write | undefined;
  const scope = effectScope();
  app.runWithContext(() =>
    scope.run(() => {
      useQuery({ key: key('remarks', '1'), query: ask('remarks') });
      useQuery({ key: key('inbox'), query: ask('inbox') });
      write = useWrite();
    }),
  );
  await vi.waitFor(() => expect(asked).toEqual({ remarks: 1, inbox: 1 }));
  if (!write) throw new Error('the page was not set up');
  return { asked, write, leave: () => scope.stop() };
}

describe('useWrite', () => {
  it('has asked again what a write makes stale, and nothing else', async () => {
    const { asked, write, leave } = await openPage();
    await write(addRemark, { params, body });
    await vi.waitFor(() => expect(asked).toEqual({ remarks: 2, inbox: 1 }));
    leave();
  });

  it('throws a refusal, which makes nothing stale', async () => {
    const { asked, write, leave } = await openPage();
    status = 403;
    await expect(write(addRemark, { params, body })).rejects.toMatchObject({ status: 403 });
    expect(asked).toEqual({ remarks: 1, inbox: 1 });
    leave();
  });
});
