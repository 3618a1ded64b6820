import { createReadStream } from 'node:fs';
import { Refused } from '../refused.ts';

/** The name of the stream that holds a locked document ([MS-OFFCRYPTO] 2.3.4.4), as a compound file writes it. */
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * The reason to refuse a compound file (.doc, .xls, .ppt, or a locked newer one). Whether an old document has macros or
 * a password cannot be told from it simply, so none is taken.
 */
export async function oldOffice(path: string): Promise<Refused> {
  let tail = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([tail, chunk]);
    if (bytes.includes(LOCKED)) return new Refused('password_protected');
    tail = bytes.subarray(-LOCKED.length);
  }
  return new Refused('old_office');
}
