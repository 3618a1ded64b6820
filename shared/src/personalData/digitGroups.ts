/** Runs of digits, and what stands between them. */
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** What stands between this run and the one before, if that is short; otherwise null. */
  readonly gap: string | null;
}

/** Longer stretches between two runs of digits part them: nobody writes a number with so much in between. */
const LONGEST_GAP = 24;
/** Longer runs are no number of a person; their digits are not kept. */
const LONGEST_RUN = 20;

export function digitGroups(text: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  let before = -1;
  for (const match of text.matchAll(/[0-9]+/g)) {
    const start = match.index;
    const end = start + match[0].length;
    const gap = before >= 0 && start - before <= LONGEST_GAP ? text.slice(before, start) : null;
    groups.push({ start, end, digits: match[0].slice(0, LONGEST_RUN), gap });
    before = end;
  }
  return groups;
}

/** What a gap may consist of. */
type GapRule = (gap: string) => boolean;
const REMEMBERED = 1_000;

/** A rule by a pattern. The same few gaps come again and again, so each is judged once. */
export function gapRule(pattern: RegExp): GapRule {
  const judged = new Map<string, boolean>();
  return (gap) => {
    const known = judged.get(gap);
    if (known !== undefined) return known;
    if (judged.size >= REMEMBERED) judged.clear();
    const allowed = pattern.test(gap);
    judged.set(gap, allowed);
    return allowed;
  };
}

/** Runs that together make one number: where it starts, its digits, and the blanks and dashes between them. */
export interface Joined {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** How many digits each run has: `[1, 4, 5, 2, 1]`. */
  readonly shape: readonly number[];
  readonly gaps: readonly string[];
}

/**
 * The number of exactly `total` digits that begins with group `i`, through gaps that `allows` takes; or null.
 * Looks at no more than `total` groups.
 */
export function joinFrom(
  groups: readonly DigitGroup[],
  i: number,
  total: number,
  allows: GapRule,
): Joined | null {
  const shape: number[] = [];
  const gaps: string[] = [];
  let digits = '';
  for (let j = i; j < groups.length && digits.length < total; j += 1) {
    const group = groups[j];
    if (!group) break;
    if (j > i) {
      if (group.gap === null || !allows(group.gap)) return null;
      gaps.push(group.gap);
    }
    digits += group.digits;
    shape.push(group.digits.length);
    if (digits.length === total && group.end - group.start === group.digits.length) {
      return { start: groups[i]?.start ?? 0, end: group.end, digits, shape, gaps };
    }
  }
  return null;
}

/** Anything but letters and digits: what somebody may put between the parts of a number so that no search sees it. */
export const ANY_SIGNS = gapRule(/^[^\p{L}\p{N}\p{M}]*$/u);

/** Whether the number is cut in the same way everywhere, blanks and line ends left aside where there are signs. */
export function isEven({ gaps }: Joined): boolean {
  return new Set(gaps.map((gap) => gap.trim() || gap)).size <= 1;
}
