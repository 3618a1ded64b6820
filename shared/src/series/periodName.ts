import { formatFiscalYear, monthName, toBuddhistYear, type CalendarLocale } from '../thaiCalendar.ts';
import type { Period } from './period.ts';

const FISCAL = 10;
const ACADEMIC = 5;

const yearIn = (locale: CalendarLocale) => (year: number) =>
  String(locale === 'th' ? toBuddhistYear(year) : year);

interface YearName {
  readonly first: number;
  readonly last: number;
  readonly locale: CalendarLocale;
}

/** Years that are counted from this month on. */
function yearsName(month: number, { first, last, locale }: YearName): string | undefined {
  const say = yearIn(locale);
  const numbers = first === last ? say(first) : `${say(first)}–${say(last)}`;
  const several = first === last ? '' : 's';
  if (month === 1) return locale === 'th' ? `ปี ${numbers}` : numbers;
  if (month === ACADEMIC)
    return locale === 'th' ? `ปีการศึกษา ${numbers}` : `Academic year${several} ${numbers}`;
  if (month !== FISCAL) return undefined;
  if (first === last) return formatFiscalYear(first + 1, locale);
  const ending = `${say(first + 1)}–${say(last + 1)}`;
  return locale === 'th' ? `ปีงบประมาณ ${ending}` : `Fiscal years ${ending}`;
}

function monthsName({ from, months }: Period, locale: CalendarLocale): string {
  const [year = 0, month = 1] = from.split('-').map(Number);
  const nameOf = (at: number) => `${monthName((at % 12) + 1, locale)} ${yearIn(locale)(Math.floor(at / 12))}`;
  const start = year * 12 + month - 1;
  if (months === 1) return nameOf(start);
  if (months === 3 && month % 3 === 1) {
    const quarter = ((Math.floor((month - 1) / 3) + 1) % 4) + 1;
    const fiscal = formatFiscalYear(month >= FISCAL ? year + 1 : year, locale);
    return locale === 'th' ? `ไตรมาสที่ ${String(quarter)} ${fiscal}` : `Quarter ${String(quarter)}, ${fiscal}`;
  }
  return `${nameOf(start)} – ${nameOf(start + months - 1)}`;
}

/** A period as people say it: `ปีงบประมาณ 2570`, `ไตรมาสที่ 1 ปีงบประมาณ 2570`, `ตุลาคม 2569`; `October 2026`. */
export function periodName(period: Period, locale: CalendarLocale): string {
  const { from, months, number } = period;
  const [first = 0, month = 1] = from.split('-').map(Number);
  const years =
    months % 12 === 0 ? yearsName(month, { first, last: first + months / 12 - 1, locale }) : undefined;
  const name = years ?? monthsName(period, locale);
  if (number === null) return name;
  if (locale === 'en') return `No. ${String(number)}, ${name}`;
  return `${month === ACADEMIC ? 'ภาคเรียนที่' : 'ครั้งที่'} ${String(number)} ${name}`;
}
