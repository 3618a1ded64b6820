import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';

/** What the scanner said: nothing found, or the name of what it found. */
type ScanVerdict = { readonly clean: true } | { readonly clean: false; readonly name: string };

interface ScannerAddress {
  readonly host: string;
  readonly port: number;
  /** Milliseconds without a byte in either direction after which it counts as unreachable; 60,000 if not said. */
  readonly idleMs?: number;
}

/**
 * No verdict: the scanner cannot be reached, hangs, drops the connection, or refuses the file for its size. The file
 * stays unscanned, and is to be scanned later.
 */
export class ScannerUnreachable extends Error {
  readonly reason: 'connection' | 'timeout' | 'dropped' | 'size_limit' | 'answer';

  constructor(reason: ScannerUnreachable['reason'], detail: string) {
    super(`virus scanner: ${reason}: ${detail}`);
    this.reason = reason;
  }
}

const CHUNK_BYTES = 64 * 1024;
const LONGEST_ANSWER = 4096;
const DEFAULT_IDLE_MS = 60_000;

/**
 * Sends bytes to clamd as they are read, by its command INSTREAM (clamd(8)): chunks with their length before them, an
 * empty one at the end. Holds one chunk.
 * @throws ScannerUnreachable; and whatever reading the source throws
 */
export async function scanStream(source: Readable, address: ScannerAddress): Promise<ScanVerdict> {
  const socket = connect({ host: address.host, port: address.port });
  const answer = answerOf(socket, address.idleMs ?? DEFAULT_IDLE_MS);
  // Whoever waits for the end of the sending hears of the failure there first.
  answer.catch(() => undefined);
  try {
    await Promise.race([send(source, socket), answer]);
    return verdictOf(await answer);
  } finally {
    socket.destroy();
    source.destroy();
  }
}

async function send(source: Readable, socket: Socket): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0', 'latin1'));
  for await (const part of source as AsyncIterable<Buffer>) {
    for (let at = 0; at < part.length; at += CHUNK_BYTES) {
      const chunk = part.subarray(at, at + CHUNK_BYTES);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      await write(socket, Buffer.concat([length, chunk]));
    }
  }
  await write(socket, Buffer.alloc(4));
}

/** Resolves when the bytes have gone, so that a slow scanner slows the reading. A failure is told by the answer. */
function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    socket.write(bytes, (error) => {
      if (!error) resolve();
    });
  });
}

/** What the scanner answers, up to the zero byte at its end. */
function answerOf(socket: Socket, idleMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (reason: ScannerUnreachable['reason'], detail: string) =>
      reject(new ScannerUnreachable(reason, detail));
    socket.setTimeout(idleMs, () => fail('timeout', `silent for ${idleMs} ms`));
    socket.on('error', (error) => fail(text === '' ? 'connection' : 'dropped', error.message));
    socket.on('close', () => fail('dropped', 'the connection was closed without an answer'));
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.length > LONGEST_ANSWER) fail('answer', 'too long');
      else if (text.includes('\0')) resolve(text.slice(0, text.indexOf('\0')));
    });
  });
}

function verdictOf(answer: string): ScanVerdict {
  if (/^stream: OK$/.test(answer)) return { clean: true };
  const name = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (name !== undefined) return { clean: false, name };
  if (/size limit exceeded/i.test(answer)) throw new ScannerUnreachable('size_limit', answer);
  throw new ScannerUnreachable('answer', answer.slice(0, 200));
}
