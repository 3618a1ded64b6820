import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PublicItem, PublicPage } from '@phoeiphrae/shared/publicItem';
import { buildApp } from '../app.ts';
import { FinishedAnswers } from '../engines/answers/finishedAnswers.ts';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';
import { castOffice, draftOf, IMMEDIATE, mustAct, type Cast } from '../testing/office.ts';
import { watchPublic } from './watchPublic.ts';

let test: TestApp;
let cast: Cast;
/** One process that has what it kept, and another beside it on the same database. */
let here: Kept;
let there: Kept;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  here = await start(test.app, test.deps.finished);
  const finished = new FinishedAnswers(8 * 1024 * 1024);
  there = await start(await buildApp({ ...test.deps, finished }, {}), finished);
});
afterAll(async () => {
  for (const { watch } of [here, there]) await watch.stop();
  await there.app.close();
  await test.close();
});

interface Heard {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly bytes: Buffer;
}
interface Kept {
  readonly app: TestApp['app'];
  readonly finished: FinishedAnswers;
  readonly watch: ReturnType<typeof watchPublic>;
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Heard>;
  /** Asks until the answer is one that was kept. */
  getKept(path: string, headers?: Record<string, string>): Promise<Heard>;
}

async function start(app: TestApp['app'], finished: FinishedAnswers): Promise<Kept> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const watch = watchPublic(test.deps.publicDb.address, finished);
  await vi.waitFor(() => expect(finished.generation).toBeDefined());
  const get: Kept['get'] = (path, headers = {}, method = 'GET') =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, headers, method, agent: false }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(chunks) }),
        );
      });
      asked.on('error', reject).end();
    });
  const getKept: Kept['getKept'] = async (path, headers) => {
    await vi.waitFor(async () => {
      await get(path);
      expect(finished.get(path, test.clock.now().getTime())).toBeDefined();
    });
    return get(path, headers);
  };
  return { app, finished, watch, get, getKept };
}

const LIST = '/api/v1/public/items';
const slugs = ({ bytes }: Heard) =>
  (JSON.parse(bytes.toString()) as PublicPage).items.map(({ slug }) => slug);
const title = ({ bytes }: Heard) => (JSON.parse(bytes.toString()) as PublicItem).title;
async function publish(words: string) {
  const { id, slug } = await draftOf(test, cast.officer, { category: IMMEDIATE, title: words });
  await mustAct(cast.officer, id, 'publish');
  return { id, slug };
}
const isKept = (kept: Kept, path: string) =>
  kept.finished.get(path, test.clock.now().getTime()) !== undefined;

