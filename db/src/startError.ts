/**
 * A reason not to start that the operator can mend. It is printed as one line, without a stack, and the process ends
 * with exit code 1. Everything else that is thrown is a fault of the program and keeps its stack.
 */
export class StartError extends Error {
  override name = 'StartError';

  constructor(thai: string, english: string) {
    super(`${thai} · ${english}`);
  }
}

/** The code of a system or database error (`EACCES`, `28P01`), if it has one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The message of an error; several connection attempts (IPv6, IPv4) come as one AggregateError with an empty message. */
export function errorText(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorText(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
