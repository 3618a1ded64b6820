import { createServer, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { scanStream } from './clamav.ts';

type Behaviour = (socket: Socket, sent: () => Buffer) => void;

let close: (() => Promise<void>) | undefined;
afterEach(async () => close?.());

/** A scanner in this process, which speaks as clamd does and behaves as told. */
async function scanner(onEnd: Behaviour, onStart: Behaviour = () => undefined) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let raw = Buffer.alloc(0);
    const sent = () => content(raw);
    onStart(socket, sent);
    socket.on('data', (chunk) => {
      raw = Buffer.concat([raw, chunk]);
      if (raw.subarray(-4).equals(Buffer.alloc(4))) onEnd(socket, sent);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () =>
    new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port, idleMs: 300 };
}

/** What was sent by INSTREAM, its chunks put together again. */
function content(raw: Buffer): Buffer {
  const command = 'zINSTREAM\0';
  expect(raw.subarray(0, command.length).toString('latin1')).toBe(command);
  const chunks: Buffer[] = [];
  for (let at = command.length; ;) {
    const length = raw.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(raw.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
}

const bytes = () => Readable.from([Buffer.from('ข้อมูล'), Buffer.alloc(200_000, 7)]);
const says =
  (answer: string): Behaviour =>
  (socket) =>
    void socket.end(`${answer}\0`);

describe('scanStream', () => {
  it('says clean, and has sent every byte', async () => {
    let heard: Buffer = Buffer.alloc(0);
    const address = await scanner((socket, sent) => {
      heard = sent();
      socket.end('stream: OK\0');
    });
    expect(await scanStream(bytes(), address)).toEqual({ clean: true });
    expect(heard.length).toBe(200_000 + Buffer.byteLength('ข้อมูล'));
  });

  it('names what was found', async () => {
    const address = await scanner(says('stream: Win.Test.EICAR_HDB-1 FOUND'));
    expect(await scanStream(bytes(), address)).toEqual({ clean: false, name: 'Win.Test.EICAR_HDB-1' });
  });

  it.each([
    ['timeout when it hangs', () => scanner(() => undefined), 'timeout'],
    ['dropped when it closes without an answer', () => scanner((socket) => void socket.end()), 'dropped'],
    [
      'size_limit when the file is too large for it',
      () => scanner(says('INSTREAM size limit exceeded. ERROR')),
      'size_limit',
    ],
    ['answer when it says something else', () => scanner(says('UNKNOWN COMMAND')), 'answer'],
    ['connection when nobody listens', async () => ({ host: '127.0.0.1', port: 1 }), 'connection'],
  ])('throws %s', async (_title, make, reason) => {
    await expect(scanStream(bytes(), await make())).rejects.toMatchObject({ reason });
  });

  it('throws when it stops reading in the middle of a large file', async () => {
    const address = await scanner(
      () => undefined,
      (socket) => void socket.pause(),
    );
    const large = Readable.from(Array.from({ length: 400 }, () => Buffer.alloc(65_536)));
    await expect(scanStream(large, address)).rejects.toMatchObject({ reason: 'timeout' });
  });

  it('takes an answer that comes before the end of the file', async () => {
    const address = await scanner(
      () => undefined,
      (socket) => void socket.write('stream: Early FOUND\0'),
    );
    expect(await scanStream(bytes(), address)).toEqual({ clean: false, name: 'Early' });
  });

  it('throws the fault of the source', async () => {
    const address = await scanner(says('stream: OK'));
    const source = new Readable({ read: () => source.destroy(new Error('damaged')) });
    await expect(scanStream(source, address)).rejects.toThrow('damaged');
  });
});
