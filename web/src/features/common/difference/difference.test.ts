import { describe, expect, it } from 'vitest';
import { bodyLines } from './bodyLines';
import { folded } from './folded';
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

describe('texts that have nothing in common', () => {
  const text = (letter: string, length: number) =>
    Array.from({ length }, (_, n) => `${letter} บรรทัด ${String(n)} ${letter.repeat(20)}`);

  it('are shown as gone and come, without looking for the fewest changes', () => {
    const lines = lineChanges(text('ก', 20_000), text('ข', 20_000));
    expect(new Set(lines.map(({ kind }) => kind))).not.toContain('same');
    expect(folded(lines)).toMatchObject({ more: true });
    expect(folded(lines).lines).toHaveLength(400);
  });

  it('are compared by lines where they are too long to be read word by word', () => {
    const long = 'คำ'.repeat(30_000);
    expect(lineChanges([long], [`${long}เพิ่ม`]).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});

describe('folded', () => {
  it('leaves out what is equal and far from a change, and keeps what is beside it', () => {
    const lines = lineChanges(['ก', 'ข', 'ค', 'ง', 'จ'], ['ก', 'ข', 'ค', 'ง', 'จ', 'ฉ']);
    const once = folded(lines);
    expect(once.lines.map((line) => line?.words[0]?.text)).toEqual([undefined, 'จ', 'ฉ']);
    expect(folded(once.lines)).toEqual(once);
  });
});

describe('bodyLines', () => {
  const NAMES = {
    h2: 'หัวข้อ',
    h3: 'ย่อย',
    h4: 'ชั้นใน',
    tr: 'แถว',
    picture: (shows: string, code: string) => `รูป: ${shows} (${code})`,
  };
  it.each([
    ['<h2>หัวข้อ</h2><p>ย่อหน้า <b>หนา</b></p>', ['หัวข้อ: หัวข้อ', 'ย่อหน้า หนา']],
    ['<ul><li><p>หนึ่ง</p><ul><li>ใน</li></ul></li><li>สอง</li></ul>', ['• หนึ่ง', '• ใน', '• สอง']],
    ['<table><tbody><tr><th>ก</th><td><p>ข</p></td></tr></tbody></table>', ['แถว: ก · ข']],
    ['<table><tr><td>รวม</td><td></td><td><p> </p></td><td>5</td></tr></table>', ['แถว: รวม · – · – · 5']],
    ['<table><tr><th></th><th>ก</th></tr></table>', ['แถว: – · ก']],
    ['<p>ดู <a href="https://a.th/?b=1&amp;c=2">ที่นี่</a> ต่อ</p>', ['ดู ที่นี่ ต่อ (https://a.th/?b=1&c=2)']],
    ['<p>5 &lt; 6 &amp;lt; &#3585;</p>', ['5 < 6 &lt; ก']],
    ['<p>ก<img alt="ผัง &gt; 1" src="data:image/png;base64,AAAABBBB"></p>', ['ก', 'รูป: ผัง > 1 (30-AAAABBBB)']],
    ['<h3>หนึ่ง</h3><h4>สอง</h4>', ['ย่อย: หนึ่ง', 'ชั้นใน: สอง']],
    ['<p></p><hr>ข้อความลอย', ['ข้อความลอย']],
  ])('%s', (html, lines) => {
    expect(bodyLines(html, NAMES)).toEqual(lines);
  });
});
