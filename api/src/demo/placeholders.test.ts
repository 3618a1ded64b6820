import { describe, expect, it } from 'vitest';
import { fillIn } from './placeholders.ts';
import { inFiscalYear, spanOf, workday } from './span.ts';

describe('fillIn', () => {
  it.each([
    ['{{day}}', '22 พฤศจิกายน 2569'],
    ['{{day-22}}', '31 ตุลาคม 2569'],
    ['{{day+3:formal}}', 'วันพุธที่ ๒๕ พฤศจิกายน พ.ศ. ๒๕๖๙'],
    ['{{day+24:month}}', 'ธันวาคม 2569'],
    ['{{month-1}}', 'ตุลาคม 2569'],
    ['{{month+2}}', 'มกราคม 2570'],
    ['{{month-1:short}}', 'ต.ค. 2569'],
    ['{{month-1:name}}', 'ตุลาคม'],
    ['{{month-1:fy}}', '2570'],
    ['{{month-2:days}}', '1–30 กันยายน 2569'],
    ['{{quarter-1}}', 'ไตรมาสที่ 4 ปีงบประมาณ พ.ศ. 2569'],
    ['{{quarter-1:name}}', 'ไตรมาสสี่'],
    ['{{quarter-1:months}}', 'กรกฎาคม–กันยายน 2569'],
    ['{{quarter-1:end}}', '30 กันยายน 2569'],
    ['{{half-1}}', 'ครึ่งปีหลัง ปีงบประมาณ พ.ศ. 2569'],
    ['{{half-2:months}}', 'ตุลาคม 2568–มีนาคม 2569'],
    ['{{half-2:name}}', 'ครึ่งปีแรก'],
    ['{{half:term}}', 'ภาคเรียนที่ 2 ปีการศึกษา 2569'],
    ['{{half-1:term}}', 'ภาคเรียนที่ 1 ปีการศึกษา 2569'],
    ['{{half-1:termName}}', 'ภาคเรียนที่หนึ่ง'],
    ['พ.ศ. {{fy-1}}–{{fy}}', 'พ.ศ. 2569–2570'],
    ['{{fy:thai}}', '๒๕๗๐'],
    ['5/{{year}}', '5/2569'],
    ['พ.ศ. 2540', 'พ.ศ. 2540'],
  ])('says %s on 22 November 2026 as %s', (text, expected) => {
    expect(fillIn(text, '2026-11-22')).toBe(expected);
  });

  it.each(['{{fortnight}}', '{{fy-x}}', '{{fy:loudly}}', '{{}}'])('refuses %s', (text) => {
    expect(() => fillIn(text, '2026-11-22')).toThrow(RangeError);
  });
});

describe('spanOf', () => {
  it.each([
    ['month-1', '2028-03-31', '2028-02-01', '2028-02-29'],
    ['fy', '2026-09-30', '2025-10-01', '2026-09-30'],
    ['fy', '2026-10-01', '2026-10-01', '2027-09-30'],
    ['quarter-1', '2027-01-01', '2026-10-01', '2026-12-31'],
    ['half', '2027-03-31', '2026-10-01', '2027-03-31'],
    ['half-1', '2027-04-01', '2026-10-01', '2027-03-31'],
    ['day+1', '2028-02-28', '2028-02-29', '2028-02-29'],
  ])('gives %s on %s as %s to %s', (text, on, from, to) => {
    expect(spanOf(text, on)).toMatchObject({ from, to });
  });
});

it('a day of the year lies on either side of the turn of its fiscal year', () => {
  expect([inFiscalYear(2027, '10-01'), inFiscalYear(2027, '09-30')]).toEqual(['2026-10-01', '2027-09-30']);
});

it('a weekend is moved back to its Friday', () => {
  const week = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(workday);
  expect(week).toEqual(['2026-11-20', '2026-11-20', '2026-11-20', '2026-11-23']);
});
