import { SaxesParser } from 'saxes';
import { LIMITS } from '../../limits.ts';
import { readEntry } from '../../zip/unpackEntry.ts';
import type { OpenZip, ZipEntry } from '../../zip/zipDirectory.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What is done with the parts of an XML document as they come. Names are without their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void;
  /** Text comes in pieces of any length. */
  text?(text: string): void;
  close?(name: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function localAttributes(attributes: Readonly<Record<string, string>>): Attributes {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes))
    if (!name.startsWith('xmlns')) out[local(name)] = value;
  return out;
}

/** A parser that holds nothing but the names of the open elements; entities of a document's own making are faults. */
function parser(handler: XmlHandler): SaxesParser {
  const xml = new SaxesParser({ position: false });
  let depth = 0;
  xml.on('doctype', () => {
    throw new Error('XML with a document type');
  });
  xml.on('opentag', (tag) => {
    depth += 1;
    if (depth > LIMITS.xmlDepth) throw new Error('XML too deep');
    handler.open?.(local(tag.name), localAttributes(tag.attributes as Record<string, string>));
  });
  xml.on('closetag', (tag) => {
    depth -= 1;
    handler.close?.(local(tag.name));
  });
  xml.on('text', (text) => handler.text?.(text));
  xml.on('cdata', (text) => handler.text?.(text));
  xml.on('error', (error) => {
    throw error;
  });
  return xml;
}

/** UTF-16 by its mark; everything else is UTF-8, which is what Office and OpenDocument prescribe. */
function decoderFor(first: Buffer): InstanceType<typeof TextDecoder> {
  const mark = first.subarray(0, 2).toString('hex');
  return new TextDecoder(mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8');
}

/**
 * Reads an XML part of a ZIP as a stream.
 * @throws when it is not well formed, too deep or too large
 */
export async function readXml(zip: OpenZip, entry: ZipEntry, handler: XmlHandler): Promise<void> {
  if (entry.unpacked > LIMITS.xmlBytes) throw new Error('XML too large');
  const xml = parser(handler);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  await readEntry(zip, entry, (chunk) => {
    decoder ??= decoderFor(chunk);
    xml.write(decoder.decode(chunk, { stream: true }));
  });
  xml.write(decoder?.decode() ?? '').close();
}
