import { describe, expect, it } from 'vitest';
import { actIndex } from './actIndex';

const words = (th: string) => ({ th, en: th });
const category = (code: string, ...sections: [statute: string, section: string][]) => ({
  code,
  track: 'approval' as const,
  order: 1,
  title: words(code),
  shortTitle: words(code),
  description: words(code),
  ownerGroups: [],
  serves: sections.map(([statute, section]) => ({ statute, section })),
});

describe('actIndex', () => {
  it('lists each section of a law once, in the order of the law, with every category that serves it', () => {
    const statutes = [
      { code: 'act', title: words('Act') },
      { code: 'unserved', title: words('Unserved') },
    ];
    const categories = [
      category('plan', ['act', '9(8)'], ['act', '9(3)']),
      category('news'),
      category('structure', ['act', '7(1)'], ['act', '9(3)']),
      category('late', ['act', '9(10)']),
    ];
    const [index, ...more] = actIndex({ statutes, categories });
    expect(more).toEqual([]);
    expect(
      index?.sections.map(({ section, categories: served }) => [section, served.map(({ code }) => code)]),
    ).toEqual([
      ['7(1)', ['structure']],
      ['9(3)', ['plan', 'structure']],
      ['9(8)', ['plan']],
      ['9(10)', ['late']],
    ]);
  });
});
