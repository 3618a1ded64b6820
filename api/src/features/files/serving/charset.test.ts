import { describe, expect, it } from 'vitest';
import { charsetOf } from './charset.ts';

describe('charsetOf', () => {
  it.each([
    ['', 'utf-8'],
    ['plain', 'utf-8'],
    ['แผนปฏิบัติการ', 'utf-8'],
  ])('%s as UTF-8', (text, charset) => {
    expect(charsetOf(Buffer.from(text))).toBe(charset);
  });

  it('UTF-8 that is cut within a sign', () => {
    expect(charsetOf(Buffer.from('แผน').subarray(0, -1))).toBe('utf-8');
  });

  it('the Thai character set of Windows, and UTF-16 by its mark', () => {
    expect(charsetOf(Buffer.from('e1bcb9bbafd4bad1b5d4a1d2c3', 'hex'))).toBe('windows-874');
    expect(charsetOf(Buffer.from('fffe410e', 'hex'))).toBe('utf-16');
    expect(charsetOf(Buffer.from('feff0e41', 'hex'))).toBe('utf-16');
  });
});
