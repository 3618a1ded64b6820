import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Content, Source } from '@phoeiphrae/shared/content';
import type { Item } from '@phoeiphrae/shared/item';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { expectProblem, pointersOf } from '../../../testing/expectProblem.ts';
import { longRuns } from '../../../testing/longRuns.ts';
import { castOffice, draftOf, freshSlug, GROUP, type Cast } from '../../../testing/office.ts';

// Bodies of two million signs, many times.
vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
let cast: Cast;
let item: Item;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  item = await draftOf(test, cast.officer);
});
afterAll(() => test.close());

const READS = ['', '/revisions', '/difference', '/history', '/files', '/remarks'];

/** Every read of the item, by someone who may see it, and what each answered. */
async function readEverything(): Promise<Record<string, number>> {
  const replies = await Promise.all(
    READS.map(async (path) => [path, await cast.officer.get(`/items/${item.id}${path}`)] as const),
  );
  const list = await cast.officer.get('/items?limit=5');
  return Object.fromEntries(
    [...replies, ['list', list] as const].map(([path, { status }]) => [path, status]),
  );
}
const ALL_READ = Object.fromEntries([...READS, 'list'].map((path) => [path, 200]));

async function edit(content: Partial<Content>) {
  const { version } = (await cast.officer.get<Item>(`/items/${item.id}`)).body;
  return cast.officer.patch<Item>(`/items/${item.id}/draft`, { content }, { ifMatch: version });
}

/** Signs that grow, shrink or vanish on their way into the store. */
const SIGNS = [
  '<',
  '&',
  '"',
  '>',
  '<p>',
  '\uFB2C',
  '\u0344',
  '\u0958',
  '\u200B',
  ' ',
  '\u202E',
  '\u0E40',
  '😀',
  'ก',
];
const sign = fc.constantFrom(...SIGNS);
/** A text of this length, or up to a fifth of its limit below it, all of one or two signs. */
const text = (limit: number) =>
  fc.tuple(sign, sign, fc.integer({ min: Math.floor(limit * 0.8), max: limit })).map(([a, b, length]) =>
    (a + b)
      .repeat(Math.ceil(length / 2))
      .slice(0, length)
      .replace(/[\uD800-\uDBFF]$/, ''),
  );
const source = fc.record<Source>({
  kind: fc.constant('text' as const),
  title: fc.oneof(text(300), sign),
  holder: text(300),
  url: fc.constant(null),
  licence: fc.constant('cc_by'),
  note: text(1000),
});
const hostile = fc.oneof(
  fc.record({ title: text(300) }),
  fc.record({ summary: text(3000), remarks: text(3000) }),
  fc.record({ sources: fc.array(source, { minLength: 1, maxLength: 2 }) }),
  fc.record({ contact: fc.record({ unit: text(200), phone: text(60), email: text(200) }) }),
  fc.record({ body: fc.oneof(text(500), text(600_000)) }),
);

describe('content that changes on its way into the store', () => {
  it('is refused, or can be read by every read ever after', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (content) => {
        const { status, text: answer } = await edit(content);
        expect([200, 400], answer.slice(0, 300)).toContain(status);
        expect(await readEverything()).toEqual(ALL_READ);
      }),
      { numRuns: longRuns(12, 200) },
    );
  });

  it('is measured as it would be stored', async () => {
    const before = await cast.officer.get<Item>(`/items/${item.id}`);
    const borrowed = { kind: 'text' as const, holder: '', url: null, licence: 'cc_by', note: '' };
    const cases: [Partial<Content>, string][] = [
      [{ body: '<'.repeat(600_000) }, '/content/body'],
      [{ title: '\uFB2C'.repeat(150) }, '/content/title'],
      [{ sources: [{ ...borrowed, title: '\u200B ' }] }, '/content/sources/0/title'],
    ];
    for (const [content, pointer] of cases) {
      const problem = expectProblem(await edit(content), 'malformed-request');
      expect(pointersOf(problem)).toEqual([pointer]);
    }
    const slug = { workGroup: GROUP, slug: 'เเก', content: {} };
    expect(pointersOf(expectProblem(await cast.officer.post('/items', slug), 'malformed-request'))).toEqual([
      '/slug',
    ]);
    const after = await cast.officer.get<Item>(`/items/${item.id}`);
    expect(after.body.version).toBe(before.body.version);
    const grown = { workGroup: GROUP, slug: freshSlug(), content: { body: '<'.repeat(600_000) } };
    expectProblem(await cast.officer.post('/items', grown), 'malformed-request');
  });

  it('can be read even where an older row is beyond a limit of today', async () => {
    await test.owner.orm.execute(
      `UPDATE revisions SET content = jsonb_set(content, '{title}', to_jsonb(repeat('ก', 400))) WHERE item_id = '${item.id}'`,
    );
    expect(await readEverything()).toEqual(ALL_READ);
  });
});

describe('an answer that cannot be written', () => {
  it('takes the write back', async () => {
    const { id } = await draftOf(test, cast.officer);
    const before = (await cast.officer.get<Item>(`/items/${id}`)).body;
    // What no schema of an answer knows, as a fault of our own would leave it
    await test.owner.orm.execute(
      `UPDATE revision_contributors SET stamp = '{}' WHERE revision_id = '${before.working?.id ?? ''}'`,
    );
    const edited = await cast.officer.patch<Item>(
      `/items/${id}/draft`,
      { content: { title: 'อีกชื่อหนึ่ง' } },
      { ifMatch: before.version },
    );
    expectProblem(edited, 'internal-error');
    const { rows } = await test.owner.orm.execute<{ version: number; title: string }>(
      `SELECT version, title FROM items WHERE id = '${id}'`,
    );
    expect(rows).toEqual([{ version: before.version, title: before.title }]);
  });
});
