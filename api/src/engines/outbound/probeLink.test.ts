import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  answering,
  endless,
  hanging,
  networkOf,
  resetting,
  startWildServer,
  type WildServer,
} from '../../testing/wildServer.ts';
import { internet } from './network.ts';
import { linkProbe } from './probeLink.ts';

let server: WildServer;
beforeAll(async () => {
  server = await startWildServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.asked.length = 0;
  server.seen.length = 0;
});

const here = () => Promise.resolve(['127.0.0.1']);
const probeWith = (resolve: (name: string) => Promise<readonly string[]> = here, timeoutMs = 10_000) =>
  linkProbe({
    network: networkOf(server.port, resolve),
    userAgent: 'Test-Check/1 (+https://o.example)',
    timeoutMs,
  });
const at = (path: string, host = 'www.example.go.th') => `http://${host}:${String(server.port)}${path}`;

describe('a link that works', () => {
  it('is asked for by HEAD alone, and told who asks', async () => {
    server.on('/good', answering(200));
    expect(await probeWith()(at('/good'))).toEqual({ is: 'working', status: 200 });
    expect(server.asked).toEqual(['HEAD /good']);
    const { headers } = server.seen[0]!;
    expect(headers['user-agent']).toBe('Test-Check/1 (+https://o.example)');
    expect(headers.host).toBe(`www.example.go.th:${String(server.port)}`);
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
  });

  it('may refuse HEAD, and then gives its first byte', async () => {
    server.on('/get-only', (request, response) =>
      answering(request.method === 'HEAD' ? 403 : 206)(request, response),
    );
    expect(await probeWith()(at('/get-only'))).toEqual({ is: 'working', status: 206 });
    expect(server.asked).toEqual(['HEAD /get-only', 'GET /get-only']);
    expect(server.seen[1]?.headers.range).toBe('bytes=0-0');
  });

  it('may hang up on HEAD', async () => {
    server.on('/no-head', (request, response) =>
      (request.method === 'HEAD' ? resetting : answering(200))(request, response),
    );
    expect(await probeWith()(at('/no-head'))).toEqual({ is: 'working', status: 200 });
  });

  it('may lead on, also by a path with Thai in it', async () => {
    server.on('/old', answering(301, { location: Buffer.from('/ใหม่').toString('latin1') }));
    server.on(encodeURI('/ใหม่'), answering(200));
    expect(await probeWith()(at('/old'))).toEqual({ is: 'working', status: 200 });
  });

  it('of ten gigabytes is not read', async () => {
    // Of the connection on which it was asked for, when that is over: as many bytes as went.
    const gone = new Promise<number>((resolve) => {
      server.on('/endless', (request, response) => {
        if (request.method === 'HEAD') {
          answering(405)(request, response);
          return;
        }
        const { socket } = request;
        socket.once('close', () => resolve(socket.bytesWritten));
        endless(request, response);
      });
    });
    expect(await probeWith()(at('/endless'))).toEqual({ is: 'working', status: 200 });
    expect(await gone).toBeLessThan(64 * 1024 ** 2);
  });
});

describe('a link that fails', () => {
  it.each([
    ['not found', answering(404), 'not_found', 404],
    ['gone', answering(410), 'not_found', 410],
    ['broken inside', answering(500), 'server_error', 500],
    ['hung up', resetting, 'no_connection', null],
    ['led nowhere', answering(302), 'bad_redirect', null],
    ['led to a mail address', answering(302, { location: 'mailto:a@b.example' }), 'bad_redirect', null],
    [
      'led to a name with a password',
      answering(302, { location: 'http://a:b@x.example/' }),
      'bad_redirect',
      null,
    ],
    ['led in a circle', answering(302, { location: '/failing' }), 'too_many_redirects', null],
  ])('%s', async (_name, answer, failure, status) => {
    server.on('/failing', answer);
    expect(await probeWith()(at('/failing'))).toEqual({ is: 'failed', failure, status });
    expect(server.asked.length).toBeLessThanOrEqual(12);
  });

  it('says nothing in time', async () => {
    server.on('/hanging', hanging);
    expect(await probeWith(here, 100)(at('/hanging'))).toEqual({
      is: 'failed',
      failure: 'timeout',
      status: null,
    });
    // It may have run out before the question came: then it is none, and in no case a second one.
    expect(server.asked).not.toContain('GET /hanging');
  });

  it('has a name that never resolves', async () => {
    const never = () => new Promise<never>(() => undefined);
    expect(await probeWith(never, 50)(at('/x'))).toMatchObject({ failure: 'timeout' });
  });

  it('has a name that is nobody’s', async () => {
    const none = () => Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' }));
    expect(await probeWith(none)(at('/x'))).toMatchObject({ is: 'failed', failure: 'no_such_host' });
  });

  it('speaks something else', async () => {
    server.on('/odd', (request) => void request.socket.end('SSH-2.0-odd\r\n\r\n'));
    expect(await probeWith()(at('/odd'))).toMatchObject({ is: 'failed', failure: 'not_http' });
  });

  it('is of TLS and has none', async () => {
    const found = await probeWith()(at('/x').replace('http:', 'https:'));
    expect(found).toMatchObject({ is: 'failed', failure: 'certificate' });
  });

  it('answers at a page that asks who one is', async () => {
    server.on('/private-drive', answering(302, { location: at('/sign-in', 'accounts.google.com') }));
    server.on('/sign-in', answering(200));
    expect(await probeWith()(at('/private-drive'))).toMatchObject({
      is: 'failed',
      failure: 'asks_to_sign_in',
    });
  });
});

