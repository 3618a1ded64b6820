import { FIRST_YEAR, isKnownYear, LAST_YEAR, meantByBuddhistYear } from '../../thaiCalendar.ts';
import type { Policy } from '../policy.ts';
import { policyFault, type PolicyFault } from '../policyFault.ts';

/** Dates that no clock will come to for centuries, and an announcement that was in force before it was issued. */
export function dateFaults({ issuedOn, effectiveFrom }: Policy): PolicyFault[] {
  const years = [...yearFaults('/issuedOn', issuedOn), ...yearFaults('/effectiveFrom', effectiveFrom)];
  if (years.length > 0 || effectiveFrom >= issuedOn) return years;
  return [
    policyFault(
      '/effectiveFrom',
      effectiveFrom,
      [`มาก่อนวันที่ออกประกาศ ${issuedOn}`, 'ใช้วันที่ออกประกาศหรือหลังจากนั้น'],
      [`is before the day of issue, ${issuedOn}`, 'use that day or a later one'],
    ),
  ];
}

function yearFaults(pointer: string, date: string): PolicyFault[] {
  const year = Number(date.slice(0, 4));
  if (isKnownYear(year)) return [];
  const christian = meantByBuddhistYear(year);
  const meant = christian === undefined ? undefined : `${String(christian)}${date.slice(4)}`;
  return [
    policyFault(
      pointer,
      date,
      meant
        ? ['เป็นปีพุทธศักราช', `เขียนเป็นปีคริสต์ศักราช ${meant}`]
        : ['เป็นปีที่ใช้ไม่ได้', `ใช้ปี ค.ศ. ${String(FIRST_YEAR)}–${String(LAST_YEAR)}`],
      meant
        ? ['is a year of the Buddhist era', `write the year of the common era, ${meant}`]
        : ['is no year that can be meant', `use a year from ${String(FIRST_YEAR)} to ${String(LAST_YEAR)}`],
    ),
  ];
}
