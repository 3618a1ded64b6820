/** Every paper that the product draws, and the template that draws it. Signature and completed copy share the form. */
export const PAPER_TEMPLATES = {
  memo: 'memo.typ',
  form: 'form.typ',
  form_completed: 'form.typ',
  certificate: 'certificate.typ',
  committee: 'committee.typ',
  item: 'item.typ',
} as const;

export type PaperKind = keyof typeof PAPER_TEMPLATES;
export const PAPER_KINDS = Object.keys(PAPER_TEMPLATES) as PaperKind[];
