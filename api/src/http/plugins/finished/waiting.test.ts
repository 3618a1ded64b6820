import { request, type ClientRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyReply } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FinishedAnswers } from '../../../engines/answers/finishedAnswers.ts';
import { ProblemException } from '../../problem.ts';
import { problems } from '../problems.ts';
import { finishedAnswers } from './finishedAnswers.ts';

const MOST_BYTES = 10_000;
const READERS = 50;

/** The work on one answer, which goes on when the test says so. */
interface Work {
  readonly answer: (text: string) => void;
  readonly fail: (error: Error) => void;
}

async function start() {
  const answers = new FinishedAnswers(MOST_BYTES);
  answers.watchedBy({ caughtUp: () => Promise.resolve() });
  const clock = { at: Date.parse('2026-11-29T05:00:00Z'), now: () => new Date(clock.at) };
  const app = Fastify();
  await app.register(finishedAnswers, { answers, clock, addressOf: () => '' });
  await app.register(problems);
  const works: Work[] = [];
  async function work(reply: FastifyReply, kept: boolean): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    works.push({ answer: resolve, fail: reject });
    const text = await promise;
    if (kept) reply.finished = { slug: 'a' };
    return text;
  }
  app.get('/kept', { config: { sameForAnyone: true } }, (_request, reply) => work(reply, true));
  app.get('/own', { config: { sameForAnyone: true } }, (_request, reply) => work(reply, false));
  await app.listen({ host: '127.0.0.1', port: 0 });
  let arrived = 0;
  app.server.on('request', () => arrived++);
  const { port } = app.server.address() as AddressInfo;
  return { app, answers, clock, works, port, arrived: () => arrived };
}

let site: Awaited<ReturnType<typeof start>>;
beforeEach(async () => {
  site = await start();
});
afterEach(() => site.app.close());

interface Heard {
  readonly status: number;
  readonly text: string;
  readonly headers: Record<string, unknown>;
}

function send(path: string, headers: Record<string, string> = {}) {
  const asked: ClientRequest = request({ host: '127.0.0.1', port: site.port, path, headers, agent: false });
  const heard = new Promise<Heard>((resolve, reject) => {
    asked.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }));
    });
    asked.on('error', reject).end();
  });
  return { asked, heard };
}

/** So many readers who have all come before this resolves. */
async function readers(count: number, path: string, headers?: Record<string, string>) {
  const before = site.arrived();
  const sent = Array.from({ length: count }, () => send(path, headers));
  await vi.waitFor(() => expect(site.arrived()).toBe(before + count));
  return sent;
}
const heardBy = (sent: readonly { heard: Promise<Heard> }[]) => Promise.all(sent.map(({ heard }) => heard));
const texts = (heard: readonly Heard[]) => heard.map(({ text }) => text);
const statuses = (heard: readonly Heard[]) => heard.map(({ status }) => status);
const connections = () =>
  new Promise<number>((resolve) => site.app.server.getConnections((_error, count) => resolve(count)));
const begun = (count: number) => vi.waitFor(() => expect(site.works).toHaveLength(count));
const times = <T>(count: number, value: T) => Array.from({ length: count }, () => value);

