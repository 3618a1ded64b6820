import { measureChange } from './measures/change.ts';
import { measureDeep } from './measures/deep.ts';
import { measurePages } from './measures/pages.ts';
import { measureReads } from './measures/reads.ts';
import type { Measure, Run } from './measures/run.ts';
import { measureSearch } from './measures/search.ts';
import { measureStaff } from './measures/staff.ts';
import { measureWrites } from './measures/writes.ts';
import type { Figure } from './report/figure.ts';

/** In the order in which they disturb each other least: what writes comes last. */
const MEASURES: Readonly<Record<string, Measure>> = {
  reads: measureReads,
  pages: measurePages,
  deep: measureDeep,
  search: measureSearch,
  staff: measureStaff,
  change: measureChange,
  writes: measureWrites,
};

const unknown = (names: readonly string[]): string[] => names.filter((name) => !(name in MEASURES));

/** @throws {Error} when a measure is wanted that there is not. */
export function checkNames(names: readonly string[]): void {
  const wrong = unknown(names);
  if (wrong.length > 0)
    throw new Error(`there is no measure ${wrong.join(', ')}; there are ${Object.keys(MEASURES).join(', ')}`);
}

/** The figures of all measures that are wanted. What one of them stumbles over is a line of the table, and short. */
export async function runAll(run: Run): Promise<Figure[]> {
  const { only } = run.options;
  const figures: Figure[] = [];
  for (const [name, measure] of Object.entries(MEASURES)) {
    if (only.length > 0 && !only.includes(name)) continue;
    console.log(`  ${name}`);
    const found = await measure(run).catch((error: unknown): Figure[] => [
      { name, measured: 'failed', beside: String(error).slice(0, 300), goal: 'an answer', met: false },
    ]);
    figures.push(...found);
  }
  return figures;
}
