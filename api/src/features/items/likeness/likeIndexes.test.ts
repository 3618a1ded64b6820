import { randomUUID } from 'node:crypto';
import { PgDialect } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { printOf, sketchOf } from '../../../engines/words/textPrint.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { castOffice, draftOf, mustAct, ownWords, type Cast } from '../../../testing/office.ts';
import { standingQuery } from './likeContents.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

/** Contents that stand in the way, each with bands of its own. Of ten times as many the plan is the same, in half a millisecond. */
const STORED = 10_000;
/** As many parts as a content with all the files it may have. */
const PARTS = 53;

describe('the question for like contents', () => {
  it('is answered by indexes, whatever is stored', async () => {
    const { id } = await draftOf(test, cast.officer);
    await mustAct(cast.officer, id, 'submit');
    for (let from = 1; from <= STORED; from += 5_000)
      await test.owner.pool.query(
        `INSERT INTO content_prints (item_id, revision_id, revision_number, round, part, sha256, bands, signature, standing, at)
         SELECT p.item_id, p.revision_id, 1, 1, 'file', md5(n::text) || md5((n + 1)::text),
           (SELECT array_agg(hashtextextended(n || ' ' || b, 0)) FROM generate_series(1, 40) b), '', 'rejected', p.at
         FROM generate_series($1::integer, $1::integer + 4999) n, (SELECT * FROM content_prints LIMIT 1) p`,
        [from],
      );
    await test.owner.pool.query('ANALYZE content_prints');
    const bands = Array.from({ length: PARTS }, () => sketchOf(printOf(ownWords()))?.bands ?? []);
    const { sql, params } = new PgDialect().sqlToQuery(standingQuery(randomUUID(), bands, ['0'.repeat(64)]));
    const { rows } = await test.owner.pool.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, BUFFERS) ${sql}`,
      params,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('content_prints_by_band');
    expect(plan).toContain('content_prints_by_file');
    expect(plan).not.toContain('Seq Scan');
  });
});
