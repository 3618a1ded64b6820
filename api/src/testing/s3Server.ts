import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ageFile } from './ageFiles.ts';

export interface S3Server {
  readonly endpoint: string;
  readonly bucket: string;
  /** Writes to the server's own disk, behind its back. */
  spoil(key: string, bytes: Buffer): Promise<void>;
  /** Makes it look as if it had been stored so much earlier, in milliseconds. */
  age(key: string, milliseconds: number): Promise<void>;
  stop(): Promise<void>;
}

const BIN = path.resolve(import.meta.dirname, '../../node_modules/s3rver/bin/s3rver.js');
const WRITE_WHOLE = path.resolve(import.meta.dirname, 'writeWhole.ts');
const BUCKET = 'blobs';

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

/** A real S3 server as a process of its own, with one empty bucket. Its key and secret are both `S3RVER`. */
export async function startS3(): Promise<S3Server> {
  const directory = await mkdtemp(path.join(tmpdir(), 'phoeiphrae-s3-'));
  const port = String(await freePort());
  const at = ['--directory', directory, '--address', '127.0.0.1', '--port', port];
  const server = ['--import', WRITE_WHOLE, BIN, ...at, '--no-vhost-buckets', '--configure-bucket', BUCKET];
  const child = spawn(process.execPath, server, {
    // Another machine: it knows nothing of us, not even to which time our clock is set.
    env: {},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (/listening/i.test(said)) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', () => {
      reject(new Error(`s3rver ended: ${said}`));
    });
  });
  const fileOf = (key: string) => path.join(directory, BUCKET, `${key}._S3rver_object`);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    bucket: BUCKET,
    spoil: (key, bytes) => writeFile(fileOf(key), bytes),
    age: (key, milliseconds) => ageFile(fileOf(key), milliseconds),
    stop: async () => {
      if (child.exitCode === null && child.kill()) await once(child, 'exit');
      await rm(directory, { recursive: true, force: true });
    },
  };
}
