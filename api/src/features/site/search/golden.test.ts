import { writeFileSync } from 'node:fs';
import type { PublicPage } from '@phoeiphrae/shared/publicItem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { client } from '../../../testing/client.ts';
import { publicDemoItems } from '../../../testing/search/demoItems.ts';
import {
  DEPTH,
  goldenDocuments,
  goldenQueries,
  reportOf,
  scored,
  scoreOf,
} from '../../../testing/search/score.ts';
import { seedPublished } from '../../../testing/search/seedPublished.ts';

/** Where the report goes, when it is asked for: SEARCH_REPORT=report.md npm test -- golden */
const REPORT = process.env['SEARCH_REPORT'];

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
  await seedPublished(test, [...publicDemoItems(), ...goldenDocuments()]);
}, 180_000);
afterAll(() => test.close());

async function found(q: string): Promise<string[]> {
  const reply = await client(test).get<PublicPage>(
    `/public/items?limit=${String(DEPTH)}&q=${encodeURIComponent(q)}`,
  );
  expect(reply.status, q).toBe(200);
  return reply.body.items.map(({ slug }) => slug);
}

describe('the golden set', () => {
  it('holds 150 queries or more of every kind', () => {
    expect(goldenQueries().length).toBeGreaterThanOrEqual(150);
    expect(new Set(goldenQueries().map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(20);
  });

  it('finds what it should, first', { timeout: 300_000 }, async () => {
    const all = [];
    for (const query of goldenQueries()) all.push(scored(query, await found(query.q)));
    const report = reportOf(all);
    if (REPORT !== undefined) writeFileSync(REPORT, `${report}\n`);
    const { recall, mrr } = scoreOf(all);
    expect(recall, report).toBeGreaterThanOrEqual(0.95);
    expect(mrr, report).toBeGreaterThanOrEqual(0.85);
  });
});
