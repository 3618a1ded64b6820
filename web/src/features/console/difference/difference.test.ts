import { describe, expect, it } from 'vitest';
import { lineChanges, wordChanges } from './wordChanges';

const shown = (before: string, after: string) =>
  wordChanges(before, after).map(({ kind, text }) => [kind, text]);

describe('wordChanges', () => {
  it('compares Thai by words, and never splits a cluster', () => {
    expect(shown('แผนจัดซื้อน้ำดื่ม', 'แผนจัดซื้อน้ำมัน')).toEqual([
      ['same', 'แผนจัดซื้อ'],
      ['removed', 'น้ำดื่ม'],
      ['added', 'น้ำมัน'],
    ]);
  });
});

describe('lineChanges', () => {
  it('pairs lines that were edited and leaves equal ones', () => {
    const kinds = lineChanges(['หนึ่ง', 'วงเงิน 100 บาท', 'สาม'], ['หนึ่ง', 'วงเงิน 200 บาท', 'สาม', 'สี่']).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['same', 'edited', 'same', 'added']);
  });

  it('shows everything as new beside nothing', () => {
    expect(lineChanges([], ['หนึ่ง', 'สอง']).map(({ kind }) => kind)).toEqual(['added', 'added']);
  });
});
