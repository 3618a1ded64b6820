import type { TestApp } from './buildTestApp.ts';
import type { Sent } from './statements.ts';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Plan[];
}

/**
 * How many rows of tables and indexes the database looks at for the reading ones among some statements, by its own count.
 * They are run once more, as its owner, or on the connections that they were sent on.
 */
export async function rowsLookedAt(
  test: TestApp,
  sent: readonly Sent[],
  pool = test.owner.pool,
): Promise<number> {
  const counts: number[] = [];
  for (const { text, values } of sent.filter((one) => /^\s*(select|with)\b/i.test(one.text))) {
    if (text.includes('pg_advisory')) continue;
    const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON, TIMING OFF) ${text}`,
      [...values],
    );
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    if (!plan) throw new Error('a statement has a plan');
    counts.push(scanned(plan));
  }
  if (counts.length === 0) throw new Error('nothing was read');
  return counts.reduce((sum, count) => sum + count, 0);
}

function scanned(plan: Plan): number {
  const below = (plan.Plans ?? []).reduce((sum, one) => sum + scanned(one), 0);
  // A sort in memory, a join and a bitmap of several indexes look at nothing that was not counted below them.
  if (!plan['Node Type'].endsWith('Scan')) return below;
  const loops = plan['Actual Loops'] ?? 1;
  const rows =
    (plan['Actual Rows'] ?? 0) +
    (plan['Rows Removed by Filter'] ?? 0) +
    (plan['Rows Removed by Index Recheck'] ?? 0);
  return below + rows * loops;
}
