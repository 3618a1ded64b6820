import { diffArrays, diffWords } from 'diff';

export interface Change {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Thai is written without blanks: words come from the segmenter. */
const intlSegmenter = new Intl.Segmenter('th', { granularity: 'word' });
/** Texts with more differences are other texts; to find the fewest would take a time that grows with their square. */
const maxEditLength = 1500;
/** Signs that are compared word by word in one comparison: finding words is slow. What is longer is compared by lines. */
const WORDWISE = 40_000;

const kindOf = (part: { added?: boolean; removed?: boolean }): Change['kind'] =>
  part.added ? 'added' : part.removed ? 'removed' : 'same';

/** What changed between two texts, word by word; of texts that are too different, the whole. */
export const wordChanges = (before: string, after: string): Change[] =>
  diffWords(before, after, { intlSegmenter, maxEditLength })?.map((part) => ({
    kind: kindOf(part),
    text: part.value,
  })) ?? [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];

export interface LineChange {
  kind: Change['kind'] | 'edited';
  words: Change[];
}

const whole = (kind: Change['kind'], text: string): LineChange => ({ kind, words: [{ kind, text }] });

/** Enough in common to be called the same line, edited, rather than one that went and another that came. */
const isEdit = (words: readonly Change[]): boolean => {
  const length = (kind: Change['kind']) =>
    words.reduce((sum, word) => (word.kind === kind ? sum + word.text.length : sum), 0);
  return length('same') * 2 >= Math.max(length('added'), length('removed'));
};

/** Compares lines that stand at the same place, for as long as there are signs left to be compared by words. */
function pairing(signs: number) {
  let left = signs;
  const pair = (before: string, after: string): LineChange[] => {
    left -= before.length + after.length;
    const words = left < 0 ? [] : wordChanges(before, after);
    return words.length > 0 && isEdit(words)
      ? [{ kind: 'edited', words }]
      : [whole('removed', before), whole('added', after)];
  };
  return (removed: readonly string[], added: readonly string[]): LineChange[] => [
    ...removed.slice(0, added.length).flatMap((line, index) => pair(line, added[index] ?? '')),
    ...removed.slice(added.length).map((line) => whole('removed', line)),
    ...added.slice(removed.length).map((line) => whole('added', line)),
  ];
}

/**
 * What changed between two lists of lines; lines that were edited are compared word by word, unless only whole ones are
 * asked for.
 */
export function lineChanges(
  before: readonly string[],
  after: readonly string[],
  { words = true }: { words?: boolean } = {},
): LineChange[] {
  const pairs = pairing(words ? WORDWISE : 0);
  const parts = diffArrays([...before], [...after], { maxEditLength });
  if (!parts) return pairs(before, after);
  return parts.flatMap((part, index) => {
    if (!part.added && !part.removed) return part.value.map((line) => whole('same', line));
    const next = parts[index + 1];
    const previous = parts[index - 1];
    if (part.removed) return pairs(part.value, next?.added ? next.value : []);
    return previous?.removed ? [] : part.value.map((line) => whole('added', line));
  });
}
