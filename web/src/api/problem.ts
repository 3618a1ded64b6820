/** One fault of a request, by JSON pointer into its body (`/title`). */
export interface FieldFault {
  pointer: string;
  /** Stable, for code that must tell faults apart. */
  code: string;
  detail: string;
}

interface ProblemDetails {
  type?: string;
  title?: string;
  detail?: string;
  status?: number;
  errors?: FieldFault[];
  requestId?: string;
  tombstone?: unknown;
  secondStep?: unknown;
}

/** The type of a problem that arose here, because no answer came. */
export const UNREACHABLE = 'about:unreachable';

/** An RFC 9457 answer of the API, or the lack of any answer (`status` 0). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly status: number;
  readonly errors: readonly FieldFault[];
  readonly requestId: string | undefined;
  /** Only with 410: the public notice of what is no longer published. */
  readonly tombstone: unknown;
  /** Only with `second-factor-required`: how the sign-in goes on. */
  readonly secondStep: unknown;

  constructor(problem: ProblemDetails) {
    super(problem.title ?? problem.type ?? `HTTP ${problem.status ?? 0}`);
    this.type = problem.type ?? 'about:blank';
    this.title = problem.title ?? '';
    this.detail = problem.detail ?? '';
    this.status = problem.status ?? 0;
    this.errors = problem.errors ?? [];
    this.requestId = problem.requestId;
    this.tombstone = problem.tombstone;
    this.secondStep = problem.secondStep;
  }

  /** What is wrong with one field, for `UiField`'s `error`. */
  fieldError(pointer: string): string | undefined {
    return this.errors.find((fault) => fault.pointer === pointer)?.detail;
  }

  /** No answer, or a fault of the server: the same intent may be tried again with the same idempotency key. */
  get retryable(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function readFaults(value: unknown): FieldFault[] {
  if (!Array.isArray(value)) return [];
  const text = (fault: Record<string, unknown>, key: string) => {
    const found = fault[key];
    return typeof found === 'string' ? found : '';
  };
  return value.filter(isRecord).map((fault) => ({
    pointer: text(fault, 'pointer'),
    code: text(fault, 'code'),
    detail: text(fault, 'detail'),
  }));
}

/** A refusal by its status and body. A body that is no problem (a proxy's page, say) still becomes one. */
export function problemFrom(status: number, body: unknown, reference?: string | null): ProblemError {
  const problem = isRecord(body) ? body : {};
  const text = (key: string): string | undefined =>
    typeof problem[key] === 'string' ? problem[key] : undefined;
  const details: ProblemDetails = {
    status,
    errors: readFaults(problem['errors']),
    tombstone: problem['tombstone'],
    secondStep: problem['secondStep'],
  };
  for (const key of ['type', 'title', 'detail'] as const) {
    const value = text(key);
    if (value !== undefined) details[key] = value;
  }
  const requestId = text('requestId') ?? reference;
  if (requestId) details.requestId = requestId;
  return new ProblemError(details);
}

/** Reads a refusal as it came. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return problemFrom(response.status, body, response.headers.get('x-request-id'));
}
