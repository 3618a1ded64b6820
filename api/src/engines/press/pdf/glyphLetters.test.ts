import { describe, expect, it } from 'vitest';
import { readLetters, writtenWith } from './glyphLetters.ts';

const table = (...parts: string[]): string =>
  `%!PS-Adobe-3.0 Resource-CMap\n/CIDInit /ProcSet findresource begin\nbegincmap\n` +
  `1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${parts.join('')}endcmap\nend\n%%EOF`;
const SINGLE = '2 beginbfchar\n<0001> <0E190E49>\n<000A> <0020>\nendbfchar\n';
const MORE = '1 beginbfchar\n<0101><D83DDE00>\nendbfchar\n';

describe('a table from glyphs to letters', () => {
  it('is read part by part, however it is spaced', () => {
    expect([...readLetters(table(SINGLE, MORE))]).toEqual([
      [1, 'น้'],
      [10, ' '],
      [257, '😀'],
    ]);
  });

  it('is written with other letters, all else as it was', () => {
    const written = writtenWith(table(SINGLE, MORE), new Map([[1, 'น']]));
    expect(written).toBe(
      table(SINGLE.replace('0E190E49', '0E19'), '1 beginbfchar\n<0101> <D83DDE00>\nendbfchar\n'),
    );
  });

  it.each([
    ['has ranges', '1 beginbfrange\n<0001> <0002> <0E19>\nendbfrange\n'],
    ['has another shape', '1 beginbfchar\n<01> <0E19>\nendbfchar\n'],
    ['has another shape', '1 beginbfchar\n<0001>\nendbfchar\n'],
  ])('is refused when it %s', (reason, part) => {
    expect(() => readLetters(table(part))).toThrow(reason);
  });
});
