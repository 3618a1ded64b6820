import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { ANEW, Asker } from '../load/asker.ts';
import { ask, HAS_WRK } from '../load/wrk.ts';
import { memoryOf } from '../proc.ts';
import { median } from '../reckoning.ts';
import { figure, perSecond, type Figure } from '../report/figure.ts';
import { startFloors } from '../servers.ts';
import { CATEGORY_WEIGHTS } from '../texts/words.ts';
import type { Run } from './run.ts';

/** Something that is asked for, of the product and of the floor. */
interface Target {
  readonly name: string;
  readonly product: readonly string[];
  readonly floor: readonly string[];
  readonly anew: boolean;
  readonly atLeast?: number;
}

interface Taken extends Target {
  readonly ofProduct: number[];
  readonly ofFloor: number[];
}

const API = '/api/v1/public/items';
/** Until an answer is packed and kept, in milliseconds. */
const KEPT_AFTER_MS = 500;
/** As long is each asked, in seconds, before it is measured. */
const WARM_S = 2;
/** So many different items are asked for in turn. */
const DIFFERENT = 400;

/** Items of all ages. */
export async function someSlugs({ place }: Pick<Run, 'place'>, count: number): Promise<string[]> {
  const { rows } = await place.owner.orm.execute<{ slug: string }>(
    sql`SELECT slug FROM public_cards ORDER BY md5(slug) LIMIT ${count}`,
  );
  return rows.map(({ slug }) => slug);
}

function repeatedOf(slug: string): Record<string, string> {
  return { list: API, item: `${API}/${slug}`, 'HTML of home': '/', 'HTML of an item': `/i/${slug}` };
}

/** Gives the floor the very bytes that the product answers with. */
async function lend(product: Asker, floor: Asker, paths: readonly string[]): Promise<void> {
  for (const [index, path] of paths.entries()) {
    const { body } = await product.must(path);
    const type = path.startsWith('/api') ? 'application/json' : 'text/html';
    const response = await fetch(`${floor.origin}/held/${String(index)}`, {
      method: 'PUT',
      headers: { 'content-type': `${type}; charset=utf-8` },
      body: new Uint8Array(body),
    });
    if (response.status !== 204) throw new Error('the floor was not given its bytes');
  }
}

function targets(slugs: readonly string[]): Target[] {
  const repeated = Object.entries(repeatedOf(slugs[0] ?? '')).map(([name, path], index) => ({
    name: `${name}, repeated`,
    ...{ product: [path], floor: [`/held/${String(index)}`], anew: false, atLeast: 0.9 },
  }));
  const lists = ['', ...Object.keys(CATEGORY_WEIGHTS).map((code) => `?category=${code}`)];
  return [
    ...repeated,
    {
      name: 'list, first',
      ...{
        product: lists.map((query) => `${API}${query}`),
        floor: lists.map((query) => `/asked/items${query}`),
      },
      ...{ anew: true, atLeast: 0.8 },
    },
    {
      name: 'item, first',
      ...{
        product: slugs.map((slug) => `${API}/${slug}`),
        floor: slugs.map((slug) => `/asked/items/${slug}`),
      },
      ...{ anew: true, atLeast: 0.8 },
    },
  ];
}

/** What is to be repeated was asked for before; a moment later it is kept. */
async function warm(origin: string, { product, anew }: Target): Promise<void> {
  if (anew) return;
  const asker = new Asker(origin);
  for (const path of product) await asker.must(path);
  asker.end();
  await pause(KEPT_AFTER_MS);
}

/** @param seconds as long is each of both asked */
async function round(
  run: Run,
  floor: string,
  seconds: number,
  { ofProduct, ofFloor, ...target }: Taken,
): Promise<void> {
  const headers = target.anew ? ANEW : {};
  await warm(run.product.origin, target);
  ofProduct.push(await ask({ origin: run.product.origin, paths: target.product, headers, seconds }));
  ofFloor.push(await ask({ origin: floor, paths: target.floor, headers, seconds }));
}

function told({ name, atLeast, ofProduct, ofFloor }: Taken): Figure {
  const [ours, theirs] = [median(ofProduct), median(ofFloor)];
  const beside = `${perSecond(ours)} of the floor's ${perSecond(theirs)}`;
  return figure(name, ours / theirs, { beside, ...(atLeast === undefined ? {} : { atLeast }) });
}

/** Lists, items and pages, beside the floors on the same rows; the rounds of all take turns. */
export async function measureReads(run: Run): Promise<Figure[]> {
  if (!HAS_WRK) return [{ name: 'reads', measured: 'not measured: wrk is not there' }];
  const slugs = await someSlugs(run, DIFFERENT);
  const floors = await startFloors(run.place);
  const [product, floor] = [new Asker(run.product.origin), new Asker(floors.origin)];
  try {
    await lend(product, floor, Object.values(repeatedOf(slugs[0] ?? '')));
    const all = targets(slugs);
    // A process that has answered little yet is slow, and the first of them would be compared with one that is not.
    for (const target of all)
      await round(run, floors.origin, WARM_S, { ...target, ofProduct: [], ofFloor: [] });
    const taken = all.map((target): Taken => ({ ...target, ofProduct: [], ofFloor: [] }));
    let most = { rss: 0, pss: 0 };
    for (let left = run.options.rounds; left > 0; left--)
      for (const each of taken) {
        await round(run, floors.origin, run.options.seconds, each);
        const held = memoryOf(run.product.pid);
        if (held.rss > most.rss) most = held;
      }
    const beside = `${String(most.pss)} MB without what it shares`;
    const memory = figure('memory under load', most.rss, { atMost: 200, unit: 'MB', beside });
    return [...taken.map(told), memory];
  } finally {
    product.end();
    floor.end();
    await floors.stop();
  }
}
