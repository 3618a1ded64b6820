import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createItem, getInbox, getItem, listItems } from './calls/items';
import { signIn } from './calls/session';

type Reply = Response | Error;
let sent: Request[];
let replies: Reply[];

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const problem = (status: number, extra: object = {}) =>
  answer(status, { type: '/problems/x', title: 'หัวเรื่อง', detail: 'รายละเอียด', status, ...extra });

/** The client as a page has it: fresh, signed in, and with `replies` for the network. */
async function openClient() {
  vi.resetModules();
  const { keepToken } = await import('./accessToken');
  keepToken('first');
  return import('./client');
}

// Files of a worker share its globals.
afterAll(() => void vi.unstubAllGlobals());
beforeEach(() => {
  sent = [];
  replies = [];
  vi.stubGlobal('document', { documentElement: { lang: 'th' } });
  vi.stubGlobal('location', { origin: 'https://office.test' });
  vi.stubGlobal('fetch', (input: Request | string, init?: RequestInit) => {
    sent.push(input instanceof Request ? input : new Request(new URL(input, 'https://office.test'), init));
    const reply = replies.shift();
    return reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
  });
});

const write = {
  body: { workGroup: 'ict', slug: 'address', content: { title: 'ก' } },
  params: { header: {} as { 'Idempotency-Key': string } },
};

describe('the API client', () => {
  it('sends token, language and an idempotency key with a write', async () => {
    const { bodyOf } = await openClient();
    replies = [answer(201, { id: '1' })];
    expect(await bodyOf(createItem, write)).toEqual({ id: '1' });
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer first');
    expect(sent[0]?.headers.get('accept-language')).toBe('th');
    expect(sent[0]?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('refreshes once on 401 and repeats the very same write', async () => {
    const { answerTo } = await openClient();
    replies = [problem(401), answer(200, { accessToken: 'second', me: {} }), answer(201, {})];
    await answerTo(createItem, write);
    expect(sent.map((request) => new URL(request.url).pathname)).toEqual([
      '/api/v1/items',
      '/api/v1/session/refresh',
      '/api/v1/items',
    ]);
    expect(sent[2]?.headers.get('authorization')).toBe('Bearer second');
    expect(sent[2]?.headers.get('idempotency-key')).toBe(sent[0]?.headers.get('idempotency-key'));
    expect(await sent[2]?.json()).toEqual(write.body);
  });

  it('refreshes once for many requests at a time', async () => {
    const { read } = await openClient();
    replies = [
      problem(401),
      problem(401),
      answer(200, { accessToken: 'second', me: {} }),
      answer(200, {}),
      answer(200, {}),
    ];
    await Promise.all([read(listItems), read(getInbox)]);
    expect(sent.filter((request) => request.url.endsWith('/refresh'))).toHaveLength(1);
  });

  it('does not refresh when a sign-in is refused', async () => {
    const { bodyOf } = await openClient();
    replies = [problem(401)];
    await expect(bodyOf(signIn, { body: { username: 'a', password: 'b' } })).rejects.toMatchObject({
      status: 401,
    });
    expect(sent).toHaveLength(1);
  });

  it('throws a problem with its faults and its reference', async () => {
    const { read } = await openClient();
    replies = [
      problem(422, {
        requestId: 'r-1',
        errors: [{ pointer: '/title', code: 'missing', detail: 'โปรดกรอก' }],
      }),
    ];
    const refusal = await read(listItems).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ title: 'หัวเรื่อง', status: 422, requestId: 'r-1', retryable: false });
    expect((refusal as { fieldError(pointer: string): string }).fieldError('/title')).toBe('โปรดกรอก');
  });

  it('makes a problem of an answer that is none, and of no answer', async () => {
    const { read } = await openClient();
    replies = [new Response('<h1>Bad Gateway</h1>', { status: 502 }), new TypeError('Failed to fetch')];
    await expect(read(listItems)).rejects.toMatchObject({ status: 502, retryable: true });
    await expect(read(listItems)).rejects.toMatchObject({
      type: 'about:unreachable',
      status: 0,
      retryable: true,
    });
  });

  it('gives the version that a later write must name', async () => {
    const { answerTo } = await openClient();
    replies = [answer(200, { id: '1' }, { etag: '"3"' })];
    const { data, response } = await answerTo(getItem, { params: { path: { id: '1' } } });
    expect({ body: data, etag: response.headers.get('etag') }).toEqual({ body: { id: '1' }, etag: '"3"' });
  });
});
