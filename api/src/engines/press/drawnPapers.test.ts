import { beforeEach, describe, expect, it } from 'vitest';
import { DrawnPapers } from './drawnPapers.ts';
import type { Lane } from './press.ts';

const MEGABYTE = 1024 * 1024;
let papers: DrawnPapers;
let drawn: string[];
beforeEach(() => {
  papers = new DrawnPapers();
  drawn = [];
});
const ask = (digest: string, { lane = 'public', bytes = 1000 }: { lane?: Lane; bytes?: number } = {}) =>
  papers.paper(digest, lane, () => {
    drawn.push(digest);
    return Promise.resolve(Buffer.alloc(bytes));
  });

describe('papers that were drawn', () => {
  it('are given again, to staff and public alike', async () => {
    const first = await ask('a');
    expect(await ask('a', { lane: 'staff' })).toBe(first);
    await ask('b');
    expect(drawn).toEqual(['a', 'b']);
  });

  it('share one drawing while it lasts; staff do not wait for the public’s', async () => {
    await Promise.all([ask('a'), ask('a'), ask('a', { lane: 'staff' }), ask('a', { lane: 'staff' })]);
    expect(drawn).toEqual(['a', 'a']);
  });

  it('are put out by others when they are more than 32 MB, the one asked for last remaining', async () => {
    await ask('a', { bytes: 4 * MEGABYTE });
    for (let i = 0; i < 7; i++) {
      await ask(`other ${i}`, { bytes: 4 * MEGABYTE });
      await ask('a');
    }
    await ask('one more', { bytes: 4 * MEGABYTE });
    await ask('a');
    await ask('other 0');
    expect(drawn.filter((digest) => digest === 'a')).toHaveLength(1);
    expect(drawn.filter((digest) => digest === 'other 0')).toHaveLength(2);
  });

  it('are not kept when one is larger than an eighth of the room', async () => {
    await ask('a', { bytes: 5 * MEGABYTE });
    await ask('a', { bytes: 5 * MEGABYTE });
    expect(drawn).toEqual(['a', 'a']);
  });

  it('are drawn anew after a failure', async () => {
    const failing = papers.paper('a', 'staff', () => Promise.reject(new Error('limits')));
    await expect(failing).rejects.toThrow('limits');
    expect((await ask('a', { lane: 'staff' })).length).toBe(1000);
  });
});
