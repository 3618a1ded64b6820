import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ProblemCode } from '@phoeiphrae/shared/problemTable';
import { presentProblem, ProblemException } from './problem.ts';

/** How long a line stays open after its answer, in milliseconds. */
const LINGER_MS = 1_000;

/** The whole answer in bytes, for what is refused where nothing of the framework stands between us and the line. */
function rawProblem(code: ProblemCode, context: Parameters<typeof presentProblem>[1]): string {
  const problem = presentProblem(new ProblemException(code), context);
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${String(problem.status)} ${STATUS_CODES[problem.status] ?? ''}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    `X-Request-Id: ${problem.requestId}`,
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

/**
 * Says why on the line itself, and ends it. A line that is cut while bytes still come takes the answer with it: the other
 * side has a moment to read it.
 */
export function refuseLine(
  line: Duplex,
  code: ProblemCode,
  context: Parameters<typeof presentProblem>[1],
): void {
  line.end(rawProblem(code, context));
  setTimeout(() => line.destroy(), LINGER_MS).unref();
}
