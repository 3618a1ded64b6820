import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Config } from '../config/schema.ts';

const NONCE = 12;
const TAG = 16;

type Keyed = Pick<Config, 'encryptionSecret'>;

/** A key for one purpose (HKDF, RFC 5869): 32 bytes. */
const keyFor = ({ encryptionSecret }: Keyed, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', encryptionSecret, '', `phoeiphrae ${purpose}`, 32));

/**
 * AES-256-GCM.
 * @param boundTo whose it is: what was encrypted for one cannot be put in the place of another's.
 * @returns nonce, tag and ciphertext in base64url.
 */
export function encrypt(config: Keyed, purpose: string, boundTo: string, plain: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyFor(config, purpose), nonce);
  cipher.setAAD(Buffer.from(boundTo));
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
}

/** @throws {Error} when it was changed, is someone else's, or was encrypted under another secret. */
export function decrypt(config: Keyed, purpose: string, boundTo: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyFor(config, purpose), bytes.subarray(0, NONCE), {
    authTagLength: TAG,
  });
  decipher.setAAD(Buffer.from(boundTo));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
}

/** For what is only ever compared: a hash that nobody without the secret can try guesses on. */
export const keyedHash = (config: Keyed, purpose: string, value: string): string =>
  createHmac('sha256', keyFor(config, purpose)).update(value).digest('base64url');
