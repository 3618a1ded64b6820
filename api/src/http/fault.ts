import type { Bilingual } from '@phoeiphrae/shared/primitives';

/**
 * One thing that is wrong with a request, and where. It carries its sentence in both languages until `presentProblem`
 * chooses: whoever finds a fault does not ask who will read of it.
 */
export interface Fault {
  /** JSON pointer (RFC 6901) into the request, or into what it is about. */
  readonly pointer: string;
  readonly code: string;
  readonly detail: Bilingual;
}

/** Faults by their codes, on one line each: pointer, Thai, English. */
export function faultTable<Code extends string>(
  table: Record<Code, readonly [pointer: string, th: string, en: string]>,
): Record<Code, Fault> {
  const entries = Object.entries<(typeof table)[Code]>(table);
  return Object.fromEntries(
    entries.map(([code, [pointer, th, en]]) => [code, { pointer, code, detail: { th, en } }]),
  ) as Record<Code, Fault>;
}
