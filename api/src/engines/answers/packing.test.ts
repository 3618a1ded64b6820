import { randomBytes } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { mostKept, Packing } from './packing.ts';

const text = Buffer.from('เผยแพร่ข้อมูล '.repeat(200));

describe('an answer that is packed', () => {
  it('is the same once it is unpacked', async () => {
    const packing = new Packing(text);
    expect(packing.isWorthIt).toBe(true);
    expect(brotliDecompressSync(await packing.as('br'))).toEqual(text);
    expect(gunzipSync(await packing.as('gzip'))).toEqual(text);
  });

  it('is packed once for all who ask, also at the same time', async () => {
    const packing = new Packing(text);
    const [one, other] = await Promise.all([packing.as('br'), packing.as('br')]);
    expect(other).toBe(one);
    expect(packing.as('br')).toBe(one);
  });

  it('is kept in no more forms than its length allows', async () => {
    const packing = new Packing(Buffer.from(randomBytes(30_000).toString('base64')));
    const sizes = [await packing.as('br'), await packing.as('gzip')].reduce(
      (sum, { length }) => sum + length,
      0,
    );
    const kept = (['br', 'gzip'] as const)
      .map((coding) => packing.as(coding))
      .filter((bytes) => Buffer.isBuffer(bytes));
    expect(40_000 + sizes).toBeGreaterThan(mostKept(40_000));
    expect(kept).toHaveLength(0);
  });

  it('is not worth it when it is short', () => {
    expect(new Packing(Buffer.alloc(1_000)).isWorthIt).toBe(false);
  });
});
