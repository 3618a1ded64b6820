import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { evidencePacks } from '@phoeiphrae/db/schema/paper';
import type { Person } from '../../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { expectProblem } from '../../../testing/expectProblem.ts';
import { mustAttach } from '../../../testing/files.ts';
import { castOffice, draftOf, type Cast } from '../../../testing/office.ts';
import { takePackTurn } from './packTurn.ts';

vi.setConfig({ testTimeout: 60_000 });

let test: TestApp;
let cast: Cast;
let port: number;
let item: string;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  await test.app.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = test.app.server.address() as AddressInfo);
  ({ id: item } = await draftOf(test, cast.officer));
  // More than lies between a sender and a reader who reads nothing.
  await mustAttach(cast.officer, item, { bytes: Buffer.alloc(40_000_000, 'ข้อความ ') });
});
afterAll(() => test.close());

const connections = () => promisify(test.app.server.getConnections.bind(test.app.server))();
const turns = () => test.owner.orm.select().from(evidencePacks);
const expectNoTurn = () => expect.poll(turns, { timeout: 10_000 }).toEqual([]);
let answers: IncomingMessage[] = [];
afterEach(async () => {
  for (const answer of answers) answer.destroy();
  answers = [];
  await expectNoTurn();
});

/** Asks for the pack, and reads none of it yet. */
async function begin(person: Person): Promise<IncomingMessage> {
  const asking = request({
    host: '127.0.0.1',
    agent: false,
    port,
    path: '/api/v1/evidence',
    method: 'POST',
    headers: { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' },
  }).end(JSON.stringify({ items: [item] }));
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  answers.push(answer);
  expect(answer.statusCode).toBe(200);
  return answer;
}

describe('a pack of evidence', () => {
  it('409 for a second one of the same person, who sees how far the first is; another person has one meanwhile', async () => {
    const first = await begin(cast.officer);
    const second = await cast.officer.get(`/items/${item}/evidence`);
    expectProblem(second, 'pack-under-way');
    expect(second.headers['retry-after']).toBe('5');
    expectProblem(await cast.officer.post('/evidence', { items: [item] }), 'pack-under-way');
    await expect
      .poll(async () => (await cast.officer.get('/evidence')).body, { timeout: 60_000 })
      .toEqual({ done: 4, total: 5 });
    expectProblem(await cast.head.get('/evidence'), 'not-found');
    expect((await cast.head.get(`/items/${item}/evidence`)).status).toBe(200);
    expect((await buffer(first)).subarray(0, 2).toString()).toBe('PK');
    expectProblem(await cast.officer.get('/evidence'), 'not-found');
    expect((await cast.officer.get(`/items/${item}/evidence`)).status).toBe(200);
  });

  it('is broken off when it is cancelled from elsewhere, and the next may be asked for at once', async () => {
    const first = await begin(cast.officer);
    expect((await cast.officer.delete('/evidence')).status).toBe(204);
    // It hears of that within a second, and could be sent in less if it were read meanwhile.
    await expect.poll(connections, { timeout: 10_000 }).toBe(0);
    await expect(buffer(first)).rejects.toThrow('aborted');
    expect((await cast.officer.get(`/items/${item}/evidence`)).status).toBe(200);
  });

  it('is given up when its reader goes away', async () => {
    const first = await begin(cast.officer);
    expect(await turns()).toHaveLength(1);
    first.destroy();
    await expectNoTurn();
  });

  it('is for another process to make when its own was killed', async () => {
    const userId = cast.officer.id;
    const killed = await takePackTurn(test.deps, userId, 3);
    await expect(takePackTurn(test.deps, userId, 3)).rejects.toMatchObject({ code: 'pack-under-way' });
    test.clock.advance(21_000);
    expectProblem(await cast.officer.get('/evidence'), 'not-found');
    const next = await takePackTurn(test.deps, userId, 7);
    await killed.end();
    expect((await turns()).map(({ total }) => total)).toEqual([7]);
    await next.end();
    expect(() => next.step()).toThrow();
  });

  it('cancelling none is no fault', async () => {
    expect((await cast.officer.delete('/evidence')).status).toBe(204);
  });
});
