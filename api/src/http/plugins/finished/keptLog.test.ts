import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FinishedAnswers } from '../../../engines/answers/finishedAnswers.ts';
import { finishedAnswers } from './finishedAnswers.ts';

const written: string[] = [];
const answers = new FinishedAnswers(100_000);
const app = Fastify({
  logger: { level: 'info', redact: ['req.headers.cookie'], stream: { write: (line) => written.push(line) } },
});
let origin: string;

beforeAll(async () => {
  answers.watchedBy({ caughtUp: () => Promise.resolve() });
  const clock = { now: () => new Date('2026-11-29T05:00:00Z') };
  await app.register(finishedAnswers, { answers, clock, addressOf: () => '203.0.113.7' });
  app.get('/subscriptions/:token', (_request, reply) => {
    reply.finished = {};
    void reply.type('text/html').send('<p>');
  });
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());

describe('what is written of a kept answer', () => {
  it('says who asked for what and what came of it, and keeps the secret of an address', async () => {
    const url = '/subscriptions/secret?code=1';
    await fetch(`${origin}${url}`);
    await vi.waitFor(() => expect(app.keptAnswer(url)).toBe('<p>'));
    written.length = 0;
    const { headers } = await fetch(`${origin}${url}`);
    expect(written).toHaveLength(1);
    expect(JSON.parse(written[0] ?? '')).toMatchObject({
      level: 30,
      kept: true,
      reqId: headers.get('x-request-id'),
      req: { method: 'GET', url: '/subscriptions/***?code=1', remoteAddress: '203.0.113.7' },
      res: { statusCode: 200 },
      msg: 'request completed',
    });
    expect(written.join()).not.toContain('secret');
  });
});
