import { describe, expect, it } from 'vitest';
import { planTests } from './testPlan.ts';

describe('planTests', () => {
  it.each([
    [[], { projects: [], filters: [], clocks: [], needsBrowser: true, needsSpa: true }],
    [['unit'], { projects: ['unit'], filters: [], clocks: [], needsBrowser: false, needsSpa: false }],
    [['api'], { projects: ['api'], filters: [], clocks: [], needsBrowser: false, needsSpa: true }],
    [
      ['e2e', 'journey'],
      { projects: ['e2e'], filters: ['journey'], clocks: [], needsBrowser: true, needsSpa: true },
    ],
    [
      ['db/src/migrate'],
      { projects: [], filters: ['db/src/migrate'], clocks: [], needsBrowser: false, needsSpa: false },
    ],
    [
      ['web/e2e/axe'],
      { projects: [], filters: ['web/e2e/axe'], clocks: [], needsBrowser: true, needsSpa: true },
    ],
  ])('%j', (args, plan) => {
    expect(planTests(args)).toEqual(plan);
  });

  it.each([
    [['at=+400d'], ['+400d']],
    [
      ['unit', 'at=+1d', 'at=2028-02-29T02:00:00Z', 'x'],
      ['+1d', '2028-02-29T02:00:00Z'],
    ],
    [['clocks'], ['+400d', '2027-09-30T16:57:00Z', '2028-02-29T02:00:00Z', '2019-06-01T02:00:00Z']],
  ])('%j runs under other clocks', (args, clocks) => {
    const { filters, ...plan } = planTests(args);
    expect(plan.clocks).toEqual(clocks);
    expect(filters).toEqual(args.filter((arg) => arg === 'x'));
  });
});
