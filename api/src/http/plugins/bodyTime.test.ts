import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyTime } from './bodyTime.ts';

const app = Fastify();
beforeAll(async () => {
  await app.register(bodyTime, { whole: 400, idle: 200 });
  app.post('/form', () => 'done');
  app.post('/piece', { config: { bodyTime: 60_000 } }, () => 'done');
  await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

/** Sends a JSON string of `bytes` letters, one every `pause` milliseconds. @returns the answer. */
async function trickle(path: string, bytes: number, pause: number): Promise<string> {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  socket.on('error', () => undefined);
  const head = `POST ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n`;
  socket.write(`${head}Content-Length: ${String(bytes + 2)}\r\n\r\n"`);
  let sent = 0;
  const timer = setInterval(() => {
    if (sent++ < bytes) socket.write('a');
    else if (socket.writable) socket.end('"');
  }, pause);
  await once(socket, 'close');
  clearInterval(timer);
  return answer;
}

describe('the body of a request', () => {
  it('408 when it takes longer than its route allows, though bytes keep coming', async () => {
    const answer = await trickle('/form', 1000, 20);
    expect(answer).toMatch(/^HTTP\/1.1 408 Request Timeout\r\nContent-Type: application\/problem\+json/);
    const problem = JSON.parse(answer.split('\r\n\r\n')[1] ?? '') as unknown;
    expect(problem).toMatchObject({ type: '/problems/request-timed-out', status: 408, instance: '/form' });
  });

  it('may take longer on a route that takes large ones', async () => {
    expect(await trickle('/piece', 30, 20)).toMatch(/^HTTP\/1.1 200 /);
  });

  it('408 when nothing comes any more, on any route', async () => {
    expect(await trickle('/piece', 10, 5_000)).toMatch(/^HTTP\/1.1 408 /);
  });
});
