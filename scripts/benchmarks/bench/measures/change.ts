import { setTimeout as pause } from 'node:timers/promises';
import { Asker } from '../load/asker.ts';
import { worst } from '../reckoning.ts';
import { figure, type Figure } from '../report/figure.ts';
import { startProduct } from '../servers.ts';
import { endTeam, readyToPublish } from './chain.ts';
import type { Run } from './run.ts';
import { teamsOf } from './writes.ts';

const TIMES = 5;
const LOOK_MS = 2;
const LIST = '/api/v1/public/items';

/** Until it stands in the list there, in milliseconds. The list is kept there before: it is asked for all the time. */
async function seenAfter(there: Asker, slug: string): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { items } = await there.json<{ items: { slug: string }[] }>(LIST);
    if (items.some((item) => item.slug === slug)) return performance.now() - began;
    await pause(LOOK_MS);
  }
}

/** From the answer to whoever published on one process to the list being right on another. */
export async function measureChange(run: Run): Promise<Figure[]> {
  const other = await startProduct(run.place);
  const there = new Asker(other.origin);
  const [team] = await teamsOf(run, 1);
  if (!team) throw new Error('there is no work group');
  const took: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const { slug, publish } = await readyToPublish(team);
    await there.must(LIST);
    await there.must(LIST);
    await publish();
    took.push(await seenAfter(there, slug));
  }
  endTeam(team);
  there.end();
  await other.stop();
  return [
    figure('a publication is right on another process after', worst(took), { atMost: 1000, unit: 'ms' }),
  ];
}
