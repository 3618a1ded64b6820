import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseThai, putRight } from './thaiText.ts';

/** Signs of the Thai block, those that are put right, and a few of other scripts; some of the former are assigned to nothing. */
const sign = fc.oneof(
  fc.integer({ min: 0x0e00, max: 0x0e7f }),
  fc.constantFrom(0x0e38, 0x0e39, 0x0e3a, 0x0e48, 0x0e49, 0x0e4d, 0x0e32, 0x0e33, 0x0e40),
  fc.integer({ min: 0, max: 0xff }),
  fc.constantFrom(0x200b, 0xfeff, 0x0301, 0x202e, 0x2060, 0x1f600, 0xac00),
);
const text = fc.array(sign, { maxLength: 60 }).map((codes) => String.fromCodePoint(...codes));

describe('Thai text that has nothing to be put right', () => {
  it('is what putting it right would give, whatever stands in it', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(normaliseThai(any)).toBe(putRight(any));
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    ['tones typed before what stands below', 'ก\u0E48\u0E38', 'ก\u0E38\u0E48'],
    ['a row of marks without end', `ก${'\u0E31'.repeat(40)}`, `ก${'\u0E31'.repeat(30)}`],
    ['sara am in two, with its tone between', 'น\u0E4D\u0E49\u0E32', 'น\u0E49\u0E33'],
    ['doubled เ', '\u0E40\u0E40ผน', '\u0E41ผน'],
  ])('%s is put right', (_, typed, stored) => {
    expect(normaliseThai(typed)).toBe(stored);
  });
});
