import { and, asc, eq, inArray, isNull, lte, lt, or, sql, type SQL } from 'drizzle-orm';
import { fileExaminations } from '@phoeiphrae/db/schema/files';
import type { Deps } from '../../../office/deps.ts';
import { EXAMINER_VERSION } from '../../../engines/examination/examination.ts';

/** For so long a process has a file without a sign of life, in milliseconds: what it was killed over is soon taken again. */
export const LEASE_MS = 15_000;
/** How often it gives one, in milliseconds; two may be lost. */
const RENEW_MS = 4_000;

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

/**
 * Renews the lease of a file while it is worked on, however long that takes. One that cannot be renewed, since the
 * database is away say, runs out: another process may then do the same work, which does no harm.
 * @throws whatever `work` throws.
 */
export async function holding<T>(deps: Deps, sha256: string, work: () => Promise<T>): Promise<T> {
  const renewing = setInterval(() => {
    void renew(deps, sha256).catch(() => undefined);
  }, RENEW_MS);
  try {
    return await work();
  } finally {
    clearInterval(renewing);
  }
}

/** Only while it is under examination: a sign of life that comes late must not hold up what was given back. */
async function renew({ db, clock }: Deps, sha256: string): Promise<void> {
  const leaseUntil = new Date(clock.now().getTime() + LEASE_MS).toISOString();
  await db.orm
    .update(fileExaminations)
    .set({ leaseUntil })
    .where(and(eq(fileExaminations.sha256, sha256), eq(fileExaminations.state, 'running')));
}

/** Whether a process has left a file behind. */
export async function isLeftBehind({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<boolean> {
  const { sha256, state, leaseUntil } = fileExaminations;
  const [row] = await db.orm
    .select({ sha256 })
    .from(fileExaminations)
    .where(and(eq(state, 'running'), lte(leaseUntil, clock.now().toISOString())))
    .limit(1);
  return row !== undefined;
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
