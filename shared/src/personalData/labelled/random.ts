/** Numbers from 0 to 1 that come out the same for the same seed (mulberry32): a measurement can be repeated. */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const below = (r: Random, most: number): number => Math.floor(r() * most);
export const pick = <T>(r: Random, from: readonly T[]): T => from[below(r, from.length)] as T;
export const digits = (r: Random, count: number): string =>
  Array.from({ length: count }, () => below(r, 10)).join('');
