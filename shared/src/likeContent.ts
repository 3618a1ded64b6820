import type { Bilingual } from './primitives.ts';

/** How a content stands that may not go out under another item by whoever may publish alone, in words for that person. */
export const LIKE_STANDINGS = {
  in_review: { th: 'กำลังรอพิจารณา', en: 'waits for a decision' },
  returned: { th: 'ถูกส่งกลับแก้ไข', en: 'was returned for changes' },
  rejected: { th: 'ไม่ได้รับอนุมัติ', en: 'was rejected' },
  recalled: { th: 'เสนอแล้วถูกเรียกคืน', en: 'was submitted and taken back' },
  withdrawn: { th: 'ถูกถอนจากการเผยแพร่', en: 'was withdrawn' },
  taken_down: { th: 'ถูกถอนฉุกเฉิน', en: 'was taken down' },
} as const satisfies Record<string, Bilingual>;
export type LikeStanding = keyof typeof LIKE_STANDINGS;
