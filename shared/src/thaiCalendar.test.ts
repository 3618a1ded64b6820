import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bangkokDate,
  bangkokInstant,
  bangkokMonth,
  bangkokTime,
  daysInMonth,
  fiscalYearOf,
  fiscalYearRange,
  formatDate,
  formatDateBothEras,
  formatDateTime,
  formatFiscalYear,
  formatMonth,
  fromBuddhistYear,
  parseCalendarDate,
  quarterOf,
  toArabicDigits,
  toBuddhistYear,
  toThaiDigits,
} from './thaiCalendar.ts';

const isoDate = fc
  .record({
    year: fc.integer({ min: 1900, max: 2099 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .filter(({ year, month, day }) => day <= daysInMonth(year, month))
  .map(({ year, month, day }) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);

const locale = fc.constantFrom('th' as const, 'en' as const);
const style = fc.constantFrom('short' as const, 'long' as const, 'full' as const);
const digits = fc.constantFrom('arab' as const, 'thai' as const);

describe('parseCalendarDate', () => {
  it.each([
    '๓๑/๕/๒๕๖๑',
    '31/05/2561',
    '31/5/2018',
    '31-05-2561',
    '31.5.2561',
    '2018-05-31',
    '2561-05-31',
    '31 พ.ค. 2561',
    '31พ.ค.2561',
    '31 พค 2561',
    '31 พฤษภาคม ๒๕๖๑',
    '๓๑ เดือน พฤษภาคม พ.ศ. ๒๕๖๑',
    'วันพฤหัสบดีที่ 31 พฤษภาคม พ.ศ. 2561',
    'วันที่ 31 พฤษภาคม พุทธศักราช 2561',
    '31 พฤษภาคม ค.ศ. 2018',
    '31 May 2018',
    'Thursday 31 May 2018',
    '  31\u200b พ.ค.  2561 ',
  ])('reads %j as 31 May 2018', (text) => {
    expect(parseCalendarDate(text)).toEqual({ ok: true, iso: '2018-05-31' });
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['พรุ่งนี้', 'format'],
    ['31 พฤษภา', 'format'],
    ['31 พฟ. 2561', 'format'],
    ['31/5/61', 'two_digit_year'],
    ['31 พ.ค. 61', 'two_digit_year'],
    ['31/5/561', 'year_out_of_range'],
    ['31/5/2200', 'year_out_of_range'],
    ['31/5/2442', 'year_out_of_range'],
    ['31/5/2643', 'year_out_of_range'],
    ['31/5/2701', 'year_out_of_range'],
    ['31/5/25610', 'year_out_of_range'],
    ['31 พ.ค. พ.ศ. 2018', 'era_conflict'],
    ['31 พ.ค. ค.ศ. 2561', 'era_conflict'],
    ['29/2/2562', 'no_such_day'],
    ['31/4/2561', 'no_such_day'],
    ['5/31/2018', 'no_such_day'],
    ['0/1/2561', 'no_such_day'],
  ])('refuses %j: %s', (text, reason) => {
    expect(parseCalendarDate(text)).toEqual({ ok: false, reason });
  });

  it('knows leap days in both eras', () => {
    expect(parseCalendarDate('29 ก.พ. 2567')).toEqual({ ok: true, iso: '2024-02-29' });
    expect(parseCalendarDate('29/02/2024')).toEqual({ ok: true, iso: '2024-02-29' });
  });

  it('reads back whatever formatDate wrote, in every locale, style and digits', () => {
    fc.assert(
      fc.property(isoDate, locale, style, digits, (iso, l, s, d) => {
        expect(parseCalendarDate(formatDate(iso, { locale: l, style: s, digits: d }))).toEqual({
          ok: true,
          iso,
        });
      }),
    );
  });

  it('reads the numeric form of either era as the same day', () => {
    fc.assert(
      fc.property(isoDate, digits, (iso, d) => {
        const [year, month, day] = iso.split('-');
        const be = `${day}/${month}/${toBuddhistYear(Number(year))}`;
        expect(parseCalendarDate(d === 'thai' ? toThaiDigits(be) : be)).toEqual({ ok: true, iso });
        expect(parseCalendarDate(`${day}/${month}/${year}`)).toEqual({ ok: true, iso });
      }),
    );
  });

  it('never throws and only ever answers with an existing day', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const read = parseCalendarDate(text);
        if (read.ok) expect(() => formatDate(read.iso)).not.toThrow();
      }),
    );
  });
});

