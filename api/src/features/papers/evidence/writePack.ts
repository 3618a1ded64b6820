import { createHash } from 'node:crypto';
import { PassThrough, type Readable } from 'node:stream';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import { ZipFile } from 'yazl';
import type { Deps } from '../../../deps.ts';
import type { PackEntry } from './packEntries.ts';

/** What the pack says of itself: every entry with its digest and size, and the office's seal over exactly that text. */
function manifestEntries(
  { config, seal }: Pick<Deps, 'config' | 'seal'>,
  entries: readonly PackEntry[],
  madeAt: string,
): PackEntry[] {
  const files = entries.map(({ name, sha256, size }) => ({ name, sha256, size }));
  const manifest = Buffer.from(
    canonicalJson({ format: 1, kind: 'evidence', madeAt, origin: config.publicOrigin, files }),
  );
  const signature = seal.sign(manifest).toString('base64url');
  const sealed = Buffer.from(canonicalJson({ keyId: seal.keyId, signature }));
  return [
    { name: 'manifest.json', bytes: manifest },
    { name: 'manifest.seal.json', bytes: sealed },
  ].map(({ name, bytes }) => ({
    name,
    bytes,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
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

/**
 * Streams the pack, the manifest first; files go from the store into it without being held in memory. The same entries
 * give the same bytes.
 * @param madeAt the moment of what it tells of, ISO 8601
 */
export function writePack(deps: Deps, entries: readonly PackEntry[], madeAt: string): Readable {
  const zip = new ZipFile();
  const fixed = { mtime: bangkokClock(madeAt), mode: 0o100644, forceDosTimestamp: true };
  for (const { name, bytes, sha256, size } of [...manifestEntries(deps, entries, madeAt), ...entries]) {
    if (bytes) zip.addBuffer(bytes, name, { ...fixed, compress: !name.endsWith('.pdf') });
    else {
      zip.addReadStreamLazy(name, { ...fixed, size, compress: false }, (give) => {
        deps.blobs.open(sha256).then(
          (stream) => give(null, stream),
          (error: unknown) => give(error, undefined as never),
        );
      });
    }
  }
  const out = zip.outputStream.pipe(new PassThrough());
  zip.on('error', (error: Error) => out.destroy(error));
  zip.end();
  return out;
}
