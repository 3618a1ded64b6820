import { describe, expect, it } from 'vitest';
import { readPeriod, writePeriod } from './period.ts';
import { periodName } from './periodName.ts';
import { seriesOf } from './seriesOf.ts';

const facts = (
  title: string,
  form: { fiscalYear?: number; periodFrom?: string; periodTo?: string } = {},
) => ({
  title,
  fiscalYear: form.fiscalYear ?? null,
  periodFrom: form.periodFrom ?? null,
  periodTo: form.periodTo ?? null,
});
const read = (title: string, form = {}) => {
  const found = seriesOf(facts(title, form));
  return found && [found.series, found.period];
};

describe('the series of a title', () => {
  it.each([
    ['แผนปฏิบัติการประจำปีงบประมาณ พ.ศ. 2570', 'แผนปฏิบัติการ', '2026-10/P12M'],
    ['แผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. ๒๕๗๑', 'แผนปฏิบัติการ', '2027-10/P12M'],
    ['แผนปฏิบัติการ ปีงบ 72', 'แผนปฏิบัติการ', '2028-10/P12M'],
    ['แผนปฏิบัติการประจำปี 2569', 'แผนปฏิบัติการ', '2026-01/P12M'],
    ['แผนปฏิบัติการ (พ.ศ. 2566 – 2570)', 'แผนปฏิบัติการ', '2023-01/P60M'],
    ['สรุปผลการจัดซื้อจัดจ้าง (สขร.1) ประจำเดือนตุลาคม 2569', 'สรุปผลการจัดซื้อจัดจ้างสขร1', '2026-10/P1M'],
    ['สรุปผลการจัดซื้อจัดจ้าง (สขร.๑) เดือน พ.ย. ๖๙', 'สรุปผลการจัดซื้อจัดจ้างสขร1', '2026-11/P1M'],
    ['สรุปผลการจัดซื้อจัดจ้าง (สขร.1) ธันวาคม ปีงบประมาณ 2570', 'สรุปผลการจัดซื้อจัดจ้างสขร1', '2026-12/P1M'],
    ['รายงานการเงิน ไตรมาสที่ 1 (ตุลาคม - ธันวาคม 2569)', 'รายงานการเงิน', '2026-10/P3M'],
    ['รายงานการเงิน ไตรมาส 4/2570', 'รายงานการเงิน', '2027-07/P3M'],
    ['รายงานการเงิน ณ วันที่ 30 กันยายน 2570', 'รายงานการเงิน', '2027-09/P1M'],
    ['ผลการใช้จ่าย รอบ 6 เดือนหลัง ปีงบประมาณ 2570', 'ผลการใช้จ่าย', '2027-04/P6M'],
    ['ผลการใช้จ่าย รอบ 12 เดือน ปีงบประมาณ 2570', 'ผลการใช้จ่าย', '2026-10/P12M'],
    ['รายงานการประชุม ครั้งที่ 3/2570', 'รายงานการประชุม', '2027-01/P12M#003'],
    ['จำนวนนักเรียน ภาคเรียนที่ 1 ปีการศึกษา 2569', 'จำนวนนักเรียน', '2026-05/P12M#001'],
    ['Annual report, fiscal year 2027', 'annualreport', '2026-10/P12M'],
    ['Procurement summary for October 2026', 'procurementsummaryfor', '2026-10/P1M'],
  ])('%s', (title, series, period) => {
    expect(read(title)).toEqual([series, period]);
  });

  it('takes from the form what the title leaves open', () => {
    expect(read('รายงานการเงิน ไตรมาสที่ 2', { fiscalYear: 2027 })).toEqual(['รายงานการเงิน', '2027-01/P3M']);
    expect(read('งบทดลอง เดือนตุลาคม', { fiscalYear: 2027 })).toEqual(['งบทดลอง', '2026-10/P1M']);
    expect(read('แผนปฏิบัติการ 2570', { fiscalYear: 2027 })).toEqual(['แผนปฏิบัติการ', '2026-10/P12M']);
    expect(read('แผนปฏิบัติการ', { fiscalYear: 2027 })).toEqual(['แผนปฏิบัติการ', '2026-10/P12M']);
    expect(read('แผนปฏิบัติการ', { periodFrom: '2026-10-01', periodTo: '2027-03-31' })).toEqual([
      'แผนปฏิบัติการ',
      '2026-10/P6M',
    ]);
  });

  it('leaves the year of a law in its name', () => {
    expect(read('รายงานตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540 ประจำปี 2569')).toEqual([
      'รายงานตามพระราชบัญญัติข้อมูลข่าวสารของราชการพศ2540',
      '2026-01/P12M',
    ]);
    expect(read('พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540')).toBeUndefined();
  });

  it.each(['คู่มือประชาชน', 'โครงสร้างหน่วยงาน ครั้งที่ 2', 'ปีงบประมาณ 2570', 'You may read this', 'เลขที่ 25701', ''])(
    'is none of what is of no time, or has no name: %s',
    (title) => {
      expect(read(title)).toBeUndefined();
    },
  );
});

describe('a period as text', () => {
  it('is read as it was written, and in the order of time', () => {
    const periods = [
      { from: '2026-10', months: 12, number: null },
      { from: '2026-10', months: 12, number: 2 },
      { from: '2026-10', months: 12, number: 10 },
      { from: '2026-11', months: 1, number: null },
    ];
    const written = periods.map(writePeriod);
    expect(written.toSorted()).toEqual(written);
    expect(written.map(readPeriod)).toEqual(periods);
    expect(() => readPeriod('2026')).toThrow(RangeError);
  });
});

describe('a period in words', () => {
  it.each([
    ['2026-10/P12M', 'ปีงบประมาณ 2570', 'Fiscal year 2027 (B.E. 2570)'],
    ['2022-10/P60M', 'ปีงบประมาณ 2566–2570', 'Fiscal years 2023–2027'],
    ['2026-01/P12M', 'ปี 2569', '2026'],
    ['2023-01/P60M', 'ปี 2566–2570', '2023–2027'],
    ['2026-05/P12M#001', 'ภาคเรียนที่ 1 ปีการศึกษา 2569', 'No. 1, Academic year 2026'],
    ['2027-01/P12M#003', 'ครั้งที่ 3 ปี 2570', 'No. 3, 2027'],
    ['2026-10/P3M', 'ไตรมาสที่ 1 ปีงบประมาณ 2570', 'Quarter 1, Fiscal year 2027 (B.E. 2570)'],
    ['2027-07/P3M', 'ไตรมาสที่ 4 ปีงบประมาณ 2570', 'Quarter 4, Fiscal year 2027 (B.E. 2570)'],
    ['2026-10/P1M', 'ตุลาคม 2569', 'October 2026'],
    ['2026-10/P6M', 'ตุลาคม 2569 – มีนาคม 2570', 'October 2026 – March 2027'],
    ['2026-11/P12M', 'พฤศจิกายน 2569 – ตุลาคม 2570', 'November 2026 – October 2027'],
  ])('%s', (written, th, en) => {
    const period = readPeriod(written);
    expect([periodName(period, 'th'), periodName(period, 'en')]).toEqual([th, en]);
  });
});
