import type { ByteRange } from '../../../engines/blobs/blobStore.ts';

/**
 * What a `Range` header asks of so many bytes (RFC 9110 section 14). Several ranges, other units and what is not
 * well formed are not served as ranges, which the standard allows: the answer is then the whole.
 * @returns the range, `whole`, or `unsatisfiable` (416)
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (!match || (first === '' && last === '')) return 'whole';
  if (first === '') {
    const suffix = Number(last);
    return suffix === 0 ? 'unsatisfiable' : { start: Math.max(0, size - suffix), end: size };
  }
  const start = Number(first);
  const end = last === '' ? size : Math.min(size, Number(last) + 1);
  if (last !== '' && Number(last) < start) return 'whole';
  return start >= size ? 'unsatisfiable' : { start, end };
}

/** Whether one of the tags of `If-None-Match` is this one, compared weakly (RFC 9110 section 13.1.2). */
export const matchesTag = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag));
