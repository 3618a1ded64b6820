import { loadConfig } from '../api/src/config/config.ts';
import { demoIsDue } from '../api/src/demo/isDue.ts';
import { lifecycle } from '../api/src/process/lifecycle.ts';
import { checkPort } from '../api/src/process/port.ts';
import { makeDemo } from './lib/makeDemo.ts';
import { openDatabase, prepareDatabase, type OpenedDatabase } from './lib/openDatabase.ts';
import { buildSpa } from './lib/spa.ts';

const life = lifecycle();

/** The database with its tables and, where it is the first time, the demonstration. */
async function fill(opening: Promise<OpenedDatabase>): Promise<OpenedDatabase['config']> {
  const { config, keepRunning } = await opening;
  keepRunning();
  await prepareDatabase(config.databaseUrl);
  // The demonstration before the announcement: it begins years ago, and brings its announcement at that date.
  // eslint-disable-next-line phoeiphrae/no-clock -- the process's own clock, before there is anything that has one
  if (config.demo && (await demoIsDue(config, new Date()))) {
    const demo = makeDemo(config.databaseUrl);
    life.onEnd(demo.stop);
    await demo.made;
  }
  return config;
}

/** All that only the serving process needs: half of the start of a first look is over by the time that it is there. */
const loadServer = async () => ({
  ...(await import('../api/src/process/openDeps.ts')),
  ...(await import('../api/src/server.ts')),
  ...(await import('../api/src/features/policy/loadFirstPolicy.ts')),
  ...(await import('./lib/greet.ts')),
});

/** npm start: everything that a first look needs, side by side, and one process that serves it. */
try {
  const settings = loadConfig(process.env);
  await checkPort(settings);
  // The ending waits for a start that is under way: a Ctrl-C in between must not leave PostgreSQL behind.
  const opening = openDatabase(settings);
  life.onEnd(async () => {
    await (await opening.catch(() => undefined))?.stop();
  }, 60_000);
  const [config, , product] = await Promise.all([fill(opening), buildSpa(), loadServer()]);
  const deps = await product.openDeps(config);
  life.onEnd(deps.end);
  const note = await product.loadFirstPolicy(deps);
  const server = await product.serve(deps);
  life.onEnd(server.close);
  await product.greet(deps);
  if (note) console.log(`\n${note}`);
} catch (error) {
  await life.fail(error);
}