describe('an answer that was kept', () => {
  it('is the same bytes with the same headers, in each coding, and its request has an id of its own', async () => {
    for (const words of ['ข่าวแรก', 'ข่าวที่สอง', 'ข่าวที่สาม']) await publish(words);
    const first = await here.get(LIST);
    const again = await here.getKept(LIST);
    expect(again.bytes).toEqual(first.bytes);
    const constant = ({ headers }: Heard) =>
      Object.entries(headers).filter(([name]) => !['x-request-id', 'date'].includes(name));
    expect(Object.fromEntries(constant(again))).toEqual(Object.fromEntries(constant(first)));
    expect(again.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
    const zipped = await here.get(LIST, { 'accept-encoding': 'gzip, deflate' });
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(gunzipSync(zipped.bytes)).toEqual(first.bytes);
    const brotli = await here.get(LIST, { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotliDecompressSync(brotli.bytes)).toEqual(first.bytes);
    const refused = await here.get(LIST, { 'accept-encoding': 'br;q=0, gzip;q=0.0, identity' });
    expect(refused.bytes).toEqual(first.bytes);
  });

  it('is packed the first time too, as is what is not kept', async () => {
    const path = '/api/v1/public/policy';
    const first = await here.get(path, { 'accept-encoding': 'gzip' });
    expect(first.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(first.bytes)).toEqual((await here.get(path)).bytes);
    const policy = await here.get('/api/v1/policy', {
      'accept-encoding': 'br',
      authorization: `Bearer ${cast.officer.token}`,
    });
    expect(policy.headers['content-encoding']).toBe('br');
    expect(JSON.parse(brotliDecompressSync(policy.bytes).toString())).toHaveProperty('document');
  });

  it('is 304 for whoever has it, and has no body for HEAD', async () => {
    const { headers, bytes } = await here.getKept(LIST);
    const etag = String(headers['etag']);
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const reply = await here.get(LIST, { 'if-none-match': known });
      expect([reply.status, reply.bytes.length, reply.headers['etag']], known).toEqual([304, 0, etag]);
    }
    expect((await here.get(LIST, { 'if-none-match': '"x"' })).status).toBe(200);
    const head = await here.get(LIST, {}, 'HEAD');
    expect([head.status, head.bytes.length]).toEqual([200, 0]);
    expect(head.headers['content-length']).toBe(String(bytes.length));
  });

  it('is neither made for nor given to someone who signed in', async () => {
    const path = `${LIST}?limit=7`;
    for (const headers of [{ authorization: `Bearer ${cast.officer.token}` }, { cookie: 'session=x' }]) {
      await here.get(path, headers);
      await here.get(path, headers);
      expect(isKept(here, path)).toBe(false);
    }
  });

  it('is no refusal, no code that can be guessed and nothing of a person', async () => {
    for (const path of [
      '/api/v1/public/items/no-such',
      `${LIST}?x=1`,
      '/api/v1/public/verify/000000000000',
    ]) {
      await here.get(path);
      await here.get(path);
      expect(isKept(here, path), path).toBe(false);
    }
  });
});

describe('what changes', () => {
  it('is seen at once on the process that did it, and within a second on every other', async () => {
    const { id, slug } = await publish('ข่าวที่ทุกโพรเซสเห็น');
    for (const kept of [here, there]) await kept.getKept(LIST);
    const second = await publish('ข่าวที่สอง');
    expect(slugs(await here.get(LIST))).toContain(second.slug);
    await vi.waitFor(async () => expect(slugs(await there.get(LIST))).toContain(second.slug), 1_000);
    const path = `${LIST}/${encodeURIComponent(slug)}`;
    for (const kept of [here, there]) await kept.getKept(path);
    await mustAct(cast.ict, id, 'take_down');
    expect((await here.get(path)).status).toBe(410);
    await vi.waitFor(async () => expect((await there.get(path)).status).toBe(410), 1_000);
  });

  it('leaves the answers about other items where they are', async () => {
    const { slug } = await publish('ข่าวที่ไม่มีใครแตะ');
    const path = `${LIST}/${encodeURIComponent(slug)}`;
    expect(title(await here.getKept(path))).toBe('ข่าวที่ไม่มีใครแตะ');
    await publish('ข่าวอื่น');
    expect(isKept(here, path)).toBe(true);
    await test.owner.pool.query('UPDATE work_groups SET name_en = name_en || $1', [' x']);
    await vi.waitFor(() => expect(isKept(here, path)).toBe(false), 1_000);
  });

  it('is seen while the session that tells of it is lost, and after', async () => {
    await there.getKept(LIST);
    await test.owner.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'phoeiphrae-listen' AND datname = current_database()`,
    );
    const { slug } = await publish('ข่าวระหว่างที่ขาดการติดต่อ');
    expect(slugs(await here.get(LIST))).toContain(slug);
    await vi.waitFor(async () => expect(slugs(await there.get(LIST))).toContain(slug), 1_000);
    await vi.waitFor(() => expect(there.finished.generation).toBeDefined(), 5_000);
    expect(slugs(await there.getKept(LIST))).toContain(slug);
  });

  it('is asked anew when the day turns', async () => {
    await here.getKept(LIST);
    test.clock.advance(61_000);
    expect(isKept(here, LIST)).toBe(false);
  });
});
