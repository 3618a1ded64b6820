import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** The first start makes a PostgreSQL, builds the site if need be, and loads the demonstration. */
const PATIENCE_MS = 240_000;
const STOP_MS = 20_000;

export interface Product {
  readonly address: string;
  /** Runs a command of the repository on this installation. @returns what it said */
  run: (script: string, ...args: readonly string[]) => Promise<string>;
  stop: () => Promise<void>;
}

/** A port that is free now; the system hands out others next, so it stays free for the moment that is needed. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const ended = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function end(child: ChildProcess): Promise<void> {
  if (ended(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.race([gone, pause(STOP_MS, undefined, { ref: false })]);
  if (!ended(child)) child.kill('SIGKILL');
}

async function answers(address: string): Promise<boolean> {
  return fetch(`${address}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/**
 * The whole product in a process and a folder of its own: embedded PostgreSQL, demonstration, API, site and console.
 * @param own settings in the place of those of the demonstration
 * @throws Error with all that the process said, when it ends before it answers or never answers
 */
export async function startProduct(own: Readonly<Record<string, string>> = {}): Promise<Product> {
  const port = await freePort();
  const address = `http://localhost:${String(port)}`;
  const folder = await mkdtemp(path.join(tmpdir(), 'phoeiphrae-e2e-'));
  const { DATABASE_URL: _, PUBLIC_ORIGIN: __, ...inherited } = process.env;
  const settings = { NODE_ENV: 'development', PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'error' };
  const env = { ...inherited, ...settings, ...own };
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: ROOT,
    env,
    // The channel ends the product when this process is killed outright.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said: string[] = [];
  let serving = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said.push(chunk.toString());
      if (serving) process.stderr.write(chunk);
    });
  }
  // A run that is broken off does not come as far as `stop`; the product then ends with the channel.
  const sweep = () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', sweep);
  const stop = async () => {
    await end(child);
    process.off('exit', sweep);
    await rm(folder, { recursive: true, force: true });
  };
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await answers(address))) {
    if (ended(child) || performance.now() > deadline) {
      await stop();
      throw new Error(`The product did not start:\n${said.join('')}`);
    }
    await pause(250);
  }
  serving = true;
  const run = async (script: string, ...args: readonly string[]) =>
    (await promisify(execFile)(process.execPath, [script, ...args], { cwd: ROOT, env })).stdout;
  return { address, run, stop };
}
