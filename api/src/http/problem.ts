import Type, { type TSchema } from 'typebox';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { Problem } from '@phoeiphrae/shared/problem';
import { PROBLEMS, type ProblemCode } from '@phoeiphrae/shared/problemTable';
import type { Fault } from './fault.ts';
import type { Locale } from './locale.ts';

/** Thrown wherever a request fails for a reason that the caller should know. Becomes an RFC 9457 answer. */
export class ProblemException extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly Fault[];
  /** One sentence more, before the standing advice. */
  readonly sentence: Bilingual | undefined;
  readonly extra: Record<string, unknown>;
  /** Headers of the answer, like `Retry-After`. */
  readonly headers: Record<string, string>;

  constructor(
    code: ProblemCode,
    options: {
      sentence?: Bilingual;
      errors?: readonly Fault[];
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

/** Of what passes by itself, or is mended by somebody: when to ask again, in seconds. */
const RETRY_AFTER_S: Partial<Record<ProblemCode, number>> = {
  unavailable: 5,
  'outcome-unknown': 5,
  'storage-full': 60,
  'file-damaged': 300,
  'pack-under-way': 5,
};

/** The header that says when to ask again, of a problem that passes. */
export function retryAfter({ code }: ProblemException): Record<string, string> {
  const seconds = RETRY_AFTER_S[code];
  return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}

/** The body of a problem answer. The only place that chooses the language of what went wrong. */
export function presentProblem(
  problem: ProblemException,
  context: { locale: Locale; instance: string; requestId: string },
): Problem {
  const { status, title, advice } = PROBLEMS[problem.code];
  const { locale } = context;
  const sentence = problem.sentence?.[locale];
  const errors = problem.errors.map(({ pointer, code, detail }) => ({
    pointer,
    code,
    detail: detail[locale],
  }));
  return {
    type: `/problems/${problem.code}`,
    title: title[locale],
    status,
    detail: sentence === undefined ? advice[locale] : `${sentence} ${advice[locale]}`,
    instance: context.instance,
    requestId: context.requestId,
    ...(errors.length > 0 ? { errors } : {}),
    ...problem.extra,
  };
}

/** A request that fails for this one reason, which is also said before the standing advice. */
export const refusedFor = (code: ProblemCode, fault: Fault): ProblemException =>
  new ProblemException(code, { sentence: fault.detail, errors: [fault] });

const asProblem = (codes: readonly ProblemCode[]) => ({
  description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title.en}`).join('; '),
  content: { 'application/problem+json': { schema: Problem } },
});

/** Problems by their status, as the `response` part of a route has them. */
export function problemAnswers(codes: readonly ProblemCode[]): Record<string, ReturnType<typeof asProblem>> {
  const byStatus = Map.groupBy(new Set(codes), (code) => PROBLEMS[code].status);
  return Object.fromEntries([...byStatus].map(([status, list]) => [status, asProblem(list)]));
}

const described = (answer: object | undefined): string[] =>
  answer && 'description' in answer && typeof answer.description === 'string'
    ? answer.description.split('; ')
    : [];

/** The answers of a route with further problems beside its own; one status names each of them once. */
export function mergedAnswers(
  own: Record<string, object>,
  further: ReturnType<typeof problemAnswers>,
): Record<string, object> {
  const merged = Object.entries(further).map(([status, answer]) => {
    const description = [...new Set([...described(own[status]), ...described(answer)])].join('; ');
    return [status, { ...answer, ...own[status], description }];
  });
  return { ...own, ...(Object.fromEntries(merged) as Record<string, object>) };
}

/** What any operation may come to, since something under it may break. */
const ALWAYS = ['internal-error', 'unavailable', 'outcome-unknown', 'storage-full'] as const;

/** The `response` part of a route: what succeeds, and every problem that the route may answer with. */
export function answers<S extends number, T extends TSchema>(
  status: S,
  schema: T,
  ...codes: ProblemCode[]
): Record<S, T> {
  return { ...problemAnswers([...ALWAYS, ...codes]), [status]: schema } as unknown as Record<S, T>;
}

/** The same for an act that may have to wait for somebody: 202 with what waits. */
export const orWaiting = <R extends Record<number, TSchema>, W extends TSchema>(
  done: R,
  waiting: W,
): R & Record<202, W> => ({
  ...done,
  202: waiting,
});

export const NoContent = Type.Null({ description: 'Done; there is nothing to say.' });
