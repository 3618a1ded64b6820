import type { PaperKind } from '@phoeiphrae/shared/paperNames';

/** The template that draws each paper. The form for signature and the completed one share theirs. */
export const PAPER_TEMPLATES = {
  memo: 'memo.typ',
  form: 'form.typ',
  form_completed: 'form.typ',
  certificate: 'certificate.typ',
  committee: 'committee.typ',
  item: 'item.typ',
} as const satisfies Record<PaperKind, `${string}.typ`>;