describe('formatDate', () => {
  it('writes the Buddhist era in Thai and the Common Era in English', () => {
    expect(formatDate('2018-05-31')).toBe('31 พฤษภาคม 2561');
    expect(formatDate('2018-05-31', { style: 'short' })).toBe('31 พ.ค. 2561');
    expect(formatDate('2018-05-31', { style: 'full' })).toBe('วันพฤหัสบดีที่ 31 พฤษภาคม พ.ศ. 2561');
    expect(formatDate('2018-05-31', { digits: 'thai' })).toBe('๓๑ พฤษภาคม ๒๕๖๑');
    expect(formatDate('2018-05-31', { locale: 'en', style: 'full' })).toBe('Thursday 31 May 2018');
  });

  it('writes both eras where a date must not be misread', () => {
    expect(formatDateBothEras('2018-05-31')).toBe('วันพฤหัสบดีที่ 31 พฤษภาคม พ.ศ. 2561 (ค.ศ. 2018)');
    expect(formatDateBothEras('2018-05-31', { locale: 'en' })).toBe('Thursday 31 May 2018 (B.E. 2561)');
  });

  it.each(['', '2018-5-31', '2018-02-30', '31/05/2018', '2018-05-31T00:00:00Z'])('throws on %j', (iso) => {
    expect(() => formatDate(iso)).toThrow(RangeError);
  });
});

describe('Bangkok time', () => {
  it('puts the evening of 31 March in UTC on 1 April in Bangkok', () => {
    expect(bangkokDate(new Date('2026-03-31T18:00:00Z'))).toBe('2026-04-01');
    expect(formatDateTime('2026-03-31T18:00:00Z')).toBe('1 เมษายน 2569 เวลา 01.00 น.');
    expect(formatDateTime('2026-03-31T18:00:00Z', { style: 'short' })).toBe('1 เม.ย. 2569 01.00 น.');
    expect(formatDateTime('2026-03-31T18:00:00Z', { locale: 'en' })).toBe('1 April 2026, 01:00');
  });

  it('agrees with the time zone database', () => {
    const zone = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Bangkok',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (at) => {
          expect(`${bangkokDate(at)} ${bangkokTime(at)}`).toBe(zone.format(at));
        },
      ),
    );
  });

  it('turns a date and a time of day into an instant and back', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((t) => t.map((n) => String(n).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(isoDate, time, (iso, t) => {
        const at = new Date(bangkokInstant(iso, t));
        expect([bangkokDate(at), bangkokTime(at)]).toEqual([iso, t]);
      }),
    );
    expect(() => bangkokInstant('2026-01-01', '24:00')).toThrow(RangeError);
  });
});

describe('months', () => {
  it('are named with the year of each language', () => {
    expect([formatMonth('2026-11'), formatMonth('2026-11', 'en')]).toEqual([
      'พฤศจิกายน 2569',
      'November 2026',
    ]);
    expect(() => formatMonth('2026-13')).toThrow(RangeError);
  });
});

describe('fiscal years', () => {
  it('begin on 1 October and are named by the year in which they end', () => {
    expect(fiscalYearOf('2025-09-30')).toBe(2025);
    expect(fiscalYearOf('2025-10-01')).toBe(2026);
    expect(fiscalYearRange(2026)).toEqual({ start: '2025-10-01', end: '2026-09-30' });
    expect(formatFiscalYear(2026)).toBe('ปีงบประมาณ 2569');
    expect(formatFiscalYear(2026, 'en')).toBe('Fiscal year 2026 (B.E. 2569)');
    expect(formatFiscalYear(2026, 'th', 'thai')).toBe('ปีงบประมาณ ๒๕๖๙');
  });

  it('have four quarters of three months', () => {
    const quarters = Array.from({ length: 12 }, (_, i) =>
      quarterOf(`2026-${String(i + 1).padStart(2, '0')}-15`),
    );
    expect(quarters).toEqual([2, 2, 2, 3, 3, 3, 4, 4, 4, 1, 1, 1]);
  });

  it('contain every date exactly once', () => {
    fc.assert(
      fc.property(isoDate, (iso) => {
        const { start, end } = fiscalYearRange(fiscalYearOf(iso));
        expect(start <= iso && iso <= end).toBe(true);
      }),
    );
  });
});

describe('eras and digits', () => {
  it('convert there and back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        (year) => fromBuddhistYear(toBuddhistYear(year)) === year,
      ),
    );
    fc.assert(fc.property(fc.string(), (text) => toArabicDigits(toThaiDigits(text)) === text));
    expect(toBuddhistYear(2018)).toBe(2561);
  });
});

describe('bangkokMonth', () => {
  it('is from its first instant in Bangkok to that of the next, also over the end of a year', () => {
    expect(bangkokMonth('2026-11')).toEqual({
      start: '2026-10-31T17:00:00.000Z',
      end: '2026-11-30T17:00:00.000Z',
    });
    expect(bangkokMonth('2026-12')).toEqual({
      start: '2026-11-30T17:00:00.000Z',
      end: '2026-12-31T17:00:00.000Z',
    });
  });
});
