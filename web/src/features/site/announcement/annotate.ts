import type { Annotation } from '@phoeiphrae/shared/policy/policy';

/** A stretch of the announcement's words; with `note`, the place in `notes` of what is said of it. */
export interface Piece {
  text: string;
  note?: number;
  /** The first place of its note: the one that the note leads back to. */
  first?: boolean;
}
export interface Line {
  pieces: Piece[];
  /** Opens with a number or a dash, as an entry of a list does. */
  entry: boolean;
}
export interface AnnotatedText {
  /** Paragraphs of lines, as they stand in the source. */
  blocks: Line[][];
  /** In the order in which the text comes to them; those it never quotes come last. */
  notes: Annotation[];
}

const ENTRY = /^\s*(?:\(?[0-9๐-๙]+[.)]|-)/;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Marks every place where the source errs. Not a letter of the source is changed. */
export function annotate(source: string, annotations: readonly Annotation[]): AnnotatedText {
  const quotes = annotations.map(({ quote }) => quote).sort((a, b) => b.length - a.length);
  const pattern = quotes.length ? new RegExp(`(${quotes.map(escaped).join('|')})`) : undefined;
  const notes: Annotation[] = [];

  function pieceOf(text: string): Piece {
    const annotation = annotations.find(({ quote }) => quote === text);
    if (!annotation) return { text };
    const known = notes.indexOf(annotation);
    if (known >= 0) return { text, note: known + 1, first: false };
    return { text, note: notes.push(annotation), first: true };
  }
  const lineOf = (line: string): Line => ({
    pieces: (pattern ? line.split(pattern) : [line]).filter((text) => text !== '').map(pieceOf),
    entry: ENTRY.test(line),
  });

  const blocks = source
    .split(/\n\s*\n/)
    .filter((block) => block.trim() !== '')
    .map((block) => block.split('\n').map(lineOf));
  return { blocks, notes: [...notes, ...annotations.filter((entry) => !notes.includes(entry))] };
}
