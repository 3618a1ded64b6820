import { expect } from 'vitest';
import { type Problem } from '@phoeiphrae/shared/problem';
import { PROBLEMS, type ProblemCode } from '@phoeiphrae/shared/problemTable';
import type { Reply } from './client.ts';

/**
 * Asserts an RFC 9457 answer of this kind, with its status, its media type and its request id.
 * @returns the problem, for a look at `errors`.
 */
export function expectProblem(reply: Reply<unknown>, code: ProblemCode): Problem {
  const problem = reply.body as Problem;
  expect({ status: reply.status, type: problem.type }, reply.text).toEqual({
    status: PROBLEMS[code].status,
    type: `/problems/${code}`,
  });
  expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(problem.status).toBe(reply.status);
  expect(reply.headers['x-request-id']).toBe(problem.requestId);
  return problem;
}

/** The JSON pointers of a problem's `errors`, sorted. */
export const pointersOf = (problem: Problem): string[] =>
  (problem.errors ?? []).map((error) => error.pointer).sort();
