import { diffArrays, diffWords } from 'diff';

export interface Change {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Thai is written without blanks: words come from the segmenter. */
const intlSegmenter = new Intl.Segmenter('th', { granularity: 'word' });

const kindOf = (part: { added?: boolean; removed?: boolean }): Change['kind'] =>
  part.added ? 'added' : part.removed ? 'removed' : 'same';

/** What changed between two texts, word by word. */
export const wordChanges = (before: string, after: string): Change[] =>
  diffWords(before, after, { intlSegmenter }).map((part) => ({ kind: kindOf(part), text: part.value }));

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

function pair(removed: readonly string[], added: readonly string[]): LineChange[] {
  const paired = removed.slice(0, added.length).map((line, index) => {
    const words = wordChanges(line, added[index] ?? '');
    if (isEdit(words)) return [{ kind: 'edited' as const, words }];
    return [whole('removed', line), whole('added', added[index] ?? '')];
  });
  return [
    ...paired.flat(),
    ...removed.slice(added.length).map((line) => whole('removed', line)),
    ...added.slice(removed.length).map((line) => whole('added', line)),
  ];
}

/** What changed between two lists of lines; lines that were edited are compared word by word. */
export function lineChanges(before: readonly string[], after: readonly string[]): LineChange[] {
  const parts = diffArrays([...before], [...after]);
  return parts.flatMap((part, index) => {
    if (!part.added && !part.removed) return part.value.map((line) => whole('same', line));
    const next = parts[index + 1];
    const previous = parts[index - 1];
    if (part.removed) return pair(part.value, next?.added ? next.value : []);
    return previous?.removed ? [] : part.value.map((line) => whole('added', line));
  });
}
