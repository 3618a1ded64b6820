import { and, asc, eq, inArray, isNull, lte, lt, or, sql, type SQL } from 'drizzle-orm';
import { fileExaminations } from '@phoeiphrae/db/schema/files';
import type { Deps } from '../../../office/deps.ts';
import { EXAMINER_VERSION } from '../../../engines/examination/examination.ts';

/** For how long one process may hold a file, in milliseconds; longer than any examination is given. */
export const LEASE_MS = 10 * 60_000;

export type Claimed = typeof fileExaminations.$inferSelect;

const free = (now: string): SQL | undefined =>
  or(isNull(fileExaminations.leaseUntil), lte(fileExaminations.leaseUntil, now));

/** Waiting, or left behind by a process that died, or examined by an examiner that knew less. */
const due = (now: string): SQL | undefined =>
  or(
    and(inArray(fileExaminations.state, ['waiting', 'running']), free(now)),
    and(inArray(fileExaminations.state, ['done', 'failed']), lt(fileExaminations.engine, EXAMINER_VERSION)),
  );

/**
 * Takes the next file that is due for this process. What another process takes at the same moment is skipped; what a
 * process took and never finished comes back when its lease has run out.
 */
export async function claimNext(
  { db, clock }: Deps,
  skipped: readonly string[],
): Promise<Claimed | undefined> {
  const moment = clock.now();
  const now = moment.toISOString();
  return db.orm.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(fileExaminations)
      .where(
        and(
          due(now),
          skipped.length > 0 ? sql`NOT ${inArray(fileExaminations.sha256, [...skipped])}` : undefined,
        ),
      )
      .orderBy(sql`${fileExaminations.engine} IS NOT NULL`, asc(fileExaminations.leaseUntil))
      .limit(1)
      .for('update', { skipLocked: true });
    if (!row) return undefined;
    const again = row.state === 'done' || row.state === 'failed';
    const taken = {
      state: 'running' as const,
      attempts: again ? 1 : row.attempts + 1,
      leaseUntil: new Date(moment.getTime() + LEASE_MS).toISOString(),
    };
    await tx.update(fileExaminations).set(taken).where(eq(fileExaminations.sha256, row.sha256));
    return { ...row, ...taken };
  });
}

/** Gives a file back, to be taken again after so many milliseconds. */
export async function giveBack(
  { db, clock }: Deps,
  sha256: string,
  waitMs: number,
  attempts: number,
): Promise<void> {
  const leaseUntil = new Date(clock.now().getTime() + waitMs).toISOString();
  await db.orm
    .update(fileExaminations)
    .set({ state: 'waiting', leaseUntil, attempts })
    .where(eq(fileExaminations.sha256, sha256));
}
