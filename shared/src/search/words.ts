import { normaliseSearch } from './searchText.ts';

const segmenter = new Intl.Segmenter('th', { granularity: 'word' });

/** Letters of one script, or digits, in a row. Scripts are told apart first: the segmenter takes การ2570 for one word. */
const RUN = /[\u0E01-\u0E3A\u0E40-\u0E4E]+|[a-z\p{Script=Latin}]+|\p{N}+|[\p{L}\p{M}]+/gu;
const THAI = /^[\u0E01-\u0E4E]/;
/** ก.ค.ศ., ผอ.สพป., e-gp: what stands between dots or hyphens belongs together. */
const JOINED = /(?:[ก-๎]{1,6}\.)+[ก-ฮ]{0,5}|[a-z0-9]+(?:[-.&][a-z0-9]+)+/g;
/** A run between blanks so short is also a word by itself, whatever the dictionary makes of it: สพป, มีค. */
const SHORT_RUN = 12;
/** Longer ones are no words. */
const LONGEST = 60;
/** The segmenter takes more than its share of time for a very long run at once. */
const PIECE = 2_000;

function* thaiWords(run: string): Generator<string> {
  for (let at = 0; at < run.length; at += PIECE)
    for (const { segment } of segmenter.segment(run.slice(at, at + PIECE))) yield segment;
}

function* wordsOfRun(run: string): Generator<string> {
  if (THAI.test(run)) yield* thaiWords(run);
  else yield run;
}

const runsOf = (normal: string): string[] => Array.from(normal.matchAll(RUN), ([run]) => run);

/** The words of a text in their order, cut by the dictionary of ICU where there are no blanks. */
export const wordsOf = (text: string): string[] =>
  runsOf(normaliseSearch(text)).flatMap((run) => [...wordsOfRun(run)]);

/** Every word once, with abbreviations also as they are said: อ.ก.ค.ศ. is อกคศ. */
export function indexWords(text: string): Set<string> {
  const normal = normaliseSearch(text);
  const runs = runsOf(normal);
  const found = new Set(runs.flatMap((run) => [...wordsOfRun(run)]));
  for (const run of runs) if (run.length <= SHORT_RUN) found.add(run);
  for (const [joined] of normal.matchAll(JOINED)) {
    const pieces = joined.split(/[^\p{L}\p{N}\p{M}]+/u).filter((piece) => piece !== '');
    found.add(pieces.join(''));
    for (const piece of pieces) found.add(piece);
  }
  for (const word of found) if (word.length > LONGEST || word === '') found.delete(word);
  return found;
}
