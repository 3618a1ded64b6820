import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { paperText } from '../../../testing/paperText.ts';
import { saidIn } from '../../../testing/saidIn.ts';
import { paintPages } from '../paintPages.ts';
import { typstPdf } from '../../../testing/typstPdf.ts';
import { finishPdf } from './finishPdf.ts';
import { readLetters } from './glyphLetters.ts';
import { nameIn, readPageText, type PageText } from './pageText.ts';
import { openPdf } from './pdfDocument.ts';
import { unpacked } from './pdfStream.ts';

/** Each text a paragraph of its own, as a finished paper. */
async function drawn(texts: readonly string[]): Promise<Uint8Array> {
  const { pdf, fault } = await finishPdf(typstPdf(texts));
  expect(fault).toBeUndefined();
  return pdf;
}

const pagesOf = async (pdf: Uint8Array): Promise<PageText[]> =>
  (await openPdf(pdf)).getPages().map(({ node }) => readPageText(node));

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
    const text = await paperText(await drawn(texts));
    expect(text.match(/ฤๅษี/g)).toHaveLength(3);
    expect(saidIn(text, [WORDS, WORDS, WORDS].join(' '))).toBe([WORDS, WORDS, WORDS].join(' '));
  });

  it.each(CONSONANTS)('is copied as typed with every vowel and tone on %s', async (consonant) => {
    const typed = EVERY_SYLLABLE.filter((each) => each.startsWith(consonant)).join(' ');
    expect(saidIn(await paperText(await drawn([typed])), typed)).toBe(typed);
  });

  it.each([
    ['every syllable', EVERY_SYLLABLE.join(' ')],
    ['a tone above the circle of ำ alone', 'ซ้ำ'],
    ['the same in bold', '*ซ้ำ*'],
    ['the same in italics', '_น้ำ ค่ำ_'],
  ])(
    'is written a letter for a glyph, so that readers without names see the same words: %s',
    async (_, typed) => {
      const fonts = (await pagesOf(await drawn([typed]))).flatMap((page) => [...page.fonts.values()]);
      const letters = fonts.flatMap(({ table }) => [...readLetters(unpacked(table)).values()]);
      expect(letters.length).toBeGreaterThan(1);
      // One glyph of Sarabun is two marks: the circle of ำ with a tone mark above it.
      expect(letters.filter((each) => each.length > 1 && !/^\u0E4D[\u0E48-\u0E4B]$/.test(each))).toEqual([]);
    },
  );

  it('has names for syllables of several glyphs, with the blank or the letter that readers would lose or part', async () => {
    const pages = await pagesOf(await drawn(['นาย ที่ น้ำ ฝั่ง ปั้น ป่า']));
    const names = pages.flatMap(({ operations }) => operations.flatMap((each) => nameIn(each) ?? []));
    expect(names).toEqual(['ที่ ', 'น้ำ ', 'ฝั่ง ', 'ปั้น ', 'ป่']);
  });

  it('leaves every glyph where it was', async () => {
    const texts = [WORDS, `*${EVERY_SYLLABLE.join(' ')}*`];
    const [was] = await paintPages(typstPdf(texts, 'pictures'));
    const [is] = await paintPages(await drawn(texts));
    const [a, b] = await Promise.all([was, is].map((picture) => sharp(picture).greyscale().raw().toBuffer()));
    expect(a?.length).toBe(b?.length);
    const changed = [...(a ?? [])].filter((grey, index) => Math.abs(grey - (b?.[index] ?? 0)) > 64);
    expect(changed).toEqual([]);
  });
});
