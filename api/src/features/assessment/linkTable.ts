import type { PublicAssessmentYear } from '@phoeiphrae/shared/assessment/publicAssessment';
import { bangkokDate, formatDate, fiscalYearInNumbers } from '@phoeiphrae/shared/thaiCalendar';
import type { SiteLocale } from '@phoeiphrae/shared/sitePages';

/** The head of the table that an assessor's form is filled in from. */
export const COLUMNS = {
  th: [
    'ผู้ประเมิน',
    'ปีงบประมาณ',
    'ข้อ',
    'รายการ',
    'มี/ไม่มี',
    'ลำดับ',
    'ชื่อ',
    'ที่อยู่ (URL)',
    'คำอธิบาย',
    'วันที่เผยแพร่',
    'ตรวจล่าสุด',
    'หมายเหตุ',
  ],
  en: [
    'Assessor',
    'Fiscal year',
    'Number',
    'Title',
    'Present',
    'Order',
    'Name',
    'Address (URL)',
    'Explanation',
    'Published',
    'Last verified',
    'Note',
  ],
} as const;

const WORDS = {
  th: { yes: 'มี', no: 'ไม่มี', example: 'ตัวอย่าง ต้องตรวจกับคู่มือของผู้ประเมิน' },
  en: { yes: 'yes', no: 'no', example: 'Example: to be checked against the assessor’s own list' },
} as const;

/** Absolute, as it is pasted into a form elsewhere. */
const absolute = (origin: string, href: string): string =>
  href.startsWith('/') ? new URL(href, origin).href : href;

/** A row for each address, and one for each number that has none: all of it as text. Nothing is in it that the page has not. */
export function linkTable(year: PublicAssessmentYear, origin: string, locale: SiteLocale): string[][] {
  const { yes, no, example } = WORDS[locale];
  const day = (at: string | null) =>
    at === null ? '' : formatDate(bangkokDate(new Date(at)), { locale, style: 'short' });
  return year.schemes.flatMap((scheme) =>
    scheme.numbers.flatMap(({ number, title, verifiedAt, evidence }) => {
      const fiscalYear = fiscalYearInNumbers(scheme.fiscalYear, locale);
      const of = [scheme.ownerName[locale], fiscalYear, number, title[locale]];
      const ends = [day(verifiedAt), scheme.example ? example : ''];
      if (evidence.length === 0) return [[...of, no, '', '', '', '', '', ...ends]];
      return evidence.map(({ title: called, href, explanation, publishedAt }, i) => [
        ...of,
        yes,
        String(i + 1),
        called[locale],
        absolute(origin, href),
        explanation,
        day(publishedAt),
        ...ends,
      ]);
    }),
  );
}
