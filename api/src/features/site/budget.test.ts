import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUDGET, CORE, PAGES, weigh, weighFirst, weighStyles } from '../../../../scripts/lib/siteBudget.ts';

const SITE = path.resolve(import.meta.dirname, '../../../../web/dist');

describe('what the first load of a page takes', () => {
  it('is next to no script', () => {
    const { bytes, files } = weighFirst(SITE);
    expect(bytes, files.join(' ')).toBeLessThanOrEqual(BUDGET.scripts.first);
  });

  it.each(Object.keys(PAGES))('comes, once touched, within the budget: %s', (name) => {
    const { bytes, files } = weigh(SITE, name);
    const most = CORE.includes(name) ? BUDGET.scripts.core : BUDGET.scripts.any;
    expect(bytes, files.join(' ')).toBeLessThanOrEqual(most);
    expect(files.length, files.join(' ')).toBeLessThanOrEqual(BUDGET.pieces);
    // Neither the console nor what only it needs.
    expect(files.join(' ')).not.toMatch(/console|session|EditorFrame|devtools|Dialog|build-/i);
  });

  it('has styles within the budget', () => {
    expect(weighStyles(SITE)).toBeLessThanOrEqual(BUDGET.styles);
  });
});
