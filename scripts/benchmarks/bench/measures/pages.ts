import { ANEW, Asker } from '../load/asker.ts';
import { cpuOf } from '../proc.ts';
import { figure, type Figure } from '../report/figure.ts';
import { someSlugs } from './reads.ts';
import type { Run } from './run.ts';

const ITEMS = 100;
const HOMES = 50;
/** What the first pages cost a new process, whose code is not compiled yet, is not what a page costs. */
const WARM = 200;

/** What one page costs the process that draws it, where nothing of it is kept. In milliseconds of the processor. */
async function cpuOfEach({ product }: Run, asker: Asker, paths: readonly string[]): Promise<number> {
  const before = cpuOf(product.pid);
  for (const path of paths) await asker.must(path, { headers: ANEW });
  return (cpuOf(product.pid) - before) / paths.length;
}

export async function measurePages(run: Run): Promise<Figure[]> {
  const asker = new Asker(run.product.origin);
  const items = (await someSlugs(run, ITEMS + WARM)).map((slug) => `/i/${slug}`);
  const times = (count: number) => Array.from({ length: count }, () => '/');
  const homes = times(HOMES);
  await cpuOfEach(run, asker, [...items.slice(ITEMS), ...times(WARM)]);
  const bound = { atMost: 8, unit: 'ms' };
  const figures = [
    figure('CPU of a first HTML page, item', await cpuOfEach(run, asker, items.slice(0, ITEMS)), bound),
    figure('CPU of a first HTML page, home', await cpuOfEach(run, asker, homes), bound),
  ];
  asker.end();
  return figures;
}
