import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import type { TestApp } from './buildTestApp.ts';
import type { KillPoint } from './killPoints.ts';

export interface ChildServer {
  readonly address: string;
  /** How the process ended: by which signal or with which exit code. */
  readonly ended: Promise<string | number>;
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly killAt?: KillPoint;
  /** The largest file that the system lets the process write, in blocks of 512 bytes: a disk that is full. */
  readonly fileBlocks?: number;
}

const CHILD = path.resolve(import.meta.dirname, 'killable.ts');

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return String(port);
}

function environment(test: TestApp, port: string, options: ChildOptions): Record<string, string> {
  const { config } = test.deps;
  const compiled = process.env['NODE_COMPILE_CACHE'];
  return {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: port,
    DATABASE_URL: test.owner.pool.options.connectionString ?? '',
    DATA_DIR: config.dataDir,
    PUBLIC_ORIGIN: config.publicOrigin,
    JWT_SECRET: config.jwtSecret,
    COOKIE_SECRET: config.cookieSecret,
    SEAL_KEY: config.sealKey,
    ENCRYPTION_SECRET: config.encryptionSecret,
    DEMO: 'false',
    LOG_LEVEL: 'info',
    CLOCK: test.clock.now().toISOString(),
    // Where a file may not become large, what is compiled is not kept either.
    ...(options.fileBlocks === undefined && compiled !== undefined ? { NODE_COMPILE_CACHE: compiled } : {}),
    ...(options.killAt === undefined ? {} : { KILL_AT: options.killAt }),
  };
}

/** The API in a process of its own, on the database and the folder of the test. Tokens of the test are good there. */
export async function startChild(test: TestApp, options: ChildOptions = {}): Promise<ChildServer> {
  const port = await freePort();
  const env = environment(test, port, options);
  const limit = options.fileBlocks === undefined ? '' : `ulimit -f ${String(options.fileBlocks)}; `;
  const child = spawn('/bin/sh', ['-c', `${limit}exec "${process.execPath}" "${CHILD}"`], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = once(child, 'close').then(([code, signal]) => (signal ?? code) as string | number);
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('listening')) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then(() => {
      reject(new Error(`the child did not start: ${said}`));
    });
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { address: `http://127.0.0.1:${port}`, ended, stop };
}
