import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { paperText } from '../../../testing/paperText.ts';
import { saidIn } from '../../../testing/saidIn.ts';
import { paintPages } from '../paintPages.ts';
import type { PaperJob } from '../job.ts';
import { openTypst } from '../typst.ts';
import { readLetters } from './glyphLetters.ts';
import { utf16 } from './pageText.ts';
import { readPdfObjects } from './pdfObjects.ts';
import { unpacked } from './pdfStream.ts';

const draw = openTypst();

const SETTINGS =
  '#set document(title: "ก", date: auto)\n#set page(width: 400pt, height: 700pt)\n' +
  '#set text(font: "Sarabun", lang: "th", fallback: false)\n';

/** Each text a paragraph of its own: as a finished paper, or as the compiler writes what is only painted. */
function drawn(texts: readonly string[], as: PaperJob['as'] = 'paper'): Buffer {
  const source = SETTINGS + texts.map((text) => `#[${text}]`).join('\n\n');
  const answer = draw({ main: 'a.typ', files: { 'a.typ': source }, at: 1_700_000_000, as });
  if (!('pdf' in answer)) throw new Error(JSON.stringify(answer));
  return Buffer.from(answer.pdf);
}

const CONSONANTS = Array.from('กฐญณดปผฝพฟฬมรส');
const VOWELS = ['', 'ิ', 'ี', 'ึ', 'ื', 'ั', 'ุ', 'ู', 'า', 'ำ'];
const TONES = ['', '่', '้', '๊', '๋'];
const syllable = (consonant: string, vowel: string, tone: string): string =>
  'าำ'.includes(vowel) && vowel !== '' ? `${consonant}${tone}${vowel}` : `${consonant}${vowel}${tone}`;
const EVERY_SYLLABLE = CONSONANTS.flatMap((consonant) =>
  VOWELS.flatMap((vowel) => TONES.map((tone) => `${syllable(consonant, vowel, tone)}ม ${consonant}`)),
);

const WORDS = 'น้ำ กำลัง ที่ ปั๊ม เป็น ผู้ใหญ่ กลุ่ม ก็ ญี่ปุ่น ฐานะ ฤๅษี ๑๒๓ ปี่ ฝั่ง ฟื้นฟู ณ์ เปี๊ยก จิ๋ว ซึ่ง ไม้ ใช้ ฯลฯ ๆ (fi) 12 ก็';

describe('the text of a paper', () => {
  it('is copied as it was typed, blanks included, in every weight', async () => {
    const texts = [WORDS, `*${WORDS}*`, `_${WORDS}_`];
    const text = await paperText(drawn(texts));
    expect(text.match(/ฤๅษี/g)).toHaveLength(3);
    expect(saidIn(text, [WORDS, WORDS, WORDS].join(' '))).toBe([WORDS, WORDS, WORDS].join(' '));
  });

  it.each(CONSONANTS)('is copied as typed with every vowel and tone on %s', async (consonant) => {
    const typed = EVERY_SYLLABLE.filter((each) => each.startsWith(consonant)).join(' ');
    expect(saidIn(await paperText(drawn([typed])), typed)).toBe(typed);
  });

  it.each([
    ['every syllable', EVERY_SYLLABLE.join(' ')],
    ['a tone above the circle of ำ alone', 'ซ้ำ'],
    ['the same in bold', '*ซ้ำ*'],
    ['the same in italics', '_น้ำ ค่ำ_'],
  ])('is written a letter for a glyph, so that readers without names see the same words: %s', (_, typed) => {
    const { bodies } = readPdfObjects(drawn([typed]));
    const letters = [...bodies.values()]
      .filter((body) => body.includes('beginbfchar') || body.includes('/FlateDecode'))
      .map(unpacked)
      .filter((stream) => stream.includes('beginbfchar'))
      .flatMap((stream) => [...readLetters(stream).values()]);
    expect(letters.length).toBeGreaterThan(1);
    // One glyph of Sarabun is two marks: the circle of ำ with a tone mark above it.
    expect(letters.filter((each) => each.length > 1 && !/^\u0E4D[\u0E48-\u0E4B]$/.test(each))).toEqual([]);
  });

  it('has names for syllables of several glyphs, with the blank or the letter that readers would lose or part', () => {
    const { bodies } = readPdfObjects(drawn(['นาย ที่ น้ำ ฝั่ง ปั้น ป่า']));
    const streams = [...bodies.values()].filter((body) => body.includes('stream')).map(unpacked);
    const names = streams.flatMap((stream) => stream.match(/(?<=ActualText <FEFF)[0-9A-F]+/g) ?? []);
    expect(names.map((name) => utf16(Buffer.from(name, 'hex')))).toEqual([
      ...['ที่ ', 'น้ำ ', 'ฝั่ง ', 'ปั้น ', 'ป่'],
    ]);
  });

  it('leaves every glyph where it was', async () => {
    const texts = [WORDS, `*${EVERY_SYLLABLE.join(' ')}*`];
    const [was] = await paintPages(drawn(texts, 'pictures'));
    const [is] = await paintPages(drawn(texts));
    const [a, b] = await Promise.all([was, is].map((picture) => sharp(picture).greyscale().raw().toBuffer()));
    expect(a?.length).toBe(b?.length);
    const changed = [...(a ?? [])].filter((grey, index) => Math.abs(grey - (b?.[index] ?? 0)) > 64);
    expect(changed).toEqual([]);
  });
});
