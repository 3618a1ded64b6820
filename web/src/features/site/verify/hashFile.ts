import { sha256 } from './sha256';

/** As much as is read at once, in bytes: little enough for any phone, and to answer a touch in between. */
const PIECE = 1024 * 1024;

/**
 * The SHA-256 of a file, made here: nothing of it leaves the device.
 * @param onProgress told the part that is done, from 0 to 1.
 * @throws {DOMException} `AbortError` when the signal says so; `NotReadableError` when the file cannot be read.
 */
export async function hashFile(
  file: Blob,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const hash = sha256();
  for (let at = 0; at < file.size; at += PIECE) {
    signal.throwIfAborted();
    hash.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
    onProgress(Math.min(1, (at + PIECE) / file.size));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return hash.digest();
}
