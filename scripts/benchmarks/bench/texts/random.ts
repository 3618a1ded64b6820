/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export type Random = () => number;

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of these. @throws {RangeError} where there is none. */
export function oneOf<T>(all: readonly T[], random: Random): T {
  const found = all[Math.floor(random() * all.length)];
  if (found === undefined) throw new RangeError('nothing to choose from');
  return found;
}

/** The same, the first ones far more often than the last: words of an office are like that. */
export const mostlyFirst = <T>(all: readonly T[], random: Random): T => oneOf(all, () => random() ** 2.4);

/** By weight. @throws {RangeError} where nothing weighs anything. */
export function weighed(weights: Readonly<Record<string, number>>, random: Random): string {
  const entries = Object.entries(weights);
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of entries) if ((left -= weight) < 0) return name;
  throw new RangeError('nothing to choose from');
}
