import { deflateSync, inflateSync } from 'node:zlib';
import { once } from './pdfObjects.ts';

const STREAM = /\/Length (\d+)\s[\s\S]*?>>\s*stream\r?\n/;

/** What a stream object holds, unpacked. */
export function unpacked(body: string): string {
  const head = once(body, STREAM, 'stream');
  const from = head.index + head[0].length;
  const bytes = Buffer.from(body.slice(from, from + Number(head[1])), 'latin1');
  return (head[0].includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
}

/** The same stream object, holding something else. */
export function repacked(body: string, content: string): string {
  const head = once(body, STREAM, 'stream');
  const plain = Buffer.from(content, 'latin1');
  const bytes = head[0].includes('/FlateDecode') ? deflateSync(plain) : plain;
  const dictionary = body.slice(0, head.index + head[0].length);
  return `${dictionary.replace(/\/Length \d+/, `/Length ${bytes.length}`)}${bytes.toString('latin1')}\nendstream`;
}
