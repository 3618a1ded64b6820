import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { describe, expect, it } from 'vitest';
import { PolicyFileError, policyFaults, readPolicyFile } from './seed.ts';

const folder = join(import.meta.dirname, '../policies');
const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
const spn2 = () => readPolicyFile(join(folder, 'spn2-2561.json'));

/** The faults of the announcement after `change` was made to a copy of it. */
async function faultsAfter(change: (policy: Policy) => unknown) {
  const policy = structuredClone(await spn2());
  change(policy);
  return policyFaults(policy);
}

describe.each(files)('%s', (name) => {
  it('is a valid policy, named like its file', async () => {
    const policy = await readPolicyFile(join(folder, name));
    expect(`${policy.code}.json`).toBe(name);
  });

  it('quotes nothing that its source text does not say', async () => {
    const { sourceText, categories, rules, oversight } = await readPolicyFile(join(folder, name));
    const quotes = [
      ...[...categories, ...rules, ...oversight.cycles].map((part) => part.quote),
      oversight.overseerQuote,
      oversight.monitorQuote,
    ];
    expect(quotes.filter((quote) => !sourceText.includes(quote))).toEqual([]);
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

  it('lets someone prepare, administer, and put on the web what each publish mode asks for', async () => {
    const { posts, categories } = await readPolicyFile(join(folder, name));
    const powers = new Set(posts.flatMap((post) => post.powers));
    expect([...powers]).toEqual(expect.arrayContaining(['prepare', 'administer', 'withdraw', 'take_down']));
    for (const { publishMode } of categories) {
      if (publishMode !== 'ict_centre') expect(powers).toContain('publish_for_group');
      if (publishMode !== 'work_group') expect(powers).toContain('publish_for_office');
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

describe('a policy that cannot work is refused, with the place', () => {
  it.each<[string, (policy: Policy) => unknown, string]>([
    [
      'an owner group that does not exist',
      (p) => p.categories[1]?.ownerGroups.push('nobody'),
      '/categories/1/ownerGroups/1',
    ],
    [
      'a step for an unknown post',
      (p) => Object.assign(p.chain[1] ?? {}, { post: 'minister' }),
      '/chain/1/post',
    ],
    ['a rule citing an unknown statute', (p) => p.rules[6]?.statutes.push('act_2550'), '/rules/6/statutes/1'],
    ['two approvals', (p) => Object.assign(p.chain[1] ?? {}, { decision: 'approve' }), '/chain/1/decision'],
    [
      'a chain without approval',
      (p) => Object.assign(p.chain[2] ?? {}, { decision: 'endorse' }),
      '/chain/2/decision',
    ],
    [
      'an annotation of words not in the source',
      (p) => Object.assign(p.annotations[1] ?? {}, { quote: 'พ.ศ. ๒๕๙๙' }),
      '/annotations/1/quote',
    ],
    [
      'a category code that stands twice',
      (p) => Object.assign(p.categories[3] ?? {}, { code: 'procurement' }),
      '/categories/3',
    ],
    ['a demanded self-check without questions', (p) => p.selfCheck.splice(0), '/selfCheck'],
  ])('%s', async (_case, change, pointer) => {
    expect((await faultsAfter(change)).map((fault) => fault.pointer)).toContain(pointer);
  });

  it('a key the schema does not know', async () => {
    const faults = await faultsAfter((p) => Object.assign(p.office, { emblem: 'garuda' }));
    expect(faults).toEqual([{ pointer: '/office/emblem', message: 'a policy has no such key' }]);
  });

  it('lists all faults in one error', async () => {
    const policy = structuredClone(await spn2());
    Object.assign(policy.chain[1] ?? {}, { post: 'minister', decision: 'approve' });
    const path = join(await mkdtemp(join(tmpdir(), 'policy-')), 'broken.json');
    await writeFile(path, JSON.stringify(policy));
    const error = await readPolicyFile(path).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PolicyFileError);
    expect((error as PolicyFileError).faults.map((fault) => fault.pointer)).toEqual([
      '/chain/1/post',
      '/chain/1/decision',
    ]);
    expect((error as PolicyFileError).message).toContain(
      'broken.json is not a valid policy:\n  /chain/1/post: ',
    );
  });

  it('a file that is not JSON', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'policy-')), 'broken.json');
    await writeFile(path, '{"code":');
    await expect(readPolicyFile(path)).rejects.toThrow(
      /broken\.json is not a valid policy:\n {2}\(whole file\): /,
    );
  });
});
