import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import { ProblemException, type ProblemDetail } from '../../../http/problem.ts';
import type { MoveContext } from './moveContext.ts';

interface Reason {
  readonly reasonCode: string;
  readonly reason: string;
}

/** As many signs as a reason needs at least, blanks at its ends not counted. */
const SHORTEST = 5;

/** Words that others will read: without blanks around them and without signs that nobody sees. */
export const plainWords = (text: string): string => normaliseThai(text).trim();

/** @throws {ProblemException} 422 when the announcement's list has no such reason, or its words say nothing. */
export function readReason(
  { locale }: Pick<MoveContext, 'locale'>,
  list: readonly { readonly code: string }[],
  { reasonCode, reason }: Reason,
): Reason {
  const words = plainWords(reason);
  const errors: ProblemDetail[] = [];
  if (!list.some(({ code }) => code === reasonCode)) {
    const detail = locale === 'th' ? 'เลือกเหตุผลจากรายการ' : 'Choose one of the listed reasons.';
    errors.push({ pointer: '/reasonCode', code: 'unknown', detail });
  }
  if (words.length < SHORTEST) {
    const detail = locale === 'th' ? 'เขียนเหตุผลให้ผู้อื่นเข้าใจ' : 'Give the reason in words.';
    errors.push({ pointer: '/reason', code: 'short', detail });
  }
  if (errors.length > 0) throw new ProblemException('requirements-not-met', { errors });
  return { reasonCode, reason: words };
}
