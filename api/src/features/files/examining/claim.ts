import { and, asc, eq, inArray, isNull, lte, lt, or, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { fileExaminations, itemFiles } from '@phoeiphrae/db/schema/files';
import type { Deps, Tx } from '../../../office/deps.ts';
import { EXAMINER_VERSION } from '../../../engines/examination/examination.ts';

/** For so long a process has a file without a sign of life, in milliseconds: what it was killed over is soon taken again. */
export const LEASE_MS = 15_000;
/** How often it gives one, in milliseconds; two may be lost. */
const RENEW_MS = 4_000;

/** A file that this process has in hand. */
export interface Claimed {
  readonly sha256: string;
  readonly attempts: number;
  readonly since: string;
  /** The item for whose attachment bytes are examined again that are known from elsewhere. */
  readonly itemId: string | null;
}

const free = (leaseUntil: PgColumn, now: string): SQL | undefined =>
  or(isNull(leaseUntil), lte(leaseUntil, now));

/** Waiting, or left behind by a process that died, or examined by an examiner that knew less. */
const due = (now: string): SQL | undefined =>
  or(
    and(inArray(fileExaminations.state, ['waiting', 'running']), free(fileExaminations.leaseUntil, now)),
    and(inArray(fileExaminations.state, ['done', 'failed']), lt(fileExaminations.engine, EXAMINER_VERSION)),
  );

const notIn = (column: PgColumn, skipped: readonly string[]): SQL | undefined =>
  skipped.length > 0 ? sql`NOT ${inArray(column, [...skipped])}` : undefined;

/**
 * Takes the next file that is due for this process. What another process takes at the same moment is skipped; what a
 * process took and never finished comes back when its lease has run out.
 */
export async function claimNext(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  skipped: readonly string[],
): Promise<Claimed | undefined> {
  const moment = clock.now();
  const since = moment.toISOString();
  const leaseUntil = new Date(moment.getTime() + LEASE_MS).toISOString();
  const at = { since, leaseUntil, skipped };
  return db.orm.transaction(async (tx) => (await claimAttachment(tx, at)) ?? claimBytes(tx, at));
}

interface At {
  readonly since: string;
  readonly leaseUntil: string;
  readonly skipped: readonly string[];
}

/** Bytes that are known from elsewhere, attached to an item that is to learn nothing of that. */
async function claimAttachment(tx: Tx, { since, leaseUntil, skipped }: At): Promise<Claimed | undefined> {
  const { itemId, sha256, state, waitsSince } = itemFiles;
  const [row] = await tx
    .select({ itemId, sha256, attempts: itemFiles.attempts })
    .from(itemFiles)
    .innerJoin(fileExaminations, eq(fileExaminations.sha256, sha256))
    .where(
      and(
        inArray(state, ['waiting', 'running']),
        free(itemFiles.leaseUntil, since),
        inArray(fileExaminations.state, ['done', 'failed']),
        notIn(sha256, skipped),
      ),
    )
    .orderBy(asc(itemFiles.leaseUntil), asc(waitsSince))
    .limit(1)
    .for('update', { of: itemFiles, skipLocked: true });
  if (!row) return undefined;
  const taken = { attempts: row.attempts + 1, leaseUntil };
  await tx
    .update(itemFiles)
    .set({ state: 'running', ...taken })
    .where(and(eq(itemId, row.itemId), eq(sha256, row.sha256)));
  return { ...row, attempts: taken.attempts, since };
}

async function claimBytes(tx: Tx, { since, leaseUntil, skipped }: At): Promise<Claimed | undefined> {
  const { sha256, state, attempts } = fileExaminations;
  const [row] = await tx
    .select({ sha256, state, attempts })
    .from(fileExaminations)
    .where(and(due(since), notIn(sha256, skipped)))
    .orderBy(sql`${fileExaminations.engine} IS NOT NULL`, asc(fileExaminations.leaseUntil))
    .limit(1)
    .for('update', { skipLocked: true });
  if (!row) return undefined;
  const again = row.state === 'done' || row.state === 'failed';
  const taken = { attempts: again ? 1 : row.attempts + 1, leaseUntil };
  await tx
    .update(fileExaminations)
    .set({ state: 'running', ...taken })
    .where(eq(sha256, row.sha256));
  return { sha256: row.sha256, attempts: taken.attempts, since, itemId: null };
}

/**
 * Renews the lease of a file while it is worked on, however long that takes. One that cannot be renewed, since the
 * database is away say, runs out: another process may then do the same work, which does no harm.
 * @throws whatever `work` throws.
 */
export async function holding<T>(
  deps: Deps,
  sha256: string,
  work: () => Promise<T>,
  itemId: string | null = null,
): Promise<T> {
  const renewing = setInterval(() => {
    void renew(deps, { sha256, itemId }).catch(() => undefined);
  }, RENEW_MS);
  try {
    return await work();
  } finally {
    clearInterval(renewing);
  }
}

/** Only while it is under examination: a sign of life that comes late must not hold up what was given back. */
async function renew(
  { db, clock }: Deps,
  { sha256, itemId }: Pick<Claimed, 'sha256' | 'itemId'>,
): Promise<void> {
  const leaseUntil = new Date(clock.now().getTime() + LEASE_MS).toISOString();
  if (itemId === null) {
    const bytes = and(eq(fileExaminations.sha256, sha256), eq(fileExaminations.state, 'running'));
    await db.orm.update(fileExaminations).set({ leaseUntil }).where(bytes);
  } else {
    const attached = and(attachment(itemId, sha256), eq(itemFiles.state, 'running'));
    await db.orm.update(itemFiles).set({ leaseUntil }).where(attached);
  }
}

const attachment = (itemId: string, sha256: string): SQL | undefined =>
  and(eq(itemFiles.itemId, itemId), eq(itemFiles.sha256, sha256));

/** Whether a process has left a file behind. */
export async function isLeftBehind({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<boolean> {
  const now = clock.now().toISOString();
  for (const table of [fileExaminations, itemFiles]) {
    const [row] = await db.orm
      .select({ sha256: table.sha256 })
      .from(table)
      .where(and(eq(table.state, 'running'), lte(table.leaseUntil, now)))
      .limit(1);
    if (row) return true;
  }
  return false;
}

/** Gives a file back, to be taken again after so many milliseconds. */
export async function giveBack(
  { db, clock }: Deps,
  { sha256, itemId }: Pick<Claimed, 'sha256' | 'itemId'>,
  waitMs: number,
  attempts: number,
): Promise<void> {
  const leaseUntil = new Date(clock.now().getTime() + waitMs).toISOString();
  const waiting = { state: 'waiting' as const, leaseUntil, attempts };
  if (itemId === null)
    await db.orm.update(fileExaminations).set(waiting).where(eq(fileExaminations.sha256, sha256));
  else await db.orm.update(itemFiles).set(waiting).where(attachment(itemId, sha256));
}
