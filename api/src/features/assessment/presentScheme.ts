import type { AssessmentBoard, AssessmentSchemeSummary } from '@phoeiphrae/shared/assessment/board';
import type { Actor } from '../../office/actor.ts';
import { keeperOf } from './assessmentPolicy.ts';
import type { SchemeRow } from './openScheme.ts';

export const presentScheme = ({
  ownerTh,
  ownerEn,
  titleTh,
  titleEn,
  noteTh,
  noteEn,
  ...row
}: SchemeRow): AssessmentSchemeSummary => ({
  ...row,
  ownerName: { th: ownerTh, en: ownerEn },
  title: { th: titleTh, en: titleEn },
  note: { th: noteTh, en: noteEn },
});

/** What the reader may do with the whole of a scheme. */
export function schemeActions({ id, shown }: SchemeRow, actor: Actor): AssessmentBoard['availableActions'] {
  if (!keeperOf(actor)) return [];
  const href = `/api/v1/assessment/schemes/${id}`;
  return [
    { action: 'replace', method: 'POST', href: `${href}/replace` },
    { action: shown ? 'hide' : 'show', method: 'PATCH', href },
    { action: 'copy_forward', method: 'POST', href: `${href}/copy-forward` },
  ];
}
