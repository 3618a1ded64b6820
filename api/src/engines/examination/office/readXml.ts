import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { LIMITS } from '../limits.ts';
import { Refused } from '../refused.ts';
import { readEntry } from '../zip/unpackEntry.ts';
import type { OpenZip, ZipEntry } from '../zip/zipDirectory.ts';

/**
 * Attributes by their names without prefix, since a prefix can be any: what Word writes as `w:instr` is the same as
 * `x:instr`. Two of one name stand in one list, so that none hides the other.
 */
export type Attributes = ReadonlyMap<string, readonly string[]>;

/** The values of an attribute; none where it is missing. */
export const valuesOf = (attributes: Attributes, name: string): readonly string[] =>
  attributes.get(name) ?? [];

export interface XmlHandlers {
  /** `name` without its prefix. */
  open?: (name: string, attributes: Attributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** A document type that declares something of its own, or has it fetched; old OpenOffice only names the public one. */
const DECLARES = /\[|\bSYSTEM\b/i;
/** Character sets in which markup looks like ASCII; in others, as UTF-7, it could hide. */
const READABLE = /^(utf-?8|utf-?16(le|be)?|us-ascii|iso-8859-\d+|windows-\d+|tis-620)$/i;

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Reads an XML part as it is unpacked. No entity is ever expanded and none may be declared: a part that does is refused,
 * since no Office program writes such and every entity bomb needs it. Parts of no length are not read: LibreOffice
 * leaves such behind.
 * @throws Refused; and whatever a handler throws
 */
export async function readXml(zip: OpenZip, entry: ZipEntry, handlers: XmlHandlers): Promise<void> {
  if (entry.unpacked === 0) return;
  if (entry.unpacked > LIMITS.xmlBytes) throw new Refused('too_large_inside', entry.name);
  const parser = parserOf(entry.name, handlers);
  let decoder: StringDecoder | undefined;
  await readEntry(zip, entry, (chunk) => {
    decoder ??= new StringDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf16le' : 'utf8');
    parser.write(decoder.write(chunk));
  });
  parser.write(decoder?.end() ?? '').close();
}

function parserOf(part: string, handlers: XmlHandlers): SaxesParser {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', (declaration) => {
    if (DECLARES.test(declaration)) throw new Refused('active_content', `${part}: DOCTYPE`);
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !READABLE.test(encoding))
      throw new Refused('broken', `${part}: ${encoding}`);
  });
  parser.on('error', () => {
    throw new Refused('broken', part);
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > LIMITS.xmlDepth) throw new Refused('too_large_inside', part);
    handlers.open?.(local(name), localAttributes(attributes));
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handlers.close?.(local(name));
  });
  if (handlers.text) {
    parser.on('text', handlers.text);
    parser.on('cdata', handlers.text);
  }
  return parser;
}

function localAttributes(attributes: Readonly<Record<string, string>>): Attributes {
  const map = new Map<string, string[]>();
  for (const [name, value] of Object.entries(attributes)) {
    const values = map.get(local(name));
    if (values) values.push(value);
    else map.set(local(name), [value]);
  }
  return map;
}
