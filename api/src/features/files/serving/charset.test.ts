import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { charsetParameter } from './charset.ts';

describe('charsetParameter', () => {
  it('looks at all of the bytes, once', async () => {
    let reads = 0;
    const open = () => {
      reads += 1;
      const ascii = Array.from({ length: 30 }, () => Buffer.from('code,amount\n'.repeat(500)));
      return Promise.resolve(Readable.from([...ascii, Buffer.from('e1bcb9bbafd4bad1b5d4a1d2c3', 'hex')]));
    };
    expect(await charsetParameter('late Thai', open)).toBe('; charset=windows-874');
    expect(await charsetParameter('late Thai', open)).toBe('; charset=windows-874');
    expect(reads).toBe(1);
  });

  it('says nothing of what is nonsense in every character set', async () => {
    const latin = Buffer.from('Café à la crème, où été', 'latin1');
    expect(await charsetParameter('Latin', () => Promise.resolve(Readable.from([latin])))).toBe('');
  });
});
