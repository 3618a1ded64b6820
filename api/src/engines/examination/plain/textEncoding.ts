import { createReadStream } from 'node:fs';
import { readBytes } from '../types/readBytes.ts';

type Decode = (chunk: Buffer) => string;

/**
 * How the bytes of a text become characters: by its mark, else UTF-8 where the whole file is that, else the Thai
 * character set of Windows. The file is read once to the end. Undefined when it is none of them.
 */
export async function textDecoderOf(path: string): Promise<Decode | undefined> {
  const mark = (await readBytes(path, 0, 3)).toString('hex');
  if (mark.startsWith('fffe')) return decoder('utf-16le');
  if (mark.startsWith('feff')) return decoder('utf-16be');
  if (await decodes(path, 'utf-8')) return decoder('utf-8');
  return (await decodes(path, 'windows-874')) ? decoder('windows-874') : undefined;
}

function decoder(label: string): Decode {
  const decode = new TextDecoder(label);
  return (chunk) => decode.decode(chunk, { stream: true });
}

async function decodes(path: string, label: string): Promise<boolean> {
  const strict = new TextDecoder(label, { fatal: true });
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      strict.decode(chunk, { stream: true });
    }
    strict.decode();
    return true;
  } catch {
    return false;
  }
}
