import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorCode } from '@phoeiphrae/db/startError';

interface Secrets {
  jwtSecret: string;
  cookieSecret: string;
}

/** Made once for a data folder, so that a restart ends nobody's session; readable by its owner only. */
export function developmentSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  const random = () => randomBytes(48).toString('base64url');
  const secrets = { jwtSecret: random(), cookieSecret: random() };
  writeFileSync(file, `${JSON.stringify(secrets)}\n`, { mode: 0o600 });
  return secrets;
}
