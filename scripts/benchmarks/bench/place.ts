import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { loadConfig } from '../../../api/src/config/config.ts';
import type { Config } from '../../../api/src/config/schema.ts';
import { openDeps } from '../../../api/src/process/openDeps.ts';
import type { Deps } from '../../../api/src/office/deps.ts';
import { connect, type Database } from '../../../db/src/client.ts';
import { ROOT } from '../../lib/root.ts';
import { openDatabase, prepareDatabase } from '../../lib/openDatabase.ts';
import { check } from './check.ts';
import { SIZES, type Options, type Size } from './options.ts';
import { seed } from './seed/seed.ts';

/** Says in a folder that it is ours, and what it was filled with. */
const MARK = 'bench.json';

/** A filled database, with a PostgreSQL of its own. */
export interface Place {
  readonly size: Size;
  readonly dataDir: string;
  readonly config: Config & { databaseUrl: string };
  readonly deps: Deps;
  readonly owner: Database;
  /** How long filling took, in seconds, on the run that did it. */
  readonly seededIn: number;
  /** The moment from which the times of its items are reckoned. */
  readonly seededAt: Date;
  readonly close: () => Promise<void>;
}

interface Mark {
  readonly count: number;
  readonly seededIn: number;
  readonly seededAt: string;
}

const markOf = (dataDir: string): Mark | undefined => {
  const file = path.join(dataDir, MARK);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Mark) : undefined;
};

/** Empties a folder that a run before has filled; nothing else is ever removed. */
function makeRoom(dataDir: string): void {
  if (!existsSync(dataDir)) return;
  if (markOf(dataDir) === undefined)
    throw new Error(`${dataDir} is no folder of this benchmark; remove it or name another`);
  rmSync(dataDir, { recursive: true });
}

function settings(dataDir: string): Config {
  const { DATABASE_URL: _, PUBLIC_ORIGIN: __, ...inherited } = process.env;
  const policyFile = path.join(ROOT, 'db/policies/spn2-2561.json');
  const own = {
    NODE_ENV: 'development',
    DATA_DIR: dataDir,
    POLICY_FILE: policyFile,
    DEMO: 'true',
    LOG_LEVEL: 'info',
  };
  return loadConfig({ ...inherited, ...own });
}

async function fill(deps: Deps, owner: Database, size: Size): Promise<Mark> {
  const now = deps.clock.now();
  const began = performance.now();
  await seed({ deps, owner, count: SIZES[size], now }, (line) => {
    console.log(`  ${line}, ${String(Math.round((performance.now() - began) / 1000))} s`);
  });
  const seededIn = Math.round((performance.now() - began) / 1000);
  console.log(`  filled in ${String(seededIn)} s`);
  return { count: SIZES[size], seededIn, seededAt: now.toISOString() };
}

/**
 * The database of a size: filled anew, or kept from before where that is wanted and it was filled to its end. Whatever was
 * opened is closed again when it cannot be had, as when its tables are of another version.
 */
export async function openPlace(options: Options, size: Size, verify: boolean): Promise<Place> {
  const dataDir = path.join(options.folder, size);
  const kept = options.reuse ? markOf(dataDir) : undefined;
  const isKept = kept?.count === SIZES[size];
  if (!isKept) makeRoom(dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const write = (mark: Mark) => {
    writeFileSync(path.join(dataDir, MARK), JSON.stringify(mark));
  };
  if (!isKept) write({ count: 0, seededIn: 0, seededAt: '' });
  console.log(`${size}: ${isKept ? 'kept from before' : 'filling'} ${dataDir}`);
  const { config, stop } = await openDatabase(settings(dataDir));
  const opened = [stop];
  const close = async () => {
    for (const end of opened.splice(0).reverse()) await end();
  };
  try {
    await prepareDatabase(config.databaseUrl);
    const deps = await openDeps(config);
    opened.push(() => deps.end());
    const owner = connect(config.databaseUrl, { applicationName: 'phoeiphrae-bench', statementTimeoutMs: 0 });
    opened.push(() => owner.end());
    await owner.orm.execute(sql`SELECT 1`);
    const filled = isKept ? kept : await fill(deps, owner, size);
    write(filled);
    await check(deps, owner, verify);
    const { seededIn } = filled;
    return { size, dataDir, config, deps, owner, seededIn, seededAt: new Date(filled.seededAt), close };
  } catch (error) {
    await close();
    throw error;
  }
}
