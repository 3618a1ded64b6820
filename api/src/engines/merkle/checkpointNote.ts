import { createHash } from 'node:crypto';

/** A tree head as C2SP tlog-checkpoint writes it: the text that is signed. */
interface TreeHead {
  /** Name of the log, and of the key that signs: no spaces, no plus sign. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** The name of this office's log: host (and port) of its public address, without a scheme, then `/log`. */
export const originOf = (publicOrigin: string): string => `${new URL(publicOrigin).host}/log`;

export const headText = ({ origin, size, root }: TreeHead): string =>
  `${origin}\n${String(size)}\n${Buffer.from(root).toString('base64')}\n`;

const ED25519 = 0x01;

/** The four bytes that tell a note's signatures apart (C2SP signed-note, type 0x01: Ed25519). */
export const noteKeyHash = (name: string, rawPublicKey: Uint8Array): Buffer =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Uint8Array.of(ED25519))
    .update(rawPublicKey)
    .digest()
    .subarray(0, 4);

/** The signed note: the text, an empty line, one line with the key's name, its hash and its signature. */
export function signedNote(
  text: string,
  name: string,
  rawPublicKey: Uint8Array,
  signature: Uint8Array,
): string {
  const line = Buffer.concat([noteKeyHash(name, rawPublicKey), signature]).toString('base64');
  return `${text}\n— ${name} ${line}\n`;
}

export interface SignedHead extends TreeHead {
  readonly text: string;
  readonly signatures: readonly { name: string; keyHash: Buffer; signature: Buffer }[];
}

/** @returns undefined for what is no checkpoint: another form, a size with leading zeros, no signature. */
export function readNote(note: string): SignedHead | undefined {
  const found =
    /^([^\n]+\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*)\n((?:— \S+ [A-Za-z0-9+/]+={0,2}\n)+)$/.exec(
      note,
    );
  const [, text, size, root, lines] = found ?? [];
  if (text === undefined || size === undefined || root === undefined || lines === undefined) return undefined;
  const signatures = lines
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, name = '', bytes = ''] = line.split(' ');
      const raw = Buffer.from(bytes, 'base64');
      return { name, keyHash: raw.subarray(0, 4), signature: raw.subarray(4) };
    });
  const origin = text.slice(0, text.indexOf('\n'));
  return { origin, size: Number(size), root: Buffer.from(root, 'base64'), text, signatures };
}
