/** How many signs were left out, put in, changed or swapped with the next one between two short words. */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a.charAt(i - 1) === b.charAt(j - 1);
      const swapped =
        i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1);
      const steps = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same ? 0 : 1)];
      rows[i]?.push(Math.min(...steps, ...(swapped ? [at(i - 2, j - 2) + 1] : [])));
    }
  }
  return at(a.length, b.length);
}

/** Letters that sound alike; and those that are written and not said: อาทิตย์ is heard as อาทิต. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ ศ: 'ส', ษ: 'ส', ซ: 'ส', ณ: 'น', ฬ: 'ล', ฎ: 'ด', ฏ: 'ต', ฐ: 'ถ' },
  ...{ ฑ: 'ท', ฒ: 'ท', ธ: 'ท', ญ: 'ย', ฆ: 'ค', ฌ: 'ช', ใ: 'ไ' },
};
const heard = (word: string): string =>
  word.replace(/[ก-ฮ][\u0E34\u0E38]?\u0E4C/g, '').replace(/[ก-ฮใ]/g, (letter) => ALIKE[letter] ?? letter);

/** How far a word is from what was typed: by its letters, or by how it sounds, which is half an error more. */
export const spellingDistance = (word: string, typed: string): number =>
  word === typed ? 0 : Math.min(editDistance(word, typed), editDistance(heard(word), heard(typed)) + 0.5);
