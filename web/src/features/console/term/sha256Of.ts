/** Browsers hash only in a secure context: not on a plain-HTTP address inside an office. */
export const canHash = (): boolean => window.isSecureContext;

/** @returns the SHA-256 of a file, in lower-case hexadecimal. The file itself stays where it is. */
export async function sha256Of(file: File): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
