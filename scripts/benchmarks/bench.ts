import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { postmasterState } from '../../db/src/embedded/postmaster.ts';
import { readOptions } from './bench/options.ts';
import { moveToCore, canPin, OTHER_CORE } from './bench/pin.ts';
import { openPlace, type Place } from './bench/place.ts';
import { tableOf } from './bench/report/table.ts';
import { quiet } from './bench/quiet.ts';
import { checkNames, runAll } from './bench/runAll.ts';
import { startProduct } from './bench/servers.ts';
import { slowSince, watchSlow } from './bench/slow.ts';
import { buildSpa } from '../lib/spa.ts';

/**
 * npm run bench [-- 1k|100k|1m] [--reuse] [--out FILE]: fills a PostgreSQL of its own with so many published items as the
 * product itself would have written them, checks that they are intact, and measures the product beside the floors on the same
 * rows. The figures are printed as a table, each with its goal. See docs/performance.md.
 */
const options = readOptions(process.argv.slice(2));
checkNames(options.only);

function pinDatabase({ dataDir }: Place): void {
  const state = postmasterState(path.join(dataDir, 'postgres'));
  if (state.kind === 'running') moveToCore(OTHER_CORE, state.pid);
}

async function measure(place: Place): Promise<string> {
  pinDatabase(place);
  moveToCore(OTHER_CORE, process.pid);
  const from = await watchSlow(place);
  const product = await startProduct(place);
  try {
    await quiet(product, (line) => {
      console.log(`  ${line}`);
    });
    const figures = await runAll({ options, place, product });
    const { rounds, seconds } = options;
    const cores = canPin ? 'each on its core' : 'not pinned to cores';
    const how = `${String(rounds)} rounds of ${String(seconds)} s, ${cores}, filled in ${String(place.seededIn)} s`;
    return `${tableOf(`${options.size} items (${how})`, figures)}\n${slowSince(place, from)}`;
  } finally {
    await product.stop();
  }
}

const place = await openPlace(options, options.size, options.verify);
try {
  if (!options.seedOnly) {
    await buildSpa();
    const table = await measure(place);
    console.log(`\n${table}`);
    if (options.out !== undefined) writeFileSync(options.out, table);
  }
} finally {
  await place.close();
}
