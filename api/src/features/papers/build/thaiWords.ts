import {
  bangkokDate,
  formatDate,
  formatDateTime,
  monthName,
  toThaiDigits,
} from '@phoeiphrae/shared/thaiCalendar';
import type { DayPart } from '../../../engines/press/data.ts';

/** Numbers and dates as they stand on papers: Thai digits, Buddhist era, Bangkok's calendar. */
export const thai = (value: number | string): string => toThaiDigits(String(value));

/** A date as it stands on papers. @throws {RangeError} when there is no such day. */
export const dayText = (isoDate: string): string => formatDate(isoDate, { digits: 'thai' });

/** The day in Bangkok at an instant, for a form's blanks. */
export function dayOf(instant: string): DayPart {
  const iso = bangkokDate(new Date(instant));
  const text = dayText(iso);
  const [day = '', , year = ''] = text.split(' ');
  return { text, day, month: monthName(Number(iso.slice(5, 7))), year };
}

export const momentText = (instant: string): string => formatDateTime(instant, { digits: 'thai' });

const UNITS = ['ไบต์', 'กิโลไบต์', 'เมกะไบต์', 'กิกะไบต์'] as const;

/** A size in bytes: ๑.๒ เมกะไบต์. */
export function sizeText(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${thai(unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1))} ${UNITS[unit] ?? ''}`;
}

const TYPES: Record<string, string> = {
  'application/pdf': 'PDF',
  'application/zip': 'ZIP',
  'text/csv': 'CSV',
  'text/plain': 'ข้อความ',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint',
  'application/vnd.oasis.opendocument.text': 'OpenDocument ข้อความ',
  'application/vnd.oasis.opendocument.spreadsheet': 'OpenDocument ตาราง',
  'application/vnd.oasis.opendocument.presentation': 'OpenDocument นำเสนอ',
};
const FAMILIES: Record<string, string> = { image: 'ภาพ', video: 'วีดิทัศน์', audio: 'เสียง' };

export const typeText = (mediaType: string): string =>
  TYPES[mediaType] ?? FAMILIES[mediaType.split('/')[0] ?? ''] ?? mediaType;

/**
 * A post's title with the unit it is of: `ผู้อำนวยการกลุ่ม` and `กลุ่มนโยบายและแผน` make `ผู้อำนวยการกลุ่มนโยบายและแผน`.
 * The words they share are said once.
 */
export function joined(title: string, unit: string): string | undefined {
  for (let length = Math.min(title.length, unit.length); length >= 4; length--) {
    if (unit.startsWith(title.slice(-length))) return title + unit.slice(length);
  }
  return undefined;
}
