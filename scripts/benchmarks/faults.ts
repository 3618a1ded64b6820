import { mkdirSync, statSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Asking } from './faults/asking.ts';
import { startLoad } from './faults/load.ts';
import { startProduct, type Product } from './faults/product.ts';
import { reckon } from './faults/reckoning.ts';
import { strikes } from './faults/strikes.ts';
import type { Office } from './faults/writer.ts';

/**
 * Kills, freezes, fills and keeps busy what the product stands on, under load, and counts what came of it:
 *
 *   node scripts/benchmarks/faults.ts DATA_DIR [part of the name of a strike]
 *
 * DATA_DIR is a folder that nobody needs; the first start fills it with the demonstration. Where a small file system is
 * mounted there (`mount -t tmpfs -o size=700m tmpfs DATA_DIR`), its disk is filled too. Figures depend on the machine; lost,
 * doubled, unapproved and answers with 500 have to be 0 on any.
 */
const [dataDir, part = ''] = process.argv.slice(2);
if (!dataDir)
  throw new Error('usage: node scripts/benchmarks/faults.ts DATA_DIR [part of the name of a strike]');
/** Of load before, between and after the strikes, in milliseconds. */
const BETWEEN_MS = 10_000;
const LOOK_MS = 50;
/** By then what was under way counts no more, and every file that was waiting is examined. */
const SETTLE_MS = 40_000;

/** In bytes: what is larger is no file system for this alone. */
const SMALL_BYTES = 4 * 1024 ** 3;

function isSmallDisk(folder: string): boolean {
  const { blocks, bsize } = statfsSync(folder);
  return (
    statSync(folder).dev !== statSync(path.dirname(path.resolve(folder))).dev && blocks * bsize < SMALL_BYTES
  );
}

/** @returns seconds until everything that was asked for was answered again */
async function untilServed({ isServed }: Product): Promise<number> {
  const began = performance.now();
  while (!(await isServed())) await pause(LOOK_MS);
  return (performance.now() - began) / 1000;
}

async function openOffice(asking: Asking): Promise<Office> {
  interface Policy {
    readonly document: { readonly selfCheck: readonly { code: string; expected: unknown }[] };
  }
  const { document } = (await asking.settled('GET', '/api/v1/public/policy')).body as Policy;
  const selfCheck = document.selfCheck.map(({ code, expected }) => ({ code, answer: expected, note: '' }));
  return { asking, selfCheck, acknowledged: [], brokenOff: [] };
}

async function run(product: Product, dataDir: string): Promise<void> {
  const office = await openOffice(new Asking(product.address));
  const { asking } = office;
  const load = startLoad(office);
  await pause(BETWEEN_MS);
  for (const [name, strike] of Object.entries(strikes(isSmallDisk(dataDir))).filter(([each]) =>
    each.includes(part),
  )) {
    asking.phase = name;
    await strike(product);
    const seconds = await untilServed(product);
    await pause(BETWEEN_MS);
    const counted = [...(asking.counts.get(name) ?? [])].sort().map(([kind, n]) => `${kind} ×${String(n)}`);
    const slowest = ((asking.slowest.get(name) ?? 0) / 1000).toFixed(1);
    console.log(
      `${name}: served after ${seconds.toFixed(1)} s; slowest answer ${slowest} s; ${counted.join(', ')}`,
    );
  }
  asking.phase = 'after';
  await load.stop();
  await pause(SETTLE_MS);
  const all = [...asking.counts.values()].flatMap((counts) => [...counts]);
  const internal = all.filter(([kind]) => kind.startsWith('500')).reduce((sum, [, n]) => sum + n, 0);
  console.log({
    ...(await reckon(product.databaseUrl(), office.acknowledged)),
    requests: all.reduce((sum, [, n]) => sum + n, 0),
    'answers 500': internal,
    'broken off': office.brokenOff.length,
    'such as': office.brokenOff.slice(0, 3),
  });
}

mkdirSync(dataDir, { recursive: true, mode: 0o700 });
const product = await startProduct(dataDir);
try {
  await run(product, dataDir);
} finally {
  await product.stop();
}
