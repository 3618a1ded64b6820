import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { buildTestApp } from '../../api/src/testing/buildTestApp.ts';
import { HOSTILE_BODIES, HOSTILE_JSON } from '../../api/src/testing/hostileBodies.ts';
import { watchLoop } from '../../api/src/testing/loopDelay.ts';
import { castOffice, draftOf } from '../../api/src/testing/office.ts';
import { startThrowaway } from '../../db/src/embedded/throwaway.ts';
import { migrate } from '../../db/src/migrate.ts';
import type { Given, Told } from './hostileBodies/sender.ts';

/**
 * How long the event loop of the API is held by each hostile body of full size, written, read and compared, and how long
 * somebody waits meanwhile who only asks whether the server lives:
 *
 *   node scripts/benchmarks/hostileBodies.ts [part of a name]
 *
 * `held` is what the thread itself worked in one go, whatever else the machine does; worst and p99 are by the clock, in
 * milliseconds. Whoever sends works in a thread of its own.
 */
const [part = ''] = process.argv.slice(2);
const BORNE_MS = 100;

const server = await startThrowaway();
const url = server.url('postgres');
await migrate(url);
const test = await buildTestApp({ database: { url, drop: () => Promise.resolve() } });
const cast = await castOffice(test);
const { id } = await draftOf(test, cast.officer);
await test.app.listen({ host: '127.0.0.1', port: 0 });
const { port } = test.app.server.address() as AddressInfo;
const given: Given = { address: `http://127.0.0.1:${String(port)}`, id, token: cast.officer.token };
const sender = new Worker(new URL('hostileBodies/sender.ts', import.meta.url), { workerData: given });

async function send(payload: string): Promise<Told> {
  sender.postMessage(payload);
  const [told] = (await once(sender, 'message')) as [Told];
  return told;
}

const bodies = Object.entries(HOSTILE_BODIES).map(
  ([name, body]) => [name, JSON.stringify({ content: { body } })] as const,
);
const jsons = Object.entries(HOSTILE_JSON).map(([name, text]) => [`JSON: ${name}`, text] as const);
await send(JSON.stringify({ content: { body: '<p>ข้อความ</p>' } })); // what is loaded once is loaded
const worst = { held: 0, worst: 0, p99: 0, healthz: 0 };
let over = 0;
for (const [name, payload] of [...bodies, ...jsons].filter(([each]) => each.includes(part))) {
  let told: Told = { statuses: [], healthz: 0 };
  const delay = await watchLoop(async () => (told = await send(payload)));
  const figures = { ...delay, healthz: told.healthz };
  for (const key of ['held', 'worst', 'p99', 'healthz'] as const)
    worst[key] = Math.max(worst[key], figures[key]);
  if (delay.held > BORNE_MS) over++;
  const shown = (['held', 'worst', 'p99', 'healthz'] as const).map(
    (key) => `${key} ${figures[key].toFixed(0)}`,
  );
  console.log(`${name}: ${shown.join(', ')} (${told.statuses.join(' ')})`);
}
console.log({ worst, over, unit: 'ms' });
await sender.terminate();
await test.close();
await server.stop();
