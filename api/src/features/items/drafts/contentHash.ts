import { createHash } from 'node:crypto';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import type { Content } from '@phoeiphrae/shared/content';

/**
 * The canonical text (RFC 8785) of all that will be shown of a revision: its address, its owner and its content, the
 * SHA-256 of every file included. Decisions and publications bind to the hash of this text.
 * @throws {TypeError} for what JSON cannot hold.
 */
export function canonicalContent(shown: { slug: string; workGroup: string; content: Content }): string {
  const { slug, workGroup, content } = shown;
  return canonicalJson({ format: 1, slug, workGroup, content });
}

/** SHA-256 of the canonical text, in lower-case hexadecimal. */
export const contentHashOf = (shown: { slug: string; workGroup: string; content: Content }): string =>
  createHash('sha256').update(canonicalContent(shown)).digest('hex');
