import { readFileSync } from 'node:fs';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { describe, expect, it } from 'vitest';
import { annotate } from './annotate';

const read = (): Policy =>
  JSON.parse(
    readFileSync(new URL('../../../../../db/policies/spn2-2561.json', import.meta.url), 'utf8'),
  ) as Policy;
const wordsOf = ({ blocks }: ReturnType<typeof annotate>) =>
  blocks.map((block) => block.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join('\n'));

describe('annotate', () => {
  it('changes not a letter of the announcement', () => {
    const { sourceText, annotations } = read();
    expect(wordsOf(annotate(sourceText, annotations)).join('\n\n')).toBe(sourceText.trimEnd());
  });

  it('marks every annotated place, and numbers the notes as the text comes to them', () => {
    const { sourceText, annotations } = read();
    const { blocks, notes } = annotate(sourceText, annotations);
    const firsts = blocks.flat().flatMap(({ pieces }) => pieces.filter(({ first }) => first));
    expect(firsts.map(({ note }) => note)).toEqual(annotations.map((_, index) => index + 1));
    expect(firsts.map(({ text }) => text)).toEqual(notes.map(({ quote }) => quote));
  });

  it('takes the longer of two quotations that begin alike, and keeps notes that nothing quotes', () => {
    const note = (code: string, quote: string) => ({
      code,
      quote,
      correct: quote,
      note: { th: 'ก', en: 'a' },
    });
    const { blocks, notes } = annotate('๑. กขค (ก)\n- ขค', [
      note('a', 'กข'),
      note('b', 'กขค'),
      note('c', '(ก)'),
    ]);
    expect(blocks[0]?.[0]?.pieces.map(({ text }) => text)).toEqual(['๑. ', 'กขค', ' ', '(ก)']);
    expect(blocks[0]?.map(({ entry }) => entry)).toEqual([true, true]);
    expect(notes.map(({ code }) => code)).toEqual(['b', 'c', 'a']);
  });
});
