import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { errorCode } from '../startError.ts';

/** Kept in DATA_DIR, readable by its owner only. The port stays the same for a data folder as long as it is free. */
export interface EmbeddedSettings {
  port: number;
  password: string;
}

const fileIn = (dataDir: string) => path.join(dataDir, 'postgres.json');

export function saveSettings(dataDir: string, settings: EmbeddedSettings): void {
  writeFileSync(fileIn(dataDir), `${JSON.stringify(settings)}\n`, { mode: 0o600 });
}

/**
 * The settings of a data folder; made and kept when there are none.
 * @throws {Error} when the file is there and cannot be read, or no port is free.
 */
export async function loadSettings(dataDir: string): Promise<EmbeddedSettings> {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as EmbeddedSettings;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  const settings = { port: await freePort(), password: randomBytes(24).toString('base64url') };
  saveSettings(dataDir, settings);
  return settings;
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  });
}

/** `preferred` if nobody listens there, otherwise any free port of the loopback address. */
export function freePort(preferred = 0): Promise<number> {
  return listenOnce(preferred).catch(() => listenOnce(0));
}
