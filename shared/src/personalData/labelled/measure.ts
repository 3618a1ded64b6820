import { FINDING_KINDS, type FindingKind } from '../../examination.ts';
import { findPersonalData } from '../findPersonalData.ts';
import type { Piece } from '../piece.ts';
import { HIDDEN_HELD_OUT, HIDDEN_TUNED } from './evasions.ts';
import { HARD } from './hard.ts';
import { HELD_OUT_FALSE } from './heldOutFalse.ts';
import { HELD_OUT_TRUE } from './heldOutTrue.ts';
import { OFFICE_NUMBERS } from './officeNumbers.ts';
import { seeded } from './random.ts';
import type { Template } from './snippet.ts';
import { TUNED_FALSE } from './tunedFalse.ts';
import { TUNED_TRUE } from './tunedTrue.ts';

export const PARTS = [
  'tuned',
  'held out',
  'hard',
  'hard, tuned',
  'hard, reported',
  'hidden, tuned',
  'hidden, held out',
  'office numbers',
] as const;
export type Part = (typeof PARTS)[number];

export interface Snippet {
  readonly part: Part;
  readonly expect: readonly FindingKind[];
  readonly pieces: readonly Piece[];
}

/** What was marked, found, missed and found where nothing is, of one kind. */
export interface Score {
  marked: number;
  found: number;
  falseAlarms: number;
}

export interface Measurement {
  readonly scores: ReadonlyMap<FindingKind, Score>;
  readonly snippets: number;
  /** Snippets in which nothing is to be found, and those of them that were stopped for something. */
  readonly clean: number;
  readonly stopped: number;
  /** What went wrong, for reading: what was expected, what was found, in which text. */
  readonly faults: readonly string[];
}

interface Made {
  readonly templates: readonly Template[];
  readonly seed: number;
  /** Of each template so many, with other values each. */
  readonly each?: number;
  /** Which of these are of the part; all if not said. */
  readonly only?: (ordinal: number) => boolean;
}

const EACH = 4;
const MADE: Readonly<Record<Part, Made>> = {
  tuned: { templates: [...TUNED_TRUE, ...TUNED_FALSE], seed: 2561 },
  'held out': { templates: [...HELD_OUT_TRUE, ...HELD_OUT_FALSE], seed: 2569 },
  hard: { templates: HARD, seed: 2540 },
  'hard, tuned': { templates: HARD, seed: 2540, only: (ordinal) => ordinal < EACH / 2 },
  'hard, reported': { templates: HARD, seed: 2540, only: (ordinal) => ordinal >= EACH / 2 },
  'hidden, tuned': { templates: HIDDEN_TUNED, seed: 2562 },
  'hidden, held out': { templates: HIDDEN_HELD_OUT, seed: 2570 },
  'office numbers': { templates: OFFICE_NUMBERS, seed: 2564, each: 40 },
};

const piecesOf = (made: ReturnType<Template['make']>): Piece[] =>
  typeof made === 'string'
    ? [{ text: made, place: { page: 1 }, hidden: false }]
    : made.flatMap((row, y) =>
        row.map((text, x) => {
          const cell = `${String.fromCharCode(65 + x)}${y + 1}`;
          return { text, place: { sheet: 'ข้อมูล', cell }, hidden: false };
        }),
      );

/** The labelled set: the same at every call. */
export function labelledSet(part: Part): Snippet[] {
  const { templates, seed, each = EACH, only = () => true } = MADE[part];
  const r = seeded(seed);
  return templates.flatMap(({ expect, make }) =>
    Array.from({ length: each }, () => ({ part, expect, pieces: piecesOf(make(r)) })).filter((_, ordinal) =>
      only(ordinal),
    ),
  );
}

const count = <T>(list: readonly T[], each: T): number => list.filter((one) => one === each).length;

/** Recall and false alarms over one part of the set. */
export function measure(part: Part): Measurement {
  const set = labelledSet(part);
  const scores = new Map<FindingKind, Score>();
  const faults: string[] = [];
  let stopped = 0;
  for (const { expect, pieces } of set) {
    const found = findPersonalData(pieces).findings.map(({ kind }) => kind);
    for (const kind of FINDING_KINDS) {
      const [marked, seen] = [count(expect, kind), count(found, kind)];
      if (marked + seen === 0) continue;
      const score = scores.get(kind) ?? { marked: 0, found: 0, falseAlarms: 0 };
      score.marked += marked;
      score.found += Math.min(marked, seen);
      score.falseAlarms += Math.max(0, seen - marked);
      scores.set(kind, score);
      if (marked !== seen)
        faults.push(
          `${kind}: ${marked} marked, ${seen} found: ${pieces.map(({ text }) => text).join(' ¦ ')}`,
        );
    }
    if (expect.length === 0 && found.length > 0) stopped += 1;
  }
  const clean = set.filter(({ expect }) => expect.length === 0).length;
  return { scores, snippets: set.length, clean, stopped, faults };
}
