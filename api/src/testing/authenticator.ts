import { createHash, generateKeyPairSync, randomBytes, sign as signWith, type KeyObject } from 'node:crypto';
import type {
  PasskeyAssertion,
  PasskeyAttestation,
  PasskeyCreationOptions,
  PasskeyRequestOptions,
} from '@phoeiphrae/shared/passkey';

/** What an authenticator or a browser may do otherwise than it should. */
export interface Quirks {
  origin?: string;
  rpId?: string;
  challenge?: string;
  crossOrigin?: boolean;
  userVerified?: boolean;
  counter?: number;
}

const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

/** CBOR (RFC 8949) of what WebAuthn needs: integers, byte and text strings, maps. */
function cbor(value: number | string | Uint8Array | Map<number | string, unknown>): Buffer {
  const head = (major: number, n: number) =>
    n < 24
      ? Buffer.from([(major << 5) | n])
      : n < 256
        ? Buffer.from([(major << 5) | 24, n])
        : Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  const entries = [...value].flatMap(([k, v]) => [cbor(k), cbor(v as string)]);
  return Buffer.concat([head(5, value.size), ...entries]);
}

/** COSE_Key (RFC 9053): an EC2 key of P-256 for ES256, or an OKP key of Ed25519. */
function coseKey(key: KeyObject, algorithm: -7 | -8): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const common: [number, number][] = [
    [1, algorithm === -7 ? 2 : 1],
    [3, algorithm],
    [-1, algorithm === -7 ? 1 : 6],
  ];
  const point = new Map<number, unknown>([...common, [-2, Buffer.from(x, 'base64url')]]);
  if (algorithm === -7) point.set(-3, Buffer.from(y, 'base64url'));
  return cbor(point);
}

/** An authenticator in software, with one key, as the browser shows it to a page. */
export class Authenticator {
  readonly credentialId = randomBytes(16);
  readonly publicKey: KeyObject;
  readonly #privateKey: KeyObject;
  readonly #algorithm: -7 | -8;
  readonly #origin: string;
  #counter: number;

  /** @param counter 0 for a key that is copied between devices, which does not count. */
  constructor(options: { origin?: string; algorithm?: -7 | -8; counter?: number } = {}) {
    const { origin = 'http://localhost:3000', algorithm = -7, counter = 0 } = options;
    const pair =
      algorithm === -7 ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
    this.publicKey = pair.publicKey;
    this.#privateKey = pair.privateKey;
    this.#algorithm = algorithm;
    this.#origin = origin;
    this.#counter = counter;
  }

  create(options: PasskeyCreationOptions, quirks: Quirks = {}): PasskeyAttestation {
    const idLength = Buffer.from([0, this.credentialId.length]);
    const key = coseKey(this.publicKey, this.#algorithm);
    const credential = Buffer.concat([Buffer.alloc(16), idLength, this.credentialId, key]);
    const authData = Buffer.concat([this.#authData(options.rp.id, quirks, 0x40), credential]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]);
    const clientDataJSON = b64(this.#clientData('webauthn.create', options.challenge, quirks));
    return this.#credential({ clientDataJSON, attestationObject: b64(cbor(attestation)) });
  }

  get(options: PasskeyRequestOptions, quirks: Quirks = {}): PasskeyAssertion {
    if (this.#counter > 0) this.#counter++;
    const authData = this.#authData(options.rpId, quirks, 0);
    const clientData = this.#clientData('webauthn.get', options.challenge, quirks);
    const digest = this.#algorithm === -7 ? 'sha256' : null;
    const signature = signWith(digest, Buffer.concat([authData, sha256(clientData)]), this.#privateKey);
    return this.#credential({
      clientDataJSON: b64(clientData),
      authenticatorData: b64(authData),
      signature: b64(signature),
    });
  }

  #credential<R>(response: R) {
    const id = b64(this.credentialId);
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {}, response };
  }

  #clientData(type: string, challenge: string, quirks: Quirks): Buffer {
    const { origin = this.#origin, crossOrigin = false } = quirks;
    return Buffer.from(
      JSON.stringify({ type, challenge: quirks.challenge ?? challenge, origin, crossOrigin }),
    );
  }

  #authData(rpId: string, quirks: Quirks, more: number): Buffer {
    const flags = 0x01 | (quirks.userVerified === false ? 0 : 0x04) | more;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(quirks.counter ?? this.#counter);
    return Buffer.concat([sha256(quirks.rpId ?? rpId), Buffer.from([flags]), counter]);
  }
}
