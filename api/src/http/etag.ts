import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { ProblemException } from './problem.ts';

const FORM: Bilingual = {
  th: 'ส่วนหัว If-Match ต้องเป็นเลขรุ่นของข้อมูลในเครื่องหมายคำพูด เช่น "3"',
  en: 'If-Match must be the version of the record in quotation marks, like "3".',
};

/** A record's version as a strong ETag. */
export const etagOf = (version: number): string => `"${String(version)}"`;

/**
 * The version that the caller has read, from `If-Match` (RFC 9110 section 13.1.1).
 * @throws {ProblemException} 428 without the header; 400 for `*`, lists and weak tags, which would not say what was read.
 */
export function versionFromIfMatch(header: string | undefined): number {
  if (header === undefined || header === '') throw new ProblemException('precondition-required');
  const match = /^"(\d{1,9})"$/.exec(header);
  if (!match?.[1]) {
    throw new ProblemException('malformed-request', {
      errors: [{ pointer: '/headers/if-match', code: 'format', detail: FORM }],
    });
  }
  return Number(match[1]);
}

/** @throws {ProblemException} 412 when the record has moved on since it was read. */
export function requireVersion(actual: number, expected: number): void {
  if (actual !== expected) throw new ProblemException('version-stale');
}
