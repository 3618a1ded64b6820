import type { Bilingual } from './primitives.ts';

/** Why an opinion was not taken, in sentences for whoever typed it. */
export const OPINION_FAULTS = {
  empty: {
    th: 'โปรดตอบว่าเป็นประโยชน์หรือไม่ หรือพิมพ์ความคิดเห็น',
    en: 'Say whether it is useful, or write what you think.',
  },
  long: {
    th: 'ข้อความยาวเกิน 2,000 ตัวอักษร โปรดย่อลง',
    en: 'The text is longer than 2,000 characters; shorten it.',
  },
  item: {
    th: 'ไม่มีเรื่องนี้บนเว็บไซต์แล้ว ท่านยังให้ความคิดเห็นต่อเว็บไซต์โดยรวมได้',
    en: 'This item is not on the site any more. You can still say what you think of the site as a whole.',
  },
  many: {
    th: 'ขณะนี้มีผู้ส่งความคิดเห็นเข้ามามาก โปรดส่งอีกครั้งในอีก 15 นาที หรือใช้ช่องทางในหน้าติดต่อ',
    en: 'Many opinions are coming in right now. Send yours again in 15 minutes, or use the ways of the contact page.',
  },
} as const satisfies Record<string, Bilingual>;
export type OpinionFault = keyof typeof OPINION_FAULTS;
