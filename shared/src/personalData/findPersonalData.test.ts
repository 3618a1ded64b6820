import { describe, expect, it } from 'vitest';
import { createFinder } from './finder.ts';
import { findInWords, findPersonalData } from './findPersonalData.ts';
import { maskText } from './maskText.ts';
import { isNationalId } from './nationalId.ts';
import type { Piece } from './piece.ts';

/** Milliseconds: a quadratic rule would need hours for a megabyte. */
const HOSTILE = 120_000;
const SOMEONE = '1103702071811';
const page = (text: string, number = 1, hidden = false): Piece => ({ text, place: { page: number }, hidden });
const kinds = (...pieces: Piece[]) => findPersonalData(pieces).findings.map(({ kind }) => kind);

describe('isNationalId', () => {
  it('accepts a right check digit', () => expect(isNationalId(SOMEONE)).toBe(true));
  // The numbers of two companies, as published by the Department of Business Development.
  it.each(['0943548000349', '0105563008656', '1103702071812', '9103702071811', '110370207181'])(
    'refuses %s',
    (id) => expect(isNationalId(id)).toBe(false),
  );
});

describe('findPersonalData', () => {
  it('says where and what, and never the value', () => {
    const { findings } = findPersonalData([page('ก', 1), page(`บัตร ${SOMEONE} โทร 081-234-5678`, 2, true)]);
    expect(findings).toEqual([
      {
        key: 'national_id:p2:1',
        kind: 'national_id',
        place: { page: 2 },
        hidden: true,
        masked: 'x-xxxx-xxxxx-x1-1',
      },
      { key: 'phone:p2:1', kind: 'phone', place: { page: 2 }, hidden: true, masked: 'xxx-xxx-xx78' },
    ]);
    expect(JSON.stringify(findings)).not.toMatch(/[0-9]{3}/);
  });

  it('keeps its keys for the same bytes, and tells equal places apart', () => {
    const pieces = [
      page(`${SOMEONE} ${SOMEONE}`),
      { text: SOMEONE, place: { sheet: 'ก'.repeat(200), cell: 'B2' }, hidden: false },
    ];
    const keys = findPersonalData(pieces).findings.map(({ key }) => key);
    expect(new Set(keys).size).toBe(3);
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThanOrEqual(120);
    expect(findPersonalData(pieces).findings.map(({ key }) => key)).toEqual(keys);
  });

  it('names the value in the key by a keyed digest, when there is one', () => {
    const key = (value: string) =>
      findPersonalData([page(value)], { digest: (text) => `${text.length}${text.slice(-1)}` }).findings[0]
        ?.key;
    expect(key('โทร 081-234-5678')).toBe(key('โทร 081 234 5678'));
    expect(key('โทร 081-234-5678')).not.toBe(key('โทร 081-234-5679'));
  });

  it('takes the number of a footnote for no digit of the number before it', () => {
    expect(kinds(page('โทร 081-234-5678¹ และ 081-234-5679¹² ครับ'))).toEqual(['phone', 'phone']);
  });

  it('takes no row of a table for a number in pieces', () => {
    const row = '<tr><td>วัสดุ</td><td>110370</td><td>2071811</td></tr>';
    expect(findInWords({ body: `<table>${row}</table>` }).findings).toEqual([]);
  });

  it('lists 200 and counts the rest', () => {
    const { findings, more } = findPersonalData(Array.from({ length: 250 }, (_, i) => page(SOMEONE, i + 1)));
    expect([findings.length, more]).toEqual([200, 50]);
  });

  it('finds a value that runs over pieces and over the window in which is searched', () => {
    expect(kinds(page('บัตร 1-1037-'), page('02071-81-1'))).toEqual(['national_id']);
    const filling = 'ข้อความ '.repeat(5000);
    for (const shift of [0, 3, 7, 11]) {
      expect(
        kinds(page(filling + ' '.repeat(shift)), page(`${SOMEONE} ${filling}`), page(SOMEONE)),
      ).toHaveLength(2);
    }
  });

  it('finds as much whether a text comes in one piece or in many', () => {
    const text = Array.from(
      { length: 400 },
      (_, i) => `${i}. นาย ก ${SOMEONE} โทร 081-234-5678 อีเมล a${i}@gmail.com`,
    );
    const whole = findPersonalData([page(text.join('\n'))]);
    const parts = findPersonalData(text.map((line) => page(line)));
    expect(whole.findings.length + whole.more).toBe(1200);
    expect(parts.findings.length + parts.more).toBe(1200);
  });

  it('lets pass what the office publishes as its own', () => {
    const words = 'โทร 081-234-5678 spn2@gmail.com admin@spn2.example ครู.ก somchai@spn2.example';
    expect(kinds(page(words))).toEqual(['phone', 'email', 'email']);
    const options = { officeDomains: ['spn2.example'], officeContacts: ['0812345678', 'spn2@gmail.com'] };
    expect(findPersonalData([page(words)], options).findings).toEqual([]);
  });

  it.each([
    ['digits', '1'],
    ['blanks', ' '],
    ['single digits', '1 '],
    ['dashes', '1-'],
    ['numbers', `${SOMEONE} `],
    ['signs of mail', '@'],
    ['domains', 'a@b.'],
    ['capitals', 'A'],
    ['labels', 'เลขที่บัญชี '],
    ['house numbers', '12 หมู่ '],
    ['dates', '1/1/2530 '],
    ['line ends', '\n'],
    ['marks', '\u0E48'],
    ['parts of a telephone', '081-'],
    ['telephones cut by signs', '081*234*'],
    ['signs', '*'],
    ['letters like digits', 'O1l-'],
    ['turned words', '\u202E1 '],
    ['numbers far apart', '1                       '],
    ['numbers of articles', '8851234567890 '],
    ['nine digits', '123456789 '],
    ['spelt addresses', 'a dot b at '],
    ['villages', 'หมู่บ้าน 12/3 ก '],
    ['halves at ends of lines', 'ก 110370\n2071811 ก'],
  ])(
    'reads a megabyte of %s',
    (_what, unit) => {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
      expect(findPersonalData([page(text)]).findings.length).toBeLessThanOrEqual(200);
    },
    HOSTILE,
  );
});

