import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StartError } from '@phoeiphrae/db/startError';
import type { AssessmentBoard } from '@phoeiphrae/shared/assessment/board';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { expectProblem, pointersOf } from '../../testing/expectProblem.ts';
import { castOffice, type Cast } from '../../testing/office.ts';
import { link, mustLoad, ruleOf, schemeOf, toPage, verify } from '../../testing/schemes.ts';
import { loadSchemeFile } from './loadSchemeFile.ts';

const SHIPPED = path.resolve(import.meta.dirname, '../../../../db/schemes');
let test: TestApp;
let cast: Cast;
let folder: string;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  folder = await mkdtemp(path.join(tmpdir(), 'schemes-'));
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const stored = async () => {
  const { rows } = await test.owner.pool.query(
    "SELECT (SELECT count(*) FROM assessment_schemes) AS schemes, (SELECT count(*) FROM assessment_numbers) AS numbers, (SELECT count(*) FROM events WHERE type LIKE 'assessment.%') AS events",
  );
  return rows[0] as unknown;
};
const fileWith = async (text: string) => {
  const file = path.join(folder, 'scheme.json');
  await writeFile(file, text);
  return file;
};

describe('POST /assessment/schemes', () => {
  it('201: the list is there with its numbers, hidden from the public, and an event', async () => {
    const reply = await cast.monitor.post<AssessmentBoard>('/assessment/schemes', schemeOf([ruleOf('O1')]));
    expect(reply.status, reply.text).toBe(201);
    expect(reply.headers['location']).toBe(`/api/v1/assessment/schemes/${reply.body.id}`);
    expect(reply.body).toMatchObject({
      shown: false,
      version: 1,
      numbers: [{ number: 'O1', state: 'missing' }],
    });
    const again = await cast.monitor.post('/assessment/schemes', schemeOf([ruleOf('O1')]));
    expectProblem(again, 'already-exists');
  });

  it.each([
    ['an unknown key', { colour: 'red' }, ['/colour']],
    ['a year of the Buddhist era', { fiscalYear: 2569 }, ['/fiscalYear']],
    ['no numbers', { numbers: [] }, ['/numbers']],
    [
      'a number that is none',
      { numbers: [ruleOf('O1'), { ...ruleOf('O1'), number: '๑' }] },
      ['/numbers/1/number'],
    ],
    [
      'a title in one language',
      { numbers: [{ ...ruleOf('O1'), title: { th: 'ก' } }] },
      ['/numbers/0/title/en'],
    ],
    ['a cadence of nowhere', { numbers: [{ ...ruleOf('O1'), cadence: 'daily' }] }, ['/numbers/0/cadence']],
  ])('400 for %s, and nothing of it is kept', async (_name, over, pointers) => {
    const before = await stored();
    const body = { ...schemeOf([ruleOf('O1')], { owner: 'bad' }), ...over };
    const reply = await cast.monitor.post('/assessment/schemes', body);
    expect(pointersOf(expectProblem(reply, 'malformed-request'))).toEqual(pointers);
    expect(await stored()).toEqual(before);
  });

  it('422 for numbers and elements that stand twice, groups and numbers of last year that are not there', async () => {
    const last = schemeOf([ruleOf('O1')], { owner: 'linked', fiscalYear: 2026 });
    await mustLoad(cast.monitor, last);
    const before = await stored();
    const twice = [...ruleOf('O2').elements, ...ruleOf('O2').elements.slice(0, 1)];
    const doubled = schemeOf([ruleOf('O1'), ruleOf('O2', { elements: twice }), ruleOf('O1')], {
      owner: 'linked',
    });
    const faulty = await cast.monitor.post('/assessment/schemes', doubled);
    expect(pointersOf(expectProblem(faulty, 'requirements-not-met'))).toEqual([
      '/numbers/1/elements/2/code',
      '/numbers/2/number',
    ]);
    const numbers = [ruleOf('O1', { workGroup: 'no_group' }), ruleOf('O2', { from: ['O1', 'O9'] })];
    const strange = await cast.monitor.post('/assessment/schemes', schemeOf(numbers, { owner: 'linked' }));
    expect(pointersOf(expectProblem(strange, 'requirements-not-met'))).toEqual([
      '/numbers/0/workGroup',
      '/numbers/1/from/1',
    ]);
    expect(await stored()).toEqual(before);
  });
});

