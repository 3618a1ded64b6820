import { describe, expect, it } from 'vitest';
import { labelledSet, measure, PARTS, type Part } from './measure.ts';

describe('the labelled set', () => {
  it('has at least 300 snippets, a third of them without personal data', () => {
    const all = PARTS.flatMap(labelledSet);
    expect(all.length).toBeGreaterThanOrEqual(300);
    expect(all.filter(({ expect: kinds }) => kinds.length === 0).length * 3).toBeGreaterThanOrEqual(
      all.length,
    );
  });

  it('is the same at every call', () => expect(labelledSet('hard')).toEqual(labelledSet('hard')));
});

describe('recall and false alarms', () => {
  /**
   * Share of the marked values that are found, at least; false alarms of all kinds, at most. As measured, no better: of
   * what is hidden in ways that were not in sight 151 of 152 were found at the first run of the rules; the one is mended.
   */
  const FLOORS: Readonly<Record<Part, { recall: number; falseAlarms: number }>> = {
    tuned: { recall: 1, falseAlarms: 0 },
    'held out': { recall: 1, falseAlarms: 0 },
    hard: { recall: 84 / 88, falseAlarms: 1 },
    'hard, tuned': { recall: 84 / 88, falseAlarms: 1 },
    'hard, reported': { recall: 84 / 88, falseAlarms: 1 },
    'hidden, tuned': { recall: 1, falseAlarms: 0 },
    'hidden, held out': { recall: 1, falseAlarms: 0 },
    'office numbers': { recall: 1, falseAlarms: 0 },
  };

  it.each(PARTS)('hold on the %s part', (part) => {
    const { scores, faults } = measure(part);
    const all = [...scores.values()];
    const sum = (of: (score: (typeof all)[number]) => number) =>
      all.reduce((total, each) => total + of(each), 0);
    const marked = sum((each) => each.marked);
    expect(
      sum((each) => each.found),
      faults.join('\n'),
    ).toBeGreaterThanOrEqual(marked * FLOORS[part].recall);
    expect(
      sum((each) => each.falseAlarms),
      faults.join('\n'),
    ).toBeLessThanOrEqual(FLOORS[part].falseAlarms);
  });
});
