import { loadConfig } from '../api/src/config/config.ts';
import { lifecycle } from '../api/src/process/lifecycle.ts';
import { openDeps } from '../api/src/process/openDeps.ts';
import { checkPort, serve } from '../api/src/server.ts';
import { loadDemo } from '../api/src/demo/load.ts';
import { loadPolicyFile } from './lib/content.ts';
import { greet } from './lib/greet.ts';
import { openDatabase, prepareDatabase } from './lib/openDatabase.ts';
import { buildSpa } from './lib/spa.ts';

/** npm start: everything that a first look needs, and one process that serves it. */
const life = lifecycle();
try {
  const settings = loadConfig(process.env);
  await checkPort(settings);
  await buildSpa();
  // The ending waits for a start that is under way: a Ctrl-C in between must not leave PostgreSQL behind.
  const opening = openDatabase(settings);
  life.onEnd(async () => {
    await (await opening.catch(() => undefined))?.stop();
  }, 60_000);
  const { config } = await opening;
  await prepareDatabase(config.databaseUrl);
  const deps = openDeps(config);
  life.onEnd(deps.end);
  // The demonstration first: it begins years ago, and brings its announcement at that date.
  if (config.demo) await loadDemo(deps);
  await loadPolicyFile(deps);
  const server = await serve(deps);
  life.onEnd(server.close);
  await greet(deps);
} catch (error) {
  await life.fail(error);
}
