import Type, { type TSchema } from 'typebox';
import { Problem } from '@phoeiphrae/shared/problem';
import { PROBLEMS, type ProblemCode } from '@phoeiphrae/shared/problemTable';
import type { Locale } from './locale.ts';

export interface ProblemDetail {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** Thrown wherever a request fails for a reason that the caller should know. Becomes an RFC 9457 answer. */
export class ProblemException extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly ProblemDetail[];
  /** One sentence more, in the caller's language, before the standing advice. */
  readonly sentence: Record<Locale, string> | undefined;
  readonly extra: Record<string, unknown>;
  /** Headers of the answer, like `Retry-After`. */
  readonly headers: Record<string, string>;

  constructor(
    code: ProblemCode,
    options: {
      sentence?: Record<Locale, string>;
      errors?: readonly ProblemDetail[];
      extra?: Record<string, unknown>;
      headers?: Record<string, string>;
    } = {},
  ) {
    super(PROBLEMS[code].title.en);
    this.code = code;
    this.errors = options.errors ?? [];
    this.sentence = options.sentence;
    this.extra = options.extra ?? {};
    this.headers = options.headers ?? {};
  }
}

/** The body of a problem answer, in the caller's language. */
export function presentProblem(
  problem: ProblemException,
  context: { locale: Locale; instance: string; requestId: string },
): Problem {
  const { status, title, advice } = PROBLEMS[problem.code];
  const { locale } = context;
  const sentence = problem.sentence?.[locale];
  return {
    type: `/problems/${problem.code}`,
    title: title[locale],
    status,
    detail: sentence === undefined ? advice[locale] : `${sentence} ${advice[locale]}`,
    instance: context.instance,
    requestId: context.requestId,
    ...(problem.errors.length > 0 ? { errors: [...problem.errors] } : {}),
    ...problem.extra,
  };
}

const asProblem = (codes: readonly ProblemCode[]) => ({
  description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title.en}`).join('; '),
  content: { 'application/problem+json': { schema: Problem } },
});

/** The `response` part of a route: what succeeds, and every problem that the route may answer with. */
export function answers<S extends number, T extends TSchema>(
  status: S,
  schema: T,
  ...codes: ProblemCode[]
): Record<S, T> {
  const byStatus = Map.groupBy(['internal-error' as const, ...codes], (code) => PROBLEMS[code].status);
  const problems = [...byStatus].map(([problemStatus, list]) => [problemStatus, asProblem(list)]);
  return { ...Object.fromEntries(problems), [status]: schema } as Record<S, T>;
}

export const NoContent = Type.Null({ description: 'Done; there is nothing to say.' });