describe('createFinder', () => {
  const cell = (text: string, name: string, hidden = false): Piece => ({
    text,
    place: { sheet: 'ก', cell: name },
    hidden,
  });
  const maskedOf = (pieces: readonly Piece[]): string => {
    const shown: string[] = [];
    const finder = createFinder({}, (text, hidden) => {
      if (!hidden) shown.push(text);
    });
    for (const piece of pieces) finder.piece(piece);
    finder.finish();
    return shown.join('');
  };

  it('gives the text on with the values masked, also those that only the head of a column tells', () => {
    const pieces = [
      cell('เลขที่บัญชี', 'A1'),
      cell('ชื่อ', 'B1'),
      cell('1234567890', 'A2'),
      cell('ก', 'B2'),
      cell('ลับ', 'C2', true),
    ];
    expect(maskedOf(pieces).trim()).toBe('เลขที่บัญชี\nชื่อ\n\nxxx-x-xxxx9-0\nก');
  });

  it('gives all of a long text, each part once', () => {
    const line = (i: number) => `${i}. บัตร ๒๕๖๙ ${SOMEONE} ผ่าน`;
    const lines = Array.from({ length: 5000 }, (_, i) => line(i));
    const masked = lines.map((each) => each.replace(SOMEONE, 'x-xxxx-xxxxx-x1-1'));
    expect(maskedOf(lines.map((each) => page(each))).trim()).toBe(masked.join('\n'));
  });
});

describe('maskText', () => {
  it('masks the values and leaves the rest as it is', () => {
    expect(maskText(`นํ้า ๑-๑๐๓๗-๐๒๐๗๑-๘๑-๑ และ 081\u200B234\u200B5678 ครับ`)).toBe(
      'นํ้า x-xxxx-xxxxx-x1-1 และ xxx-xxx-xx78 ครับ',
    );
  });

  it('leaves nothing to be found', () => {
    const text = `บัตร ${SOMEONE} โทร 081-234-5678 อีเมล a.b@gmail.com เลขที่บัญชี 123-4-56789-0 เกิดวันที่ 12 มีนาคม 2530 บ้านเลขที่ 12/3`;
    expect(kinds(page(text))).toHaveLength(6);
    expect(maskText(text)).not.toMatch(/[0-9]{3}|2530|12\/3|a\.b@/);
  });
});

describe('findInWords', () => {
  const found = (body: string) =>
    findInWords({ body }).findings.map(({ kind, hidden }) => `${kind} ${hidden ? 'hidden' : 'shown'}`);

  it('names the field', () => {
    expect(
      findInWords({ title: 'ก', remarks: 'โทร 081-234-5678' }).findings.map(({ key, place }) => [key, place]),
    ).toEqual([['phone:remarks:1', { field: 'remarks' }]]);
  });

  it.each([
    ['tags within a number', `11037<b>02071</b><span>811</span>`],
    ['entities', '1&#45;1037&#x2d;02071&shy;&nbsp;81&ndash;1'],
    ['items of a list', '<ul><li>1</li>\n<li>1037</li>\n<li>02071</li>\n<li>81</li>\n<li>1</li></ul>'],
    ['raised digits', '<sup>1</sup>¹⁰³⁷⁰²⁰⁷¹⁸¹<sub>1</sub>'],
    ['comments', '1<!-- -->1037<!-- -->02071<!-- -->81<!-- -->1'],
    ['a turned direction', '<bdo dir="rtl">1181702073011</bdo>'],
    ['cells of a table', '<tr><td>1</td><td>1037</td><td>02071</td><td>81</td><td>1</td></tr>'],
  ])('reads through %s', (_what, body) =>
    expect(found(`<p>บัตรประชาชน ${body}</p>`)).toEqual(['national_id shown']),
  );

  it.each([
    ['a link', '<a href="tel:0812345678">โทร</a>'],
    ['an attribute', '<img alt="" title="0812345678">'],
    ['a comment', '<!-- 0812345678 -->'],
    ['a hidden element', '<p hidden>0812345678</p><p>เห็น</p>'],
    ['a style that hides', '<div style="display: none">0812345678</div>'],
  ])('finds what stands in %s', (_what, body) => expect(found(body)).toEqual(['phone hidden']));

  it.each(['<', '<a ', '<!--', '<a b="', '&', '</p>', '<p hidden>'])(
    'reads a megabyte of %s',
    (unit) => {
      expect(found(unit.repeat(1_000_000 / unit.length))).toEqual([]);
    },
    HOSTILE,
  );
});
