import { crc32, deflateRawSync } from 'node:zlib';

/** An entry, with every lie that a directory can tell. */
export interface Entry {
  readonly name: string | Buffer;
  readonly data: Buffer | string;
  /** Not packed. */
  readonly stored?: boolean;
  /** Bits of the general purpose flag besides the one for UTF-8 names. */
  readonly flags?: number;
  /** Sizes and sum that the headers state instead of the right ones. */
  readonly claims?: { readonly packed?: number; readonly unpacked?: number; readonly crc?: number };
  /** Mode of Unix, in the upper half of the external attributes. */
  readonly mode?: number;
  /** Already packed bytes instead of `data` packed. */
  readonly packed?: Buffer;
  /** Points at the local header of the entry with this index instead of one of its own. */
  readonly sharesWith?: number;
  readonly method?: number;
  /** What stands before the entry's data instead of the name that the directory gives it; as long as that. */
  readonly nameInPlace?: string;
  /** Behind the data, named nowhere. */
  readonly behind?: Buffer;
}

const UTF8 = 0x800;

/** A ZIP by hand (APPNOTE 6.3.10): libraries do not make wrong ones. */
export function makeZip(entries: readonly Entry[], around: { before?: Buffer; after?: Buffer } = {}): Buffer {
  const parts: Buffer[] = [around.before ?? Buffer.alloc(0)];
  let offset = parts[0]?.length ?? 0;
  const offsets: number[] = [];
  const directory: Buffer[] = [];
  for (const entry of entries) {
    const { local, central, body } = headers(entry);
    if (entry.sharesWith === undefined) {
      offsets.push(offset);
      parts.push(local, body);
      offset += local.length + body.length;
    } else offsets.push(offsets[entry.sharesWith] ?? 0);
    central.writeUInt32LE(offsets.at(-1) ?? 0, 42);
    directory.push(central);
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end, around.after ?? Buffer.alloc(0)]);
}

function headers(entry: Entry) {
  const data = Buffer.from(entry.data as string);
  const isText = typeof entry.name === 'string';
  const name = Buffer.from(entry.name as string);
  const packed = entry.packed ?? (entry.stored ? data : deflateRawSync(data));
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE((isText ? UTF8 : 0) | (entry.flags ?? 0), 2);
  fields.writeUInt16LE(entry.method ?? (entry.stored ? 0 : 8), 4);
  fields.writeUInt32LE(0x5a210000, 6);
  fields.writeUInt32LE(entry.claims?.crc ?? crc32(data), 10);
  fields.writeUInt32LE(entry.claims?.packed ?? packed.length, 14);
  fields.writeUInt32LE(entry.claims?.unpacked ?? data.length, 18);
  fields.writeUInt16LE(name.length, 22);
  const inPlace = entry.nameInPlace === undefined ? name : Buffer.from(entry.nameInPlace);
  const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), fields, inPlace]);
  const body = Buffer.concat([packed, entry.behind ?? Buffer.alloc(0)]);
  const central = Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 3]), fields, Buffer.alloc(14), name]);
  central.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
  return { local, central, body };
}

/** A ZIP of texts by their names. */
export const zipOf = (files: Readonly<Record<string, string | Buffer>>): Buffer =>
  makeZip(Object.entries(files).map(([name, data]) => ({ name, data })));
