import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** An authenticator of a few lines, for what is only about its signatures. */

const bytes = (...parts: (number | Uint8Array)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Uint8Array.of(part) : part)));

/** A byte string of CBOR (RFC 8949). */
function text(data: Uint8Array): Buffer {
  if (data.length < 24) return bytes(0x40 + data.length, data);
  return data.length < 256
    ? bytes(0x58, data.length, data)
    : bytes(0x59, data.length >> 8, data.length & 255, data);
}

type Jwk = Record<string, string>;
const part = (jwk: Jwk, name: string): Buffer => text(Buffer.from(jwk[name] ?? '', 'base64url'));

/** COSE keys (RFC 9053): kty 1, alg 3, then the parameters from -1 on. */
const KINDS = {
  [-7]: {
    make: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    cose: (jwk: Jwk) => bytes(0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, part(jwk, 'x'), 0x22, part(jwk, 'y')),
    digest: 'sha256',
  },
  [-8]: {
    make: () => generateKeyPairSync('ed25519'),
    cose: (jwk: Jwk) => bytes(0xa4, 1, 1, 3, 0x27, 0x20, 6, 0x21, part(jwk, 'x')),
    digest: null,
  },
  [-257]: {
    make: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
    cose: (jwk: Jwk) => bytes(0xa4, 1, 3, 3, 0x39, 1, 0, 0x20, part(jwk, 'n'), 0x21, part(jwk, 'e')),
    digest: 'sha256',
  },
} as const;
export type CoseAlgorithm = keyof typeof KINDS;

const USER_PRESENT_AND_VERIFIED = 0x05;

/** Signs a statement as WebAuthn does (level 3, §7.2); `over` tells what is unusual about it. */
export function signWithPasskey(
  algorithm: CoseAlgorithm,
  statement: string,
  origin: string,
  over: { flags?: number; challenge?: string; type?: string; host?: string } = {},
) {
  const kind = KINDS[algorithm];
  const pair: { publicKey: KeyObject; privateKey: KeyObject } = kind.make();
  const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
  const challenge = over.challenge ?? sha256(statement).toString('base64url');
  const client = Buffer.from(
    JSON.stringify({ type: over.type ?? 'webauthn.get', challenge, origin, crossOrigin: false }),
  );
  const host = over.host ?? new URL(origin).hostname;
  const data = bytes(sha256(host), over.flags ?? USER_PRESENT_AND_VERIFIED, Buffer.alloc(4));
  const signature = sign(kind.digest, bytes(data, sha256(client)), pair.privateKey);
  return {
    class: 'passkey' as const,
    credentialId: 'Y3JlZGVudGlhbA',
    publicKey: kind.cose(pair.publicKey.export({ format: 'jwk' }) as Jwk).toString('base64url'),
    algorithm,
    authenticatorData: data.toString('base64url'),
    clientDataJSON: client.toString('base64url'),
    signature: signature.toString('base64url'),
  };
}
