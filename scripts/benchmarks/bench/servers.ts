import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../../db/src/embedded/settings.ts';
import { ROOT } from '../../lib/root.ts';
import { onCore, SERVER_CORE } from './pin.ts';
import type { Place } from './place.ts';

export interface Server {
  readonly origin: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

const PATIENCE_MS = 120_000;
const LOOK_MS = 50;
/** As `npm start` runs it. */
const AS_STARTED = ['--heap-growing-percent=30', '--max-semi-space-size=8'];

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

interface Start {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Answers once it is ready. */
  readonly ready: string;
}

async function start({ args, env, ready }: Start): Promise<Server> {
  const port = String(await freePort(0));
  const { DATABASE_URL: _, PUBLIC_ORIGIN: __, ...inherited } = process.env;
  const [command, whole] = onCore(SERVER_CORE, process.execPath, args);
  const child = spawn(command, whole, {
    cwd: ROOT,
    env: { ...inherited, ...env, PORT: port },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  for (let waited = 0; !(await answers(`${origin}${ready}`)); waited += LOOK_MS) {
    if (child.exitCode !== null || waited > PATIENCE_MS)
      throw new Error(`${args.at(-1) ?? ''} did not start`);
    await pause(LOOK_MS);
  }
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { origin, pid: child.pid ?? 0, stop };
}

/** One process of the product, its log on, as `npm start` and the image run it. */
export const startProduct = ({ config, dataDir }: Place): Promise<Server> =>
  start({
    args: [...AS_STARTED, path.join(ROOT, 'api/src/server.ts')],
    env: {
      ...{
        DATA_DIR: dataDir,
        DATABASE_URL: config.databaseUrl,
        LOG_LEVEL: 'info',
        NODE_ENV: 'development',
        MALLOC_ARENA_MAX: '2',
      },
      ...(config.policyFile === undefined ? {} : { POLICY_FILE: config.policyFile }),
    },
    ready: '/readyz',
  });

/** Both floors, with nothing around them: Node's own defaults, no log. */
export const startFloors = ({ config }: Place): Promise<Server> =>
  start({
    args: [path.join(import.meta.dirname, 'floors/floors.ts')],
    env: { DATABASE_URL: config.databaseUrl },
    ready: '/',
  });
