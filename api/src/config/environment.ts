import { readFileSync } from 'node:fs';
import { errorCode } from '@phoeiphrae/db/startError';
import { MAIL_SECRETS } from './mail.ts';
import { STORAGE_SECRETS } from './storage.ts';

/** publicOrigin → PUBLIC_ORIGIN */
export function envName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** The settings that may lie in a file, as Docker and systemd hand over secrets. */
export const FROM_FILE = [
  'DATABASE_URL',
  'JWT_SECRET',
  'COOKIE_SECRET',
  'SEAL_KEY',
  'ENCRYPTION_SECRET',
  ...STORAGE_SECRETS,
  ...MAIL_SECRETS,
];

/** The variables of the program with the files read in. An empty variable counts as none. */
export function readEnvironment(environment: Record<string, string | undefined>, keys: string[]) {
  const env: Record<string, string | undefined> = {};
  const faults: string[] = [];
  for (const name of keys.map(envName)) if (environment[name]) env[name] = environment[name];
  for (const name of FROM_FILE) {
    const file = environment[`${name}_FILE`];
    if (!file) continue;
    if (env[name] !== undefined) faults.push(`${name}_FILE: give either this or ${name}, not both`);
    try {
      env[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      faults.push(`${name}_FILE: cannot read ${file} (${errorCode(error) ?? 'unknown reason'})`);
    }
  }
  return { env, faults };
}
