import { describe, expect, it } from 'vitest';
import { ABBREVIATIONS } from './abbreviations.ts';
import { otherLayout } from './keyboard.ts';
import { markText, snippetOf } from './markText.ts';
import { parseQuery, type Term } from './parseQuery.ts';
import { normaliseSearch, tight } from './searchText.ts';
import { indexWords, wordsOf } from './words.ts';

const texts = (term: Term): string[] => term.map(({ text }) => text);
const wholes = (typed: string): string[][] => parseQuery(typed).parts.map(({ whole }) => texts(whole));

describe('the form in which texts are compared', () => {
  it.each([
    ['นํ้าท่วม', 'น้ำท่วม'],
    ['นำ้ท่วม', 'น้ำท่วม'],
    ['เเผนปฏิบัติการ', 'แผนปฏิบัติการ'],
    ['แผน\u200Bปฏิบัติ\u200Bการ', 'แผนปฏิบัติการ'],
    ['ปีงบประมาณ พ.ศ. ๒๕๗๐', 'ปีงบประมาณพศ2570'],
    ['ทีี่ดิิน', 'ที่ดิน'],
    ['ท่ีดิน', 'ที่ดิน'],
    ['ｅ－ＧＰ', 'egp'],
    ['กรุงเทพฯ', 'กรุงเทพ'],
    ['สขร. 1', 'สขร1'],
    ['(No Gift Policy)', 'nogiftpolicy'],
    ['%_\\"', ''],
  ])('%s is %s', (typed, expected) => {
    expect(tight(typed)).toBe(expected);
  });

  it('is the same when it is made again', () => {
    for (const text of ['น ํ ่ า', '่ีก', 'ก่ ุ', 'เ เ', 'A\u0301 ๒', 'ำ่่', 'ํ.า'])
      expect([tight(tight(text)), normaliseSearch(normaliseSearch(text))]).toEqual([
        tight(text),
        normaliseSearch(text),
      ]);
  });
});

describe('the words of a text', () => {
  it('are cut by the dictionary, and by script', () => {
    expect(wordsOf('แผนปฏิบัติการ2570 ITA')).toEqual(['แผน', 'ปฏิบัติ', 'การ', '2570', 'ita']);
  });

  it('have abbreviations as they are said', () => {
    const words = indexWords('ประกาศ อ.ก.ค.ศ. เขตพื้นที่ มี.ค. 2567 ผอ.สพป. ระบบ e-GP');
    for (const word of ['อกคศ', 'มีค', 'ผอ', 'สพป', 'egp', '2567']) expect(words).toContain(word);
  });
});

describe('a query', () => {
  it('wants each of its words, in any order', () => {
    expect(wholes('จัดซื้อจัดจ้าง กันยายน')).toEqual([['จัดซื้อจัดจ้าง'], ['กันยายน', 'กย', 'september']]);
  });

  it('takes a phrase between any quotation marks as it stands', () => {
    for (const typed of ['"แผน ปฏิบัติการ" พัสดุ', '“แผน ปฏิบัติการ” พัสดุ'])
      expect(wholes(typed)).toEqual([['แผนปฏิบัติการ'], ['พัสดุ']]);
  });

  it('knows a year in both eras, without its era and apart from the word before it', () => {
    expect(wholes('แผนปฏิบัติการ2570')).toEqual([['แผนปฏิบัติการ'], ['2570', '2027']]);
    expect(wholes('ITA 2024')[1]).toEqual(['2024', '2567']);
    for (const typed of ['พ.ศ. ๒๕๖๗', 'พ.ศ.2567', '2567']) expect(wholes(typed)).toEqual([['2567', '2024']]);
    expect(wholes('1234')).toEqual([['1234']]);
  });

  it('finds every abbreviation by its full form and the other way round', () => {
    for (const line of ABBREVIATIONS)
      for (const form of line)
        for (const other of line) expect(wholes(form).flat(), form).toContain(tight(other));
  });

  it('takes a short abbreviation for a word of its own', () => {
    expect(parseQuery('มี.ค.').parts[0]?.whole[0]).toEqual({ text: 'มีค', by: 'word' });
    expect(parseQuery('สขร.1').parts[0]?.whole[0]).toEqual({ text: 'สขร1', by: 'text' });
    expect(parseQuery('ยา').parts[0]?.whole).toEqual([{ text: 'ยา', by: 'word' }]);
  });

  it('can be cut in two wherever a word ends, and into its words', () => {
    const [part] = parseQuery('ช่องทางร้องเรียน').parts;
    expect(part?.halves.map((half) => half.flatMap(texts))).toContainEqual(['ช่องทาง', 'ร้องเรียน']);
    expect(part?.words.flatMap(texts)).toEqual(['ช่อง', 'ทาง', 'ร้อง', 'เรียน']);
    expect(parseQuery('ขอสำเนาเอกสารยังไง').parts[0]?.words.flatMap(texts)).not.toContain('ยัง');
  });

  it.each(['', '%', '""', '...', '\u200B', '“ ”'])('of nothing has no part: %s', (typed) => {
    expect(parseQuery(typed).parts).toEqual([]);
  });
});

describe('what was found', () => {
  const marked = (text: string, sought: string[]) =>
    markText(text, { texts: sought, words: [] })
      .map((run) => (run.match ? `[${run.text}]` : run.text))
      .join('');

  it('is marked where it stands, however it is written there', () => {
    expect(marked('เเผน ปฏิบัติ การ ปี ๒๕๗๐', ['แผนปฏิบัติการ', '2570'])).toBe('[เเผน ปฏิบัติ การ] ปี [๒๕๗๐]');
    expect(marked('แก้ปัญหานํ้าท่วม', ['น้ำ'])).toBe('แก้ปัญหา[นํ้า]ท่วม');
  });

  it('is shown with what stands around it, and loses nothing', () => {
    const text = `${'ก่อนหน้านี้ '.repeat(60)}จัดซื้อจัดจ้าง ${'ต่อจากนั้น '.repeat(60)}`;
    const shown = snippetOf(text, { texts: ['จัดซื้อจัดจ้าง'], words: [] }) ?? [];
    expect(shown.find((run) => run.match)?.text).toBe('จัดซื้อจัดจ้าง');
    expect(shown.map((run) => run.text).join('').length).toBeLessThan(260);
    expect([shown[0]?.text, shown.at(-1)?.text]).toEqual(['…', '…']);
    expect(
      markText(text, { texts: ['ต่อ'], words: [] })
        .map((run) => run.text)
        .join(''),
    ).toBe(text);
    expect(snippetOf(text, { texts: ['ไม่มี'], words: [] })).toBeUndefined();
  });
});

describe('the other layout of the keyboard', () => {
  it.each([
    ['cz', 'แผ'],
    ['gikp', 'เราย'],
    ['แผ', 'cz'],
  ])('%s is %s', (typed, expected) => {
    expect(otherLayout(typed)).toBe(expected);
  });

  it('is asked for letters of one script alone', () => {
    expect([otherLayout('2570'), otherLayout('แผน plan')]).toEqual([undefined, undefined]);
  });
});
