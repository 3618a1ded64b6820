import type { Sink } from '../text/textPiece.ts';
import { entryBytes } from './unpackEntry.ts';
import type { OpenZip, ZipEntry } from './zipDirectory.ts';

/** What Finder and Explorer leave beside files, by its name and by how it begins; not the small pictures of Thumbs.db. */
const KINDS: readonly { readonly name: RegExp; readonly begins: RegExp }[] = [
  // AppleDouble (RFC 1740): what a Mac keeps beside a file.
  { name: /^__MACOSX\/.*(?<=\/)\._[^/]+$/, begins: /^\x00\x05\x16\x07/ },
  { name: /(?:^|\/)\.DS_Store$/, begins: /^\x00\x00\x00\x01Bud1/ },
  { name: /(?:^|\/)desktop\.ini$/i, begins: /^(?:\xef\xbb\xbf|\xff\xfe)?\s*\[/ },
];
const LONGEST = 256 * 1024;

/** Words of a few letters and more, as they stand in the bytes: UTF-8, and the UTF-16 that Finder writes names in. */
function wordsIn(bytes: Buffer): string {
  const wide = Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();
  const texts = [bytes.toString('utf8'), wide.toString('utf16le')];
  return texts
    .flatMap((text) => text.match(/[\p{L}\p{M}\p{N}@ ._/-]{4,}/gu) ?? [])
    .join('\n')
    .slice(0, 10_000);
}

/**
 * Whether an entry is such a leftover: nobody packed it, no program shows it, and it is dropped from the examination. Its
 * words are searched all the same. Something else under such a name is a file like any other.
 * @throws Refused when it does not unpack as the directory says
 */
export async function isLeftover(zip: OpenZip, entry: ZipEntry, sink: Sink): Promise<boolean> {
  const kind = KINDS.find(({ name }) => name.test(entry.name));
  if (!kind || entry.unpacked > LONGEST) return false;
  const bytes = await entryBytes(zip, entry, LONGEST);
  if (!kind.begins.test(bytes.toString('latin1', 0, 16))) return false;
  const text = wordsIn(bytes);
  if (text !== '') sink.piece({ text, place: { entry: entry.name, part: 'hidden' }, hidden: true });
  return true;
}
