import { open } from 'node:fs/promises';

/** Bytes from which the character set is judged; of a longer file the rest is read by the same. */
const SAMPLE = 1_048_576;

function isUtf8(bytes: Buffer, isWhole: boolean): boolean {
  try {
    // A sample may end within a character.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole });
    return true;
  } catch {
    return false;
  }
}

/** Zero bytes at every other place: UTF-16 of Latin letters and digits without its mark. */
function utf16WithoutMark(bytes: Buffer): string | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  let [even, odd] = [0, 0];
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  if (odd * 8 > length && even === 0) return 'utf-16le';
  return even * 8 > length && odd === 0 ? 'utf-16be' : null;
}

/** The character set of a text: by its mark, else UTF-8 if it is that, else the one of Thai Windows (TIS-620 is part of it). */
export async function detectEncoding(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(Math.min(size, SAMPLE)),
      0,
      Math.min(size, SAMPLE),
      0,
    );
    const bytes = buffer.subarray(0, bytesRead);
    const mark = bytes.subarray(0, 2).toString('hex');
    if (mark === 'fffe') return 'utf-16le';
    if (mark === 'feff') return 'utf-16be';
    return utf16WithoutMark(bytes) ?? (isUtf8(bytes, size <= SAMPLE) ? 'utf-8' : 'windows-874');
  } finally {
    await file.close();
  }
}
