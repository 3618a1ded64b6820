import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/** The office's own key. It attests what the system saw: approvals, and the state of the public log. */
export interface SealKey {
  /** First 16 hexadecimal digits of SHA-256 over the raw public key. */
  readonly keyId: string;
  /** The 32 bytes of the public key (RFC 8032), in base64url. */
  readonly publicKey: string;
  /** Ed25519 over the bytes: 64 bytes. */
  sign(bytes: Uint8Array): Buffer;
}

/** What stands before the 32 bytes of a seed or of a public key in PKCS #8 and SPKI (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** @param seed 32 random bytes in base64 or base64url. */
export function openSeal(seed: string): SealKey {
  const der = Buffer.concat([PKCS8_HEAD, Buffer.from(seed, 'base64')]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD.length);
  return {
    keyId: keyIdOf(raw),
    publicKey: raw.toString('base64url'),
    sign: (bytes) => sign(null, bytes, key),
  };
}

export const keyIdOf = (rawPublicKey: Uint8Array): string =>
  createHash('sha256').update(rawPublicKey).digest('hex').slice(0, 16);

/** @param publicKey,signature in base64url. Wrong lengths are simply not valid. */
export function sealFits(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  const raw = Buffer.from(publicKey, 'base64url');
  if (raw.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, raw]), format: 'der', type: 'spki' });
  return verify(null, bytes, key, Buffer.from(signature, 'base64url'));
}
