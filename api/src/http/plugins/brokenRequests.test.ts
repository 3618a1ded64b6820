import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '@phoeiphrae/shared/problem';
import type { ProblemCode } from '@phoeiphrae/shared/problemTable';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
  await test.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => test.close());

/** Sends these bytes on a line of their own. @returns all that comes back until the other side ends it. */
async function answerTo(bytes: string): Promise<string> {
  const line = connect((test.app.server.address() as AddressInfo).port, '127.0.0.1');
  const pieces: Buffer[] = [];
  line.on('data', (piece: Buffer) => pieces.push(piece));
  line.on('error', () => undefined);
  line.write(Buffer.from(bytes, 'latin1'));
  await once(line, 'close');
  return Buffer.concat(pieces).toString();
}

/** The answer to these bytes, which has to be a whole problem with the headers of one. */
async function problemFor(bytes: string): Promise<Problem> {
  const answer = await answerTo(bytes);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head.toLowerCase()).toContain('\r\ncontent-type: application/problem+json; charset=utf-8\r\n');
  expect(head.toLowerCase()).toContain('\r\nx-content-type-options: nosniff\r\n');
  const problem = JSON.parse(body) as Problem;
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${String(problem.status)} `));
  expect(head.toLowerCase()).toContain(`\r\nx-request-id: ${problem.requestId}\r\n`);
  return problem;
}

const HOST = 'Host: a\r\nConnection: close\r\n';
const LONG = 'x'.repeat(20_000);
const JSON_TYPE = 'Content-Type: application/json\r\n';
const post = (rest: string) => `POST /api/v1/session HTTP/1.1\r\n${HOST}${JSON_TYPE}${rest}`;

const BROKEN: readonly (readonly [name: string, bytes: string, code: ProblemCode])[] = [
  ['no request at all', 'hello\r\n\r\n', 'malformed-request'],
  ['the hello of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', 'malformed-request'],
  ['a version that there is not', `GET /healthz HTTP/9.9\r\n${HOST}\r\n`, 'malformed-request'],
  ['a method that there is not', `GRAB /healthz HTTP/1.1\r\n${HOST}\r\n`, 'malformed-request'],
  ['a blank in the address', `GET /health z HTTP/1.1\r\n${HOST}\r\n`, 'malformed-request'],
  ['no host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', 'malformed-request'],
  ['a tunnel', `CONNECT example.org:443 HTTP/1.1\r\n${HOST}\r\n`, 'malformed-request'],
  ['a header without a name', `GET /healthz HTTP/1.1\r\n${HOST}: x\r\n\r\n`, 'malformed-request'],
  ['a header with NUL', `GET /healthz HTTP/1.1\r\n${HOST}X: a\0b\r\n\r\n`, 'malformed-request'],
  ['an address without end', `GET /${LONG} HTTP/1.1\r\n${HOST}\r\n`, 'address-too-long'],
  ['a query without end', `GET /healthz?${LONG} HTTP/1.1\r\n${HOST}\r\n`, 'address-too-long'],
  [
    'a long part of an address',
    `GET /api/v1/public/items/${'x'.repeat(2000)} HTTP/1.1\r\n${HOST}\r\n`,
    'address-too-long',
  ],
  ['headers without end', `GET /healthz HTTP/1.1\r\n${HOST}X: ${LONG}\r\n\r\n`, 'headers-too-large'],
  [
    'very many headers',
    `GET /healthz HTTP/1.1\r\n${HOST}${'X: aaaa\r\n'.repeat(3000)}\r\n`,
    'headers-too-large',
  ],
  ['an address that is no UTF-8', `GET /%ff HTTP/1.1\r\n${HOST}\r\n`, 'malformed-request'],
  ['half a percent sign', `GET /api/v1/public/items/% HTTP/1.1\r\n${HOST}\r\n`, 'malformed-request'],
  ['a length that is no number', post('Content-Length: ten\r\n\r\n{}'), 'malformed-request'],
  ['a length below nothing', post('Content-Length: -1\r\n\r\n{}'), 'malformed-request'],
  ['two lengths', post('Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} '), 'malformed-request'],
  [
    'length and pieces at once',
    post('Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n'),
    'malformed-request',
  ],
  ['a piece without a length', post('Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n'), 'malformed-request'],
  [
    'a piece that is longer',
    post('Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n'),
    'malformed-request',
  ],
  [
    'words beside a piece without end',
    post(`Transfer-Encoding: chunked\r\n\r\n2;${LONG}\r\n{}\r\n0\r\n\r\n`),
    'payload-too-large',
  ],
  [
    'a body of another kind',
    post('Transfer-Encoding: chunked, gzip\r\n\r\n2\r\n{}\r\n'),
    'malformed-request',
  ],
  ['more than expected', post('Expect: the best\r\nContent-Length: 2\r\n\r\n{}'), 'malformed-request'],
];

describe('bytes that are no request', () => {
  it.each(BROKEN)('%s: a problem', async (_name, bytes, code) => {
    const problem = await problemFor(bytes);
    expect(problem.type).toBe(`/problems/${code}`);
    expect(problem.title).toMatch(/\p{Script=Thai}/u);
  });

  it('are answered after what was asked before them', async () => {
    const both = await answerTo(`GET /readyz HTTP/1.1\r\nHost: a\r\n\r\nnonsense\r\n\r\n`);
    const statuses = [...both.matchAll(/HTTP\/1.1 (\d{3}) /g)].map(([, status]) => status);
    expect(statuses).toEqual(['200', '400']);
    expect(both).toContain('{"status":"ok"}HTTP/1.1 400 Bad Request');
  });
});
