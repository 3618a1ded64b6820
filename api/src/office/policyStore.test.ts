import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';
import { inForceColumns } from './policyStore.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.close());

describe('what every request asks of the announcement', () => {
  it('is found by indexes, however many revisions are stored', async () => {
    const { versions } = inForceColumns(test.owner.orm, '2026-11-23');
    const plan = await test.owner.orm.transaction(async (tx) => {
      // Few rows are read from the beginning, whatever indexes there are.
      await tx.execute(sql`SET LOCAL enable_seqscan = off`);
      return (await tx.execute<Record<string, string>>(sql`EXPLAIN SELECT ${versions}`)).rows;
    });
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('revisions_bound');
    expect(text).not.toContain('Seq Scan on revisions');
  });
});
