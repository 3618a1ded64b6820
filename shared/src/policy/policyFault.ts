import type { Bilingual } from '../primitives.ts';

/** One thing that is wrong with an announcement as data: one sentence in each language with place, value and remedy. */
export interface PolicyFault {
  /** JSON pointer (RFC 6901) into the document; empty for all of it. */
  readonly pointer: string;
  /** What stands there, as JSON, cut where it is long. */
  readonly value: string;
  readonly detail: Bilingual;
}

/** In characters. */
const VALUE_SHOWN = 60;

/** What a fault shows of a value. */
export function shownValue(value: unknown): string {
  const text = value === undefined ? '–' : JSON.stringify(value);
  return text.length > VALUE_SHOWN ? `${text.slice(0, VALUE_SHOWN)}…` : text;
}

/**
 * A fault from its halves: what is wrong, and how to mend it.
 * @param th in Thai: what is wrong, what to do
 * @param en the same in English
 */
export function policyFault(
  pointer: string,
  value: unknown,
  th: readonly [wrong: string, remedy: string],
  en: readonly [wrong: string, remedy: string],
): PolicyFault {
  const shown = shownValue(value);
  const place = pointer === '' ? '/' : pointer;
  return {
    pointer,
    value: shown,
    detail: {
      th: `${place} (${shown}) ${th[0]} ให้${th[1]}`,
      en: `${place} (${shown}) ${en[0]}: ${en[1]}.`,
    },
  };
}
