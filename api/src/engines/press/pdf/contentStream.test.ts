import { describe, expect, it } from 'vitest';
import { operationOf, operations } from './contentStream.ts';

const read = (stream: string) => operations(stream).map(({ operator, operands }) => [operator, operands]);

describe('operations', () => {
  it('tells operators from what they work on, in whatever blanks they stand', () => {
    expect(read(' q\n1 0 0 -1 70.86 .5 cm\r\n/c0 cs BT ET')).toEqual([
      ['q', []],
      ['cm', ['1', '0', '0', '-1', '70.86', '.5']],
      ['cs', ['/c0']],
      ['BT', []],
      ['ET', []],
    ]);
  });

  it.each([
    ['octal digits', '(\\000\\012\\7)', '\u0000\n\u0007'],
    ['escaped signs', '(\\n\\(\\)\\\\\\x)', '\n()\\x'],
    ['parentheses that match', '(a(b(c))d)', 'a(b(c))d'],
    ['parentheses that match around an escaped one', '(a(\\))b)', 'a())b'],
    ['hexadecimal digits', '<00 41>', '\u0000A'],
    ['nothing', '()', ''],
  ])('reads strings: %s', (_, written, bytes) => {
    expect(read(`${written} Tj`)).toEqual([['Tj', [`(${bytes}`]]]);
  });

  it('keeps brackets, dictionaries and names apart', () => {
    expect(read('/Span<</MCID 0/Lang(th)>>BDC[(a)-12.5<42>]TJ')).toEqual([
      ['BDC', ['/Span', '<<', '/MCID', '0', '/Lang', '(th', '>>']],
      ['TJ', ['[', '(a', '-12.5', '(B', ']']],
    ]);
  });

  it('cuts the stream where operations begin', () => {
    const stream = 'q\n(a) Tj\n Q';
    expect(operations(stream).map(({ text }) => text)).toEqual(['q\n', '(a) Tj\n ', 'Q']);
  });

  it('reads a string with parentheses behind many numbers as any other', () => {
    const before = Array.from({ length: 200 }, (_, index) => `(a) ${String(index + 0.25)} `).join('');
    const [[operator, operands] = []] = read(`[${before}(b(c))] TJ`);
    expect(operator).toBe('TJ');
    expect(operands).toHaveLength(403);
    expect(operands?.slice(-3)).toEqual(['199.25', '(b(c)', ']']);
  });

  it('passes over remarks, which stay with the operation before them', () => {
    const stream = '%!PS (\nq % a remark (\n% another\n(a%b) Tj';
    expect(read(stream)).toEqual([
      ['q', []],
      ['Tj', ['(a%b']],
    ]);
    expect(operations(stream).map(({ text }) => text)).toEqual(['q % a remark (\n% another\n', '(a%b) Tj']);
  });

  it('throws at what it would lose or take for something else', () => {
    expect(() => read('BT ET (a)')).toThrow('ends within an operation');
    expect(() => read('BI /W 1 /H 1 ID \u0000 EI')).toThrow('an image in it');
  });

  it('throws at a string without an end', () => {
    expect(() => read('(a Tj')).toThrow('no end');
    expect(() => read('<4 Tj')).toThrow('something else');
  });
});

describe('operationOf', () => {
  it('writes what is read again as the same', () => {
    const operands = ['/Span', '<<', '/ActualText', '(\u00FE\u00FF\u000E()', '>>'];
    const { text } = operationOf('BDC', operands);
    expect(text).toBe('/Span << /ActualText <FEFF0E2829> >> BDC\n');
    expect(read(text)).toEqual([['BDC', operands]]);
  });
});
