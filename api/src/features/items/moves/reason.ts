import Type from 'typebox';
import { LONGEST_REASON, SHORTEST_REASON } from '@phoeiphrae/shared/reason';
import { faultTable } from '../../../http/fault.ts';
import { ProblemException } from '../../../http/problem.ts';
import { storedText } from '../../../http/storedText.ts';

interface Reason {
  readonly reasonCode: string;
  readonly reason: string;
}

const FAULTS = faultTable({
  unknown: ['/reasonCode', 'เลือกเหตุผลจากรายการ', 'Choose one of the listed reasons.'],
  short: ['/reason', 'เขียนเหตุผลให้ผู้อื่นเข้าใจ', 'Give the reason in words.'],
});

const Words = Type.String({ maxLength: LONGEST_REASON });

/**
 * Words that others will read: without blanks around them and without signs that nobody sees.
 * @throws {ProblemException} 400 when they became too long.
 */
export const plainWords = (text: string, at = '/reason'): string => storedText(Words, text, at);

/** @throws {ProblemException} 422 when the announcement's list has no such reason, or its words say nothing. */
export function readReason(
  list: readonly { readonly code: string }[],
  { reasonCode, reason }: Reason,
): Reason {
  const words = plainWords(reason);
  const errors = [
    ...(list.some(({ code }) => code === reasonCode) ? [] : [FAULTS.unknown]),
    ...(words.length < SHORTEST_REASON ? [FAULTS.short] : []),
  ];
  if (errors.length > 0) throw new ProblemException('requirements-not-met', { errors });
  return { reasonCode, reason: words };
}
