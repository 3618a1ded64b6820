import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorCode } from '@phoeiphrae/db/startError';

/** The settings that are secrets of this program, and that are made where none are given. */
export const SECRETS = ['jwtSecret', 'cookieSecret', 'sealKey', 'encryptionSecret'] as const;
type Secrets = Record<(typeof SECRETS)[number], string>;

const fileIn = (dataDir: string): string => path.join(dataDir, 'secrets.json');
const random = (bytes: number): string => randomBytes(bytes).toString('base64url');

/** 32 random bytes: a seed of Ed25519. */
export const newSealKey = (): string => random(32);

/**
 * Made once for a data folder, so that a restart ends nobody's session; readable by its owner only.
 * @throws {Error} when the file is there and cannot be read, or cannot be written.
 */
export function developmentSecrets(dataDir: string): Secrets {
  const kept = readSecrets(dataDir);
  if (SECRETS.every((name) => kept[name])) return kept as Secrets;
  const secrets: Secrets = {
    jwtSecret: random(48),
    cookieSecret: random(48),
    sealKey: newSealKey(),
    encryptionSecret: random(48),
    ...kept,
  };
  writeSecrets(dataDir, secrets);
  return secrets;
}

/**
 * Puts a new seal key in the place of the one that is kept.
 * @throws {Error} when the file is there and cannot be read, or cannot be written.
 */
export function keepSealKey(dataDir: string, sealKey: string): void {
  writeSecrets(dataDir, { ...readSecrets(dataDir), sealKey });
}

function readSecrets(dataDir: string): Partial<Secrets> {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Partial<Secrets>;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    return {};
  }
}

/** Whole or not at all: half a file of secrets would be a lost key. */
function writeSecrets(dataDir: string, secrets: Partial<Secrets>): void {
  const next = `${fileIn(dataDir)}.next`;
  writeFileSync(next, `${JSON.stringify(secrets)}\n`, { mode: 0o600, flush: true });
  renameSync(next, fileIn(dataDir));
}