describe('POST /assessment/schemes/{id}/replace', () => {
  it('200: what stays keeps its addresses and what was verified in the same words; what goes is named in the log', async () => {
    const before = await mustLoad(
      cast.monitor,
      schemeOf([ruleOf('O1'), ruleOf('O2')], { owner: 'corrected' }),
    );
    await link(cast.officer, before.id, 'O1', [toPage('/contact')]);
    await verify(cast.officer, before.id, 'O1', ['name', 'photo']);
    const { elements } = ruleOf('O1');
    const other = [elements[0]!, { code: 'photo', text: { th: 'รูปถ่ายหน้าตรง', en: 'Portrait' } }];
    const better = schemeOf([ruleOf('O3'), ruleOf('O1', { elements: other })], { owner: 'corrected' });
    const path = `/assessment/schemes/${before.id}/replace`;
    const reply = await cast.monitor.post<AssessmentBoard>(path, better, { ifMatch: before.version });
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body.numbers.map(({ number }) => number)).toEqual(['O3', 'O1']);
    expect(reply.body.numbers[1]?.addresses).toHaveLength(1);
    expect(reply.body.numbers[1]?.elements.map(({ checked }) => checked !== null)).toEqual([true, false]);
    const { rows } = await test.owner.pool.query<{ body: string }>(
      "SELECT body FROM events WHERE type = 'assessment.loaded' ORDER BY seq DESC LIMIT 1",
    );
    expect(JSON.parse(rows[0]?.body ?? '')).toMatchObject({ details: { removed: ['O2'], numbers: 2 } });
    expectProblem(await cast.monitor.post(path, better, { ifMatch: 1 }), 'version-stale');
    const strange = schemeOf([ruleOf('O1')], { owner: 'corrected', fiscalYear: 2030 });
    expectProblem(await cast.monitor.post(path, strange, { ifMatch: 2 }), 'requirements-not-met');
  });
});

describe('npm run admin -- schemes load', () => {
  it('loads each list that is shipped, all of them marked as examples, and in their place when loaded again', async () => {
    const files = (await readdir(SHIPPED)).filter((name) => name.endsWith('.json')).sort();
    expect(files.length).toBeGreaterThan(3);
    for (const name of files) {
      const { scheme, outcome } = await loadSchemeFile(test.deps, path.join(SHIPPED, name));
      expect(outcome).toBe('loaded');
      expect(scheme.example).toBe(true);
      expect(scheme.note.th).toContain('ต้องตรวจกับคู่มือของผู้ประเมิน');
    }
    const { outcome } = await loadSchemeFile(test.deps, path.join(SHIPPED, files.at(-1) ?? ''));
    expect(outcome).toBe('replaced');
  });

  it('names every fault with its place and loads nothing', async () => {
    const before = await stored();
    const bad = { ...schemeOf([{ ...ruleOf('O1'), number: 'first' }]), owner: 'Big Letters', colour: 1 };
    const refused = await loadSchemeFile(test.deps, await fileWith(JSON.stringify(bad))).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(StartError);
    for (const pointer of ['/owner', '/numbers/0/number', '/colour'])
      expect(String(refused)).toContain(pointer);
    for (const text of ['{', '[]', 'null'])
      await expect(loadSchemeFile(test.deps, await fileWith(text)), text).rejects.toBeInstanceOf(StartError);
    await expect(loadSchemeFile(test.deps, '/nowhere.json')).rejects.toBeInstanceOf(StartError);
    expect(await stored()).toEqual(before);
  });
});
