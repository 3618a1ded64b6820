import { describe, expect, it } from 'vitest';
import { cadenceBegan, coverageOf } from './coverage.ts';
import { assessmentStateOf, type NumberFacts } from './state.ts';

const LIVE = { standing: 'live', tellsUntil: null } as const;
const facts = (over: Partial<NumberFacts> = {}): NumberFacts => ({
  fiscalYear: 2027,
  coverage: 'standing',
  cadence: 'on_change',
  elements: 2,
  checked: 2,
  verifiedOn: '2026-11-01',
  addresses: [LIVE],
  ...over,
});
const TODAY = '2026-11-23';
const stateOf = (over: Partial<NumberFacts>, today = TODAY) => {
  const { state, reasons } = assessmentStateOf(facts(over), today);
  return [state, ...reasons];
};

describe('assessmentStateOf', () => {
  it.each<[string, Partial<NumberFacts>, string[]]>([
    ['all verified', {}, ['complete']],
    ['nothing to check off, and verified', { elements: 0, checked: 0 }, ['complete']],
    ['no address', { addresses: [] }, ['missing', 'no_address']],
    ['a draft alone', { addresses: [{ standing: 'never', tellsUntil: null }] }, ['missing', 'not_public']],
    ['what ended alone', { addresses: [{ standing: 'ended', tellsUntil: null }] }, ['missing', 'ended']],
    [
      'what ended beside what lives',
      { addresses: [LIVE, { standing: 'ended', tellsUntil: null }] },
      ['stale', 'ended'],
    ],
    [
      'a draft beside what lives',
      { addresses: [LIVE, { standing: 'never', tellsUntil: null }] },
      ['incomplete', 'not_public'],
    ],
    ['an open element', { checked: 1 }, ['incomplete', 'elements']],
    ['nobody having looked', { verifiedOn: null, checked: 0 }, ['incomplete', 'not_verified', 'elements']],
    [
      'a document of the year before',
      { coverage: 'current_year', addresses: [{ standing: 'live', tellsUntil: '2026-09-30' }] },
      ['stale', 'older_period'],
    ],
    [
      'a document of the year before, where that is asked for',
      { coverage: 'previous_year', addresses: [{ standing: 'live', tellsUntil: '2026-09-30' }] },
      ['complete'],
    ],
    [
      'verified last month, where it is to be monthly',
      { cadence: 'monthly', verifiedOn: '2026-10-31' },
      ['stale', 'verify_again'],
    ],
    ['verified on the first of this month', { cadence: 'monthly', verifiedOn: '2026-11-01' }, ['complete']],
  ])('with %s', (_name, over, expected) => {
    expect(stateOf(over)).toEqual(expected);
  });

  it('grows no older after its fiscal year, and is not old before it', () => {
    const monthly = { cadence: 'monthly', verifiedOn: '2027-09-02' } as const;
    expect(stateOf(monthly, '2030-01-01')).toEqual(['complete']);
    expect(stateOf({ cadence: 'monthly', verifiedOn: '2026-01-01' }, '2026-09-30')).toEqual(['complete']);
  });
});

describe('coverageOf and cadenceBegan', () => {
  it('count by fiscal years, which begin in October', () => {
    expect(coverageOf('current_year', 2026)).toEqual({ from: '2025-10-01', to: '2026-09-30' });
    expect(coverageOf('previous_year', 2026)).toEqual({ from: '2024-10-01', to: '2025-09-30' });
    expect(coverageOf('first_half', 2026)).toEqual({ from: '2025-10-01', to: '2026-03-31' });
    expect(coverageOf('standing', 2026)).toBeNull();
  });

  it.each([
    ['yearly', '2026-02-15', '2025-10-01'],
    ['half_yearly', '2026-03-31', '2025-10-01'],
    ['half_yearly', '2026-04-01', '2026-04-01'],
    ['quarterly', '2025-12-31', '2025-10-01'],
    ['quarterly', '2026-01-01', '2026-01-01'],
    ['monthly', '2026-01-31', '2026-01-01'],
    ['monthly', '2025-10-01', '2025-10-01'],
    ['on_change', '2026-01-31', null],
  ] as const)('%s on %s began on %s', (cadence, today, began) => {
    expect(cadenceBegan(cadence, 2026, today)).toBe(began);
  });
});
