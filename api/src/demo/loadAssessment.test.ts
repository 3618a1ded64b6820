import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssessmentBoard, AssessmentSchemeList } from '@phoeiphrae/shared/assessment/board';
import type { PublicAssessmentYear } from '@phoeiphrae/shared/assessment/publicAssessment';
import { asPost, type Person } from '../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';
import { client } from '../testing/client.ts';
import { readDemoAssessment } from './demoAssessment.ts';
import { readDemoItems } from './items.ts';
import { loadDemoAssessment } from './loadAssessment.ts';

const DAY = '2026-11-22';
let test: TestApp;
let monitor: Person;

/** The items that the lists lead to, without their texts. */
async function addItems(slugs: readonly string[]): Promise<void> {
  const officer = await asPost(test, 'officer', { workGroups: ['policy_plan'] });
  for (const slug of new Set(slugs)) {
    const content = { category: 'news', title: slug };
    const made = await officer.post('/items', { slug, workGroup: 'policy_plan', content });
    expect(made.status, made.text).toBe(201);
  }
}

const linkedItems = () =>
  Object.values(readDemoAssessment().linked).flatMap((addresses) =>
    addresses.flatMap((address) => ('item' in address ? [address.item] : [])),
  );

beforeAll(async () => {
  test = await buildTestApp();
  monitor = await asPost(test, 'ict_director');
  await addItems(linkedItems());
  const people = new Map([['ict.director', { userId: monitor.id, sessionId: monitor.sessionId }]]);
  await test.deps.db.orm.transaction((tx) => loadDemoAssessment(test.app, tx, people, DAY));
});
afterAll(() => test.close());

describe('the assessment of the demonstration', () => {
  it('leads to items that the demonstration has and publishes', () => {
    const items = new Map(readDemoItems(DAY).map((item) => [item.slug, item]));
    for (const slug of linkedItems()) {
      expect(items.has(slug), slug).toBe(true);
      expect(items.get(slug)?.target.state, slug).not.toBe('withdrawn');
    }
  });

  it('is a list of last year carried into this one, half full, marked as an example and shown', async () => {
    const { schemes } = (await monitor.get<AssessmentSchemeList>('/assessment/schemes')).body;
    expect(schemes.map(({ fiscalYear, example, shown }) => [fiscalYear, example, shown])).toEqual([
      [2027, true, true],
      [2026, true, true],
    ]);
    const board = (await monitor.get<AssessmentBoard>(`/assessment/schemes/${schemes[0]?.id ?? ''}`)).body;
    const linked = board.numbers.filter(({ addresses }) => addresses.length > 0).length;
    expect(linked / board.numbers.length).toBeGreaterThan(0.4);
    expect(linked / board.numbers.length).toBeLessThan(0.7);
    expect(board.numbers.filter(({ verified }) => verified !== null).length).toBe(
      Object.keys(readDemoAssessment().verified).length,
    );
    const seen = await client(test).get<PublicAssessmentYear>('/public/assessment/2027');
    expect(seen.body.schemes[0]?.numbers[2]?.evidence[0]?.href).toBe('/contact');
  });
});
