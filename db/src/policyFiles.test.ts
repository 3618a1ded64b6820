import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPolicyFile } from './seed.ts';

const folder = join(import.meta.dirname, '../policies');
const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
const spn2 = () => readPolicyFile(join(folder, 'spn2-2561.json'));

describe.each(files)('%s', (name) => {
  it('is a valid policy, named like its file', async () => {
    const policy = await readPolicyFile(join(folder, name));
    expect(`${policy.code}.json`).toBe(name);
  });

  it('numbers the categories of each track from 1', async () => {
    const { categories } = await readPolicyFile(join(folder, name));
    for (const track of ['approval', 'immediate'] as const) {
      const orders = categories
        .filter((category) => category.track === track)
        .map((category) => category.order);
      expect(orders).toEqual(orders.map((_, index) => index + 1));
    }
  });
});

describe('the announcement of 2561', () => {
  it('holds 6 + 8 categories, 3 steps, 8 seats, 7 rules and the 3- and 6-month cycles', async () => {
    const policy = await spn2();
    expect(policy.categories.map((category) => category.track)).toEqual([
      ...Array<string>(6).fill('approval'),
      ...Array<string>(8).fill('immediate'),
    ]);
    expect(policy.chain.map((step) => step.decision)).toEqual(['endorse', 'endorse', 'approve']);
    expect(policy.committee.map((seat) => seat.office)).toEqual([
      'chair',
      ...Array<string>(6).fill('member'),
      'secretary',
    ]);
    expect(policy.rules.map((rule) => rule.number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(policy.oversight.cycles.map((cycle) => cycle.everyMonths)).toEqual([3, 6]);
  });

  it('asks of every rule but the approval’s own something in the self-check', async () => {
    const policy = await spn2();
    const asked = new Set(policy.selfCheck.map((question) => question.rule));
    expect(policy.rules.map((rule) => rule.number).filter((number) => !asked.has(number))).toEqual([]);
  });

  it('uses the right forms wherever it does not quote', async () => {
    const policy = await spn2();
    const written = JSON.stringify({ ...policy, sourceText: '', annotations: [] }, (key, value: unknown) =>
      key === 'quote' || key === 'aliases' || key.endsWith('Quote') ? undefined : value,
    );
    const faulty = policy.annotations.filter((a) => !a.correct.includes(a.quote)).map((a) => a.quote);
    expect(faulty.length).toBeGreaterThan(5);
    expect(faulty.filter((quote) => written.includes(quote))).toEqual([]);
  });

  it('names no person', async () => {
    const text = await readFile(join(folder, 'spn2-2561.json'), 'utf8');
    expect(text).not.toMatch(/(?:นาย|นาง|นางสาว|พันจ่าเอก)[ก-ฮเ-ไ][^\s"]{1,12} [ก-ฮเ-ไ]/u);
  });
});
