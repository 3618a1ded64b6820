import { describe, expect, it } from 'vitest';
import { labelledSet, measure, type Part } from './measure.ts';

const PARTS: readonly Part[] = ['tuned', 'held out', 'hard'];

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
  /** Share of the marked values that are found, at least; false alarms of all kinds, at most. As measured, no better. */
  const FLOORS: Readonly<Record<Part, { recall: number; falseAlarms: number }>> = {
    tuned: { recall: 1, falseAlarms: 0 },
    'held out': { recall: 1, falseAlarms: 0 },
    hard: { recall: 0.72, falseAlarms: 2 },
  };

  it.each(PARTS)('hold on the %s part', (part) => {
    const { scores, faults } = measure(part);
    for (const [kind, { marked, found }] of scores) {
      if (part !== 'hard')
        expect(found, `${kind}: ${faults.join('\n')}`).toBeGreaterThanOrEqual(marked * FLOORS[part].recall);
    }
    const all = [...scores.values()];
    const sum = (of: (score: (typeof all)[number]) => number) =>
      all.reduce((total, each) => total + of(each), 0);
    expect(sum((each) => each.found) / sum((each) => each.marked)).toBeGreaterThanOrEqual(
      FLOORS[part].recall,
    );
    expect(sum((each) => each.falseAlarms)).toBeLessThanOrEqual(FLOORS[part].falseAlarms);
  });
});