describe('what many ask for at once', () => {
  it('is made once, and is the answer of all of them', async () => {
    const sent = await readers(READERS, '/kept');
    site.works[0]?.answer('made once');
    const heard = await heardBy(sent);
    expect(site.works).toHaveLength(1);
    expect(statuses(heard)).toEqual(times(READERS, 200));
    expect(texts(heard)).toEqual(times(READERS, 'made once'));
    expect(new Set(heard.map(({ headers }) => headers['etag'])).size).toBe(1);
    expect((await send('/kept').heard).text).toBe('made once');
    expect(site.works).toHaveLength(1);
  });

  it('is the answer of all of them when it is too big to be kept', async () => {
    const sent = await readers(3, '/kept');
    const big = 'x'.repeat(MOST_BYTES);
    site.works[0]?.answer(big);
    expect(texts(await heardBy(sent))).toEqual(times(3, big));
    expect(site.works).toHaveLength(1);
    const [later] = await readers(1, '/kept');
    await begun(2);
    site.works[1]?.answer('anew');
    expect((await later?.heard)?.text).toBe('anew');
  });

  it('is made for the others though the first has gone away', async () => {
    const [first, ...others] = await readers(READERS, '/kept');
    first?.heard.catch(() => undefined);
    first?.asked.destroy();
    await vi.waitFor(async () => expect(await connections()).toBe(READERS - 1));
    site.works[0]?.answer('made all the same');
    expect(texts(await heardBy(others))).toEqual(times(READERS - 1, 'made all the same'));
    expect(site.works).toHaveLength(1);
  });

  it('is made apart for each who signed in', async () => {
    const sent = await readers(1, '/kept');
    sent.push(...(await readers(1, '/kept', { cookie: 'session=x' })));
    sent.push(...(await readers(1, '/kept', { authorization: 'Bearer x' })));
    await begun(3);
    for (const [index, work] of site.works.entries()) work.answer(String(index));
    expect(texts(await heardBy(sent))).toEqual(['0', '1', '2']);
  });

  it('is made for each while nobody tells of changes', async () => {
    site.answers.unwatched();
    const sent = await readers(2, '/kept');
    await begun(2);
    for (const [index, work] of site.works.entries()) work.answer(String(index));
    expect(texts(await heardBy(sent)).sort()).toEqual(['0', '1']);
  });
});

describe('who asks after a change', () => {
  it('does not get what was begun before it, whichever is made first', async () => {
    const before = await readers(2, '/kept');
    site.answers.forget('a');
    const after = await readers(2, '/kept');
    await begun(2);
    site.works[1]?.answer('new');
    expect(texts(await heardBy(after))).toEqual(['new', 'new']);
    site.works[0]?.answer('old');
    expect(texts(await heardBy(before))).toEqual(['old', 'old']);
    expect((await send('/kept').heard).text).toBe('new');
    expect(site.works).toHaveLength(2);
  });

  it('does not get what was begun on the day before', async () => {
    site.clock.at = Date.parse('2026-11-29T16:59:59Z');
    const before = await readers(1, '/kept');
    site.clock.at += 1_000;
    const after = await readers(1, '/kept');
    await begun(2);
    site.works[0]?.answer('yesterday');
    await heardBy(before);
    site.works[1]?.answer('today');
    expect(texts(await heardBy(after))).toEqual(['today']);
    expect((await send('/kept').heard).text).toBe('today');
  });
});

describe('work that fails', () => {
  const broken = () => new Error('broken');

  it('is done anew by one of those who wait, for all the others', async () => {
    const sent = await readers(READERS, '/kept');
    site.works[0]?.fail(broken());
    await begun(2);
    site.works[1]?.answer('made at last');
    const heard = await heardBy(sent);
    expect(statuses(heard).sort()).toEqual([...times(READERS - 1, 200), 500]);
    expect(site.works).toHaveLength(2);
  });

  it('is done no third time for those who saw it fail twice: they are told when to ask again', async () => {
    const sent = await readers(READERS, '/kept');
    site.works[0]?.fail(broken());
    await begun(2);
    site.works[1]?.fail(broken());
    const heard = await heardBy(sent);
    expect(statuses(heard).sort()).toEqual([500, 500, ...times(READERS - 2, 503)]);
    const turnedAway = heard.filter(({ status }) => status === 503);
    expect(new Set(turnedAway.map(({ headers }) => headers['retry-after']))).toEqual(new Set(['5']));
    expect(site.works).toHaveLength(2);
    const [later] = await readers(1, '/kept');
    await begun(3);
    site.works[2]?.answer('whole again');
    expect((await later?.heard)?.text).toBe('whole again');
  });
});

describe('an answer that is for its reader alone', () => {
  it.each([
    ['a refusal', '/kept', (work: Work | undefined) => work?.fail(new ProblemException('not-found')), 404],
    ['one that its route did not mark', '/own', (work: Work | undefined) => work?.answer('0'), 200],
  ])('goes to nobody else: %s', async (_name, path, end, status) => {
    const sent = await readers(5, path);
    end(site.works[0]);
    await begun(5);
    for (const [index, work] of site.works.entries()) work.answer(String(index));
    const heard = await heardBy(sent);
    expect(heard.filter((answer) => answer.status === status).length).toBe(status === 200 ? 5 : 1);
    const own = texts(heard).filter((text) => text.length === 1);
    expect(new Set(own).size).toBe(own.length);
  });
});
