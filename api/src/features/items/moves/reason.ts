import { ProblemException } from '../../../problem.ts';
import type { MoveContext } from '../transitionItem.ts';

/** @throws {ProblemException} 422 when the announcement's list has no such reason. */
export function requireListed(
  { locale }: Pick<MoveContext, 'locale'>,
  list: readonly { readonly code: string }[],
  code: string,
): void {
  if (list.some((reason) => reason.code === code)) return;
  const detail = locale === 'th' ? 'เลือกเหตุผลจากรายการ' : 'Choose one of the listed reasons.';
  throw new ProblemException('requirements-not-met', {
    errors: [{ pointer: '/reasonCode', code: 'unknown', detail }],
  });
}
