/** So many bytes tell the character set of a text, in practice. */
export const CHARSET_BYTES = 65_536;

/**
 * The character set of a text by its beginning: by its mark, else UTF-8 where it is that, else the Thai one of Windows.
 * Without it a browser takes its own guess, and shows Thai in UTF-8 as western accents.
 */
export function charsetOf(beginning: Buffer): string {
  const mark = beginning.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') return 'utf-16';
  try {
    // A sign that is cut at the end is no fault.
    new TextDecoder('utf-8', { fatal: true }).decode(beginning, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-874';
  }
}
