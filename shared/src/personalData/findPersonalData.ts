import type { FindingPlace } from '../examination.ts';
import { createFinder, type Found } from './finder.ts';
import { htmlWords } from './htmlWords.ts';
import type { FindOptions, Piece } from './piece.ts';

/**
 * Personal data in pieces of text, in their order, values masked; at most `options.limit` are listed.
 * PDPA B.E. 2562; Official Information Act B.E. 2540, section 15(5).
 */
export function findPersonalData(pieces: Iterable<Piece>, options: FindOptions = {}): Found {
  const finder = createFinder(options);
  for (const piece of pieces) finder.piece(piece);
  return finder.finish();
}

/**
 * Personal data in the words of an item itself: `fields` holds each field's text or HTML by its name, which becomes
 * the place. What stands in attributes, comments and hidden elements of HTML is a hidden finding.
 */
export function findInWords(fields: Readonly<Record<string, string>>, options: FindOptions = {}): Found {
  return findPersonalData(
    Object.entries(fields).flatMap(([field, words]) => wordsOf(field, words)),
    options,
  );
}

function wordsOf(field: string, words: string): Piece[] {
  const place: FindingPlace = { field };
  const { shown, unseen } = htmlWords(words);
  return [
    { text: shown, place, hidden: false },
    { text: unseen, place, hidden: true },
  ].filter(({ text }) => text.trim() !== '');
}
