import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startBrokenServer, type BrokenServer } from '@phoeiphrae/db/testing/brokenServer';
import { asPost, type Person } from '../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';
import { client, type Reply } from '../testing/client.ts';
import { expectProblem } from '../testing/expectProblem.ts';
import { GROUP, IMMEDIATE } from '../testing/office.ts';

let server: BrokenServer;
let test: TestApp;
let officer: Person;

beforeAll(async () => {
  server = await startBrokenServer(['max_connections=25']);
  test = await buildTestApp({ database: server.database, site: true, config: { logLevel: 'fatal' } });
  officer = await asPost(test, 'officer', { workGroups: [GROUP] });
});
afterAll(async () => {
  server.thaw();
  await test.close();
  await server.stop();
});

const anyone = () => client(test);
const HTML = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };
let counter = 0;
const draft = () => ({
  workGroup: GROUP,
  slug: `item-${String(++counter)}`,
  content: { category: IMMEDIATE, title: 'ข่าว' },
});

/** One of each kind: read and write, for staff and for everyone, through either role. */
const REQUESTS: Record<string, () => Promise<Reply<unknown>>> = {
  'a list for staff': () => officer.get('/items'),
  'a write': () => officer.post('/items', draft()),
  'a sign-in': () =>
    anyone().post('/session', { username: officer.username, password: 'wrong password here' }),
  'a public list': () => anyone().get('/public/items'),
  'a code': () => anyone().get('/public/verify/codes/0123456789AB'),
  'the feed': () => anyone().get('//feed.xml'),
  readiness: () => anyone().get('//readyz'),
};
const PAGES = ['//', '//items', '//items/no-such', '//verify/0123456789AB', '//console'];

async function expectUnavailable(): Promise<void> {
  const replies = await Promise.all(
    Object.entries(REQUESTS).map(async ([what, ask]) => [what, await ask()] as const),
  );
  for (const [what, reply] of replies) {
    expect(reply.status, `${what}: ${reply.text}`).toBe(503);
    expectProblem(reply, 'unavailable');
    expect(reply.headers['retry-after'], what).toBe('5');
  }
  const pages = await Promise.all(
    PAGES.map(async (address) => [address, await anyone().get(address, HTML)] as const),
  );
  for (const [address, reply] of pages) {
    expect([reply.status, reply.headers['content-type']], address).toEqual([503, 'text/html; charset=utf-8']);
    expect(reply.headers['retry-after'], address).toBe('5');
    expect(reply.text, address).toContain('ระบบยังไม่พร้อมให้บริการ');
    expect(reply.text, address).toContain('The service is not available');
  }
}

const expectServed = async () => {
  await expect.poll(async () => (await anyone().get('//readyz')).status, { timeout: 20_000 }).toBe(200);
  expect((await officer.get('/items')).status).toBe(200);
  expect((await anyone().get('//', HTML)).status).toBe(200);
};

describe('a database that breaks', () => {
  afterEach(expectServed);

  it('is 503 with Retry-After while it stands still, for a read, a write, a page and a feed', async () => {
    await expectServed(); // connections are open
    server.freeze();
    try {
      await expectUnavailable();
    } finally {
      server.thaw();
    }
  }, 120_000);

  it('is 503 for who meets a session that was stopped alone, and for nobody after', async () => {
    const { pool } = test.deps.db;
    const held = await pool.connect();
    const { rows } = await held.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    held.release();
    const pid = rows[0]?.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    try {
      expectProblem(await officer.get('/items'), 'unavailable');
      expect((await officer.get('/items')).status).toBe(200);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  }, 30_000);

  it('is 503 or served while its sessions are ended by the death of one, and served after', async () => {
    const { rows } = await test.owner.pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    process.kill(rows[0]?.pid ?? 0, 'SIGKILL');
    const replies = await Promise.all(Array.from({ length: 20 }, () => officer.get('/items')));
    for (const reply of replies) expect([200, 503], reply.text).toContain(reply.status);
  }, 60_000);

  it('is 503 after it was killed, and served as soon as it is there again', async () => {
    await server.kill();
    try {
      await expectUnavailable();
    } finally {
      await server.startAgain();
    }
  }, 60_000);

  it('is 503 when it has no connection left to give', async () => {
    await server.kill();
    await server.startAgain();
    const giveBack = await server.fill();
    try {
      await expectUnavailable();
    } finally {
      await giveBack();
    }
  }, 60_000);

  it('is ready while acts hold every connection of the pool, and turns away who waits', async () => {
    const { pool } = test.deps.db;
    const held = await Promise.all(Array.from({ length: 10 }, () => pool.connect()));
    try {
      expect((await anyone().get('//readyz')).status).toBe(200);
      expectProblem(await officer.get('/items'), 'unavailable');
    } finally {
      for (const one of held) one.release();
    }
  });

  it('is 507 when its disk is full', async () => {
    await test.owner.pool.query(`
      CREATE FUNCTION fill_disk() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
      CREATE TRIGGER fill_disk BEFORE INSERT ON items FOR EACH ROW EXECUTE FUNCTION fill_disk()`);
    const reply = await officer.post('/items', draft());
    await test.owner.pool.query('DROP FUNCTION fill_disk CASCADE');
    expectProblem(reply, 'storage-full');
    expect(reply.headers['retry-after']).toBe('60');
  });

  it('says that the outcome is not known when it is lost over the commit, and a retry has one effect', async () => {
    await test.owner.pool.query(`
      CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
        $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER die AFTER INSERT ON items DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION die()`);
    const key = 'the same key twice';
    const body = draft();
    const lost = await officer.post('/items', body, { key });
    await test.owner.pool.query('DROP FUNCTION die CASCADE');
    expectProblem(lost, 'outcome-unknown');
    expect(lost.headers['retry-after']).toBe('5');
    const statuses = [];
    for (let i = 0; i < 2; i++) statuses.push((await officer.post('/items', body, { key })).status);
    expect(statuses).toEqual([201, 201]);
    const { rows } = await test.owner.pool.query('SELECT FROM items');
    expect(rows).toHaveLength(1);
  });
});
