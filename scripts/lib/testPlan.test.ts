import { describe, expect, it } from 'vitest';
import { planTests } from './testPlan.ts';

describe('planTests', () => {
  it.each([
    [[], { projects: [], filters: [], needsBrowser: true, needsSpa: true }],
    [['unit'], { projects: ['unit'], filters: [], needsBrowser: false, needsSpa: false }],
    [['api'], { projects: ['api'], filters: [], needsBrowser: false, needsSpa: true }],
    [['e2e', 'journey'], { projects: ['e2e'], filters: ['journey'], needsBrowser: true, needsSpa: true }],
    [['db/src/migrate'], { projects: [], filters: ['db/src/migrate'], needsBrowser: false, needsSpa: false }],
    [['web/e2e/axe'], { projects: [], filters: ['web/e2e/axe'], needsBrowser: true, needsSpa: true }],
  ])('%j', (args, plan) => {
    expect(planTests(args)).toEqual(plan);
  });
});
