import type { Bilingual } from './primitives.ts';

/** Why updates cannot be asked for with what was typed, in sentences for whoever typed it. */
export const SUBSCRIBE_FAULTS = {
  empty: { th: 'โปรดพิมพ์ที่อยู่อีเมล', en: 'Type an e-mail address.' },
  control: {
    th: 'ที่อยู่อีเมลต้องเป็นบรรทัดเดียวและไม่มีอักขระควบคุม',
    en: 'An e-mail address is one line, without control characters.',
  },
  several: {
    th: 'โปรดใส่ที่อยู่อีเมลเดียว โดยไม่มีชื่อ ช่องว่าง หรือเครื่องหมายคั่น',
    en: 'Give one address alone, without a name, blanks or commas.',
  },
  form: {
    th: 'ที่อยู่อีเมลต้องมีเครื่องหมาย @ หนึ่งตัว เช่น somchai@example.go.th',
    en: 'An e-mail address has one @, like somchai@example.go.th.',
  },
  local: {
    th: 'หน้า @ ต้องเป็นอักษรอังกฤษ ตัวเลข หรือ . _ % + - เท่านั้น ระบบยังส่งถึงที่อยู่ที่เป็นภาษาไทยหน้า @ ไม่ได้',
    en: 'Before the @ only English letters, digits and . _ % + - can be written to.',
  },
  domain: { th: 'หลัง @ ไม่ใช่ชื่อโดเมนที่ถูกต้อง', en: 'What stands after the @ is no domain.' },
  filter: {
    th: 'รับข่าวตามตัวกรองนี้ไม่ได้ โปรดเปิดหน้ารายการ ค้นหาใหม่ แล้วกดรับข่าวอีกครั้ง',
    en: 'Updates cannot be had for these filters. Open the list, search again and ask for updates there.',
  },
} as const satisfies Record<string, Bilingual>;
export type SubscribeFault = keyof typeof SUBSCRIBE_FAULTS;
