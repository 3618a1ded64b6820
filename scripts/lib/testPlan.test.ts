import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT } from './root.ts';
import { LONG_FILES, needsOf, planTests } from './testPlan.ts';

describe('planTests', () => {
  it.each([
    [[], { projects: [], filters: [], clocks: [], long: false }],
    [['unit'], { projects: ['unit'], filters: [], clocks: [], long: false }],
    [['e2e', 'journey'], { projects: ['e2e'], filters: ['journey'], clocks: [], long: false }],
    [['--', 'db/src/migrate'], { projects: [], filters: ['db/src/migrate'], clocks: [], long: false }],
    [['long'], { projects: [], filters: LONG_FILES, clocks: [], long: true }],
    [['long', 'fuzz'], { projects: [], filters: ['fuzz'], clocks: [], long: true }],
  ])('takes %j apart', (args, plan) => {
    expect(planTests(args)).toEqual(plan);
  });

  it.each([
    [['at=+400d'], ['+400d']],
    [
      ['unit', 'at=+1d', 'at=2028-02-29T02:00:00Z', 'x'],
      ['+1d', '2028-02-29T02:00:00Z'],
    ],
    [['clocks'], ['+400d', '2027-09-30T16:57:00Z', '2028-02-29T02:00:00Z', '2024-06-01T02:00:00Z']],
  ])('%j runs under other clocks', (args, clocks) => {
    const { filters, ...plan } = planTests(args);
    expect(plan.clocks).toEqual(clocks);
    expect(filters).toEqual(args.filter((arg) => arg === 'x'));
  });

  it.each(LONG_FILES)('finds %s, which tries more when asked to', (name) => {
    expect(globSync(`api/src/**/${name}`, { cwd: ROOT })).toHaveLength(1);
  });
});

describe('needsOf', () => {
  const unit = { project: 'unit', file: 'api/src/features/items/rules/chain.test.ts' };
  const database = { project: 'api', file: 'db/src/migrate.test.ts' };
  const api = { project: 'api', file: 'api/src/requests.test.ts' };
  const journey = { project: 'e2e', file: 'web/e2e/mainLine.test.ts' };
  it.each([
    ['no file', [], { browser: false, site: false }],
    ['unit tests', [unit], { browser: false, site: false }],
    ['tests of the database', [unit, database], { browser: false, site: false }],
    ['tests of the API', [unit, api], { browser: false, site: true }],
    ['journeys', [journey], { browser: true, site: true }],
  ])('knows what %s take', (_, files, needs) => {
    expect(needsOf(files)).toEqual(needs);
  });
});
