import type { Bilingual } from './primitives.ts';

/** The papers of one item. The committee's order stands apart: it is of no item. */
export const ITEM_PAPERS = ['memo', 'form', 'form_completed', 'certificate', 'item'] as const;

/** Every paper that the product draws. */
export const PAPER_KINDS = [...ITEM_PAPERS, 'committee'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** What each is called, on screen and as the beginning of the file's name. */
export const PAPER_LABELS = {
  memo: { th: 'บันทึกข้อความ', en: 'Memo' },
  form: { th: 'แบบฟอร์มขอเผยแพร่', en: 'Request form' },
  form_completed: { th: 'แบบฟอร์มที่เผยแพร่แล้ว', en: 'Completed form' },
  certificate: { th: 'หนังสือรับรอง', en: 'Certificate' },
  item: { th: 'ฉบับพิมพ์', en: 'Printable version' },
  committee: { th: 'ร่างคำสั่งแต่งตั้งคณะกรรมการ', en: 'Draft order appointing the committee' },
} as const satisfies Record<PaperKind, Bilingual>;
