import { addAbortSignal, PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import { ZipFile } from 'yazl';
import type { Deps } from '../../../office/deps.ts';
import { entryOf, type PackEntry } from './packEntry.ts';
import type { PackTurn } from './packTurn.ts';

type Named = Pick<PackEntry, 'name' | 'sha256' | 'size'>;

/** What the pack says of itself: every entry with its digest and size, and the office's seal over exactly that text. */
function manifestEntries(
  { config, seal }: Pick<Deps, 'config' | 'seal'>,
  files: readonly Named[],
  madeAt: string,
): PackEntry[] {
  const manifest = Buffer.from(
    canonicalJson({ format: 1, kind: 'evidence', madeAt, origin: config.publicOrigin, files }),
  );
  const signature = seal.sign(manifest).toString('base64url');
  const sealed = Buffer.from(canonicalJson({ keyId: seal.keyId, signature }));
  return [entryOf('manifest.json', manifest), entryOf('manifest.seal.json', sealed)];
}

/** ZIP keeps the hands of a clock, not a moment: those of Bangkok, whatever zone the server is in. */
function bangkokClock(instant: string): Date {
  const at = new Date(Date.parse(instant) + 7 * 3_600_000);
  return new Date(
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
  );
}

const PRESSED = /\.(pdf|png)$/;

/**
 * Streams the pack, the manifest last: an entry is asked for when the one before it has left, so that one at a time is
 * in memory, however many there are. What fails on the way breaks the stream off, and a ZIP without its end opens
 * nowhere. The same entries give the same bytes. The turn is over before the last byte has left.
 * @param madeAt the moment of what it tells of, ISO 8601
 */
export function writePack(
  deps: Deps,
  entries: AsyncIterable<PackEntry> | Iterable<PackEntry>,
  { madeAt, turn }: { madeAt: string; turn: PackTurn },
): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream.pipe(new PassThrough());
  out.once('close', () => void turn.end());
  const fixed = { mtime: bangkokClock(madeAt), mode: 0o100644, forceDosTimestamp: true };

  async function put({ name, bytes, sha256, size }: PackEntry): Promise<void> {
    const stream = addAbortSignal(
      turn.signal,
      bytes ? Readable.from([bytes]) : await deps.blobs.open(sha256),
    );
    const left = finished(stream);
    zip.addReadStream(stream, name, {
      ...fixed,
      size,
      compress: bytes !== undefined && !PRESSED.test(name),
    });
    await left;
    if (!bytes) turn.step();
  }
  async function pour(): Promise<void> {
    const files: Named[] = [];
    for await (const entry of entries) {
      await put(entry);
      files.push({ name: entry.name, sha256: entry.sha256, size: entry.size });
    }
    for (const entry of manifestEntries(deps, files, madeAt)) await put(entry);
    await turn.end();
    zip.end();
  }
  zip.on('error', (error: Error) => out.destroy(error));
  pour().catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  return out;
}
