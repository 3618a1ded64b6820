import { afterAll, describe, expect, it } from 'vitest';
import { paperText } from '../../testing/paperText.ts';
import { Press } from './press.ts';

const press = new Press();
afterAll(() => press.close());

const CONSONANTS = Array.from('กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ');
const VOWELS = ['', 'ั', 'ิ', 'ี', 'ึ', 'ื', 'ุ', 'ู'];
const TONES = ['', '่', '้', '๊', '๋', '์'];

/** Every syllable with a mark or two above or below, and sara am with each tone. */
const syllables = CONSONANTS.flatMap((consonant) => [
  ...VOWELS.flatMap((vowel) => TONES.map((tone) => consonant + vowel + tone)),
  ...TONES.slice(0, 5).map((tone) => `${consonant}${tone}ำ`),
]);

describe('a paper of every Thai syllable', () => {
  it.each(['regular', 'bold'])('says each of them once when its text is taken out (%s)', async (weight) => {
    const source = `#set document(title: "ก", date: auto)
      #set text(font: "Sarabun", lang: "th", fallback: false, weight: "${weight}")
      #json("data.json").join([ ])`;
    const files = { 'a.typ': source, 'data.json': JSON.stringify(syllables) };
    const text = await paperText(await press.draw({ main: 'a.typ', files, at: 0 }));
    expect(text.replace(/\s+/g, '')).toBe(syllables.join(''));
  });
});