describe('a link of which nothing is known', () => {
  it.each([
    ['refused to us', 403, 'access_refused'],
    ['for those who are known', 401, 'access_refused'],
    ['answered oddly', 418, 'unexpected_status'],
  ])('%s', async (_name, status, failure) => {
    server.on('/doubtful', answering(status));
    expect(await probeWith()(at('/doubtful'))).toEqual({ is: 'unclear', failure, status });
  });

  it.each([
    ['seconds', { 'retry-after': '120' }, 120],
    [
      'a date',
      { 'retry-after': 'Mon, 23 Nov 2026 03:00:00 GMT', date: 'Mon, 23 Nov 2026 02:00:00 GMT' },
      3600,
    ],
    ['no time', {}, 3600],
    ['words', { 'retry-after': 'soon' }, 3600],
    ['years', { 'retry-after': '999999999' }, 604_800],
  ])('asks for patience: %s', async (_name, headers, afterS) => {
    server.on('/busy', answering(429, headers));
    expect(await probeWith()(at('/busy'))).toEqual({ is: 'later', afterS, status: 429 });
    expect(server.asked).toEqual(['HEAD /busy']);
  });

  it('is at a port that is no web server’s', async () => {
    const found = await probeWith()('http://www.example.go.th:25/');
    expect(found).toEqual({ is: 'unclear', failure: 'port_refused', status: null });
  });
});

describe('an address that is not of the internet', () => {
  const REFUSED = { is: 'unclear', failure: 'private_address', status: null };

  it.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://2130706433/',
    'http://0x7f.1/',
  ])('is not connected to, however it is written: %s', async (address) => {
    const probe = linkProbe({ network: internet([]), userAgent: 'x', timeoutMs: 1000 });
    expect(await probe(address)).toEqual(REFUSED);
  });

  it('is not connected to when a name means it', async () => {
    expect(await probeWith(() => Promise.resolve(['10.0.0.5', '::1']))(at('/good'))).toEqual(REFUSED);
    expect(server.asked).toEqual([]);
  });

  it('is not connected to when a redirect leads to it', async () => {
    for (const location of [
      'http://10.0.0.5/',
      'http://localhost:8000/',
      `http://inside.example:${String(server.port)}/`,
    ]) {
      server.on('/trap', answering(302, { location }));
      const names = (name: string) =>
        Promise.resolve([name === 'www.example.go.th' ? '127.0.0.1' : '192.168.0.9']);
      expect(await probeWith(names)(at('/trap'))).toEqual(REFUSED);
    }
    expect(new Set(server.asked)).toEqual(new Set(['HEAD /trap']));
  });

  it('is not connected to when the name means something else a moment later', async () => {
    server.on('/rebinding', answering(403));
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    const probe = probeWith(() => Promise.resolve(answers.shift() ?? []));
    expect(await probe(at('/rebinding'))).toEqual(REFUSED);
    expect(server.asked).toEqual(['HEAD /rebinding']);
  });

  it('is left out where the name has others', async () => {
    server.on('/good', answering(200));
    const probe = probeWith(() => Promise.resolve(['10.0.0.5', '127.0.0.1']));
    expect(await probe(at('/good'))).toMatchObject({ is: 'working' });
  });
});
