import type { Finding, FindingPlace } from '../examination.ts';

/** A short name of a long text, so that a key stays short; places are no secret. FNV-1a, 32 bits. */
function shortName(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
}

/** A place as one word: `p3`, `s1x9k2.B12`, `l40`, `title`. */
function placeName(place: FindingPlace): string {
  const parts = [
    place.entry === undefined ? '' : `e${shortName(place.entry)}`,
    place.page === undefined ? '' : `p${place.page}`,
    place.sheet === undefined ? '' : `s${shortName(place.sheet)}`,
    place.cell ?? '',
    place.line === undefined ? '' : `l${place.line}`,
    place.part ?? '',
    place.field ?? '',
  ].filter((part) => part !== '');
  const name = parts.join('.') || 'file';
  return name.length <= 70 ? name : `${name.slice(0, 60)}~${shortName(name)}`;
}

/** Gives findings keys that stay the same for the same bytes: kind, place, and which of those in the place. */
export function keyMaker(): (kind: Finding['kind'], place: FindingPlace, digest?: string) => string {
  const seen = new Map<string, number>();
  return (kind, place, digest) => {
    const stem = `${kind}:${placeName(place)}${digest === undefined ? '' : `:${digest.slice(0, 16)}`}`;
    const ordinal = (seen.get(stem) ?? 0) + 1;
    seen.set(stem, ordinal);
    return `${stem}:${ordinal}`;
  };
}
