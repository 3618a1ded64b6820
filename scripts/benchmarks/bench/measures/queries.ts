import { randomOf, oneOf } from '../texts/random.ts';
import { BOUGHT, MONTHS, NEWS, PAPERS, RARELY_BOUGHT, SCHOOLS } from '../texts/words.ts';

export const KINDS = ['common', 'rare', 'absent'] as const;
export type Kind = (typeof KINDS)[number];

/** Words that the office's texts do not have, whole or in part. */
const ABSENT = [
  'หิมะตกหนัก',
  'ยานอวกาศ',
  'ไดโนเสาร์',
  'ภูเขาไฟระเบิด',
  'เรือดำน้ำ',
  'เพนกวิน',
  'ทุเรียนกวน',
  'โรงหนังเก่า',
  'ฟุตบอลโลก',
  'ทะเลทราย',
  'วงออร์เคสตรา',
  'สะพานแขวน',
  'หมีขั้วโลก',
  'กาแฟขี้ชะมด',
  'พิพิธภัณฑ์หุ่นขี้ผึ้ง',
  'เลขที่ 99887766',
  'กระสวยทอผ้าไหม',
  'ตลาดน้ำยามค่ำ',
  'zeppelin',
  'เหรียญกษาปณ์โบราณ',
] as const;

/** Twenty of each kind, the same ones each time. */
export function queries(): Readonly<Record<Kind, readonly string[]>> {
  const random = randomOf(2_569);
  const common = [
    ...NEWS.slice(0, 7),
    ...PAPERS.slice(0, 6),
    ...BOUGHT.slice(0, 5),
    'สขร 1',
    'จัดซื้อจัดจ้าง กันยายน',
  ];
  const rare = Array.from({ length: 12 }, () =>
    [oneOf(SCHOOLS, random), oneOf(BOUGHT, random), oneOf(MONTHS, random)].join(' '),
  );
  return { common, rare: [...RARELY_BOUGHT, ...rare], absent: ABSENT };
}
