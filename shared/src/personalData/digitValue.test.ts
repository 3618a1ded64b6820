import { describe, expect, it } from 'vitest';
import { digitValue } from './digitValue.ts';

const read = (text: string) => Array.from(text, (sign) => digitValue(sign.codePointAt(0) ?? 0)).join('|');

describe('digitValue', () => {
  it.each([
    ['every script', '๓३੩૩୩௩౩೩൩໓༣၃៣᠓３𝟑𝟛𝟥𝟯𝟹𞥓'],
    ['ornament', '³₃③⑶⒊⓷❸➂➌'],
  ])('reads a three of %s', (_what, signs) => expect(read(signs)).toMatch(/^(?:\(?3[).]?\|?)+$/));

  it('reads noughts', () => expect(read('๐⁰₀⓪⓿🄋🄌')).toBe('0|0|0|0|0|0|0'));
  it('gives two digits for ten and more', () => expect(read('⑩⑳❿')).toBe('10|20|10'));
  it('takes fractions, letters and plain digits for none', () => expect(read('½ก7Ⅳ')).toBe('|||'));
});
