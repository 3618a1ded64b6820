import { and, asc, eq, lte, notExists, sql } from 'drizzle-orm';
import { checkedTargets, checkedUses } from '@phoeiphrae/db/schema/checks';
import { blobs } from '@phoeiphrae/db/schema/files';
import type { FileFailure } from '@phoeiphrae/shared/check';
import type { Deps } from '../../office/deps.ts';
import { recordingLast } from '../../office/log/recordEvent.ts';
import { verifyBlob } from '../files/verifyBlobs.ts';
import { noteTargets } from './noteTargets.ts';
import { afterReading } from './standing.ts';
import { writeStanding } from './writeStanding.ts';

const DAY_MS = 86_400_000;
/** Longer than the largest file takes to be read, in milliseconds. */
const LEASE_MS = 3_600_000;
/** Every byte of a file is read again after so many days. */
const READ_EVERY_DAYS = 30;
/** As many bytes are read in one run; what is over waits its turn. */
const READ_AT_ONCE = 4 * 1024 ** 3;

type Target = typeof checkedTargets.$inferSelect;

/**
 * Looks whether the bytes of what is public are there: each day whether a file is there with its size, once a month whether all
 * of them are those of its digest. What is not so is served to nobody, as `verifyBlob` sees to it.
 * @returns how many files were looked at.
 */
export async function checkFiles(deps: Deps): Promise<number> {
  await noteTargets(deps);
  let [count, left] = [0, READ_AT_ONCE];
  for (let target = await takeFile(deps); target; target = await takeFile(deps)) {
    left -= await checkOne(deps, target, left);
    count++;
  }
  return count;
}

/** Nobody else looks at it for as long as the lease lasts. What nothing public carries any more is forgotten. */
async function takeFile({ db, clock }: Deps): Promise<Target | undefined> {
  const now = clock.now();
  const { id, kind, nextCheckAt } = checkedTargets;
  for (;;) {
    const taken = await db.orm.transaction(async (tx) => {
      const [due] = await tx
        .select()
        .from(checkedTargets)
        .where(and(eq(kind, 'file'), lte(nextCheckAt, now.toISOString())))
        .orderBy(asc(nextCheckAt))
        .limit(1)
        .for('update', { skipLocked: true });
      if (!due) return undefined;
      const unused = notExists(
        tx
          .select({ one: sql`1` })
          .from(checkedUses)
          .where(eq(checkedUses.targetId, id)),
      );
      const gone = await tx.delete(checkedTargets).where(and(eq(id, due.id), unused));
      if (gone.rowCount) return 'gone' as const;
      const lease = new Date(now.getTime() + LEASE_MS).toISOString();
      await tx.update(checkedTargets).set({ nextCheckAt: lease }).where(eq(id, due.id));
      return due;
    });
    if (taken !== 'gone') return taken;
  }
}

/** @returns how many bytes were read. */
async function checkOne(deps: Deps, target: Target, left: number): Promise<number> {
  const [blob] = await deps.db.orm.select().from(blobs).where(eq(blobs.sha256, target.address));
  if (!blob) return 0;
  const whole = await mustRead(deps, target, blob, left);
  const fault = whole ? await verifyBlob(deps, blob) : undefined;
  await keepFound(deps, target, fault, whole);
  return whole ? blob.size : 0;
}

/** Whatever looks wrong is read: what is told of it, it is told by its bytes. */
async function mustRead(
  { blobs: store, clock }: Deps,
  { address, readAt, state }: Target,
  blob: typeof blobs.$inferSelect,
  left: number,
): Promise<boolean> {
  if (blob.damagedAt !== null || state === 'broken') return true;
  if ((await store.size(address)) !== blob.size) return true;
  const age = clock.now().getTime() - Date.parse(readAt ?? '1970-01-01T00:00:00.000Z');
  return age >= READ_EVERY_DAYS * DAY_MS && left > 0;
}

async function keepFound(
  { db, clock }: Deps,
  { id }: Target,
  fault: FileFailure | undefined,
  whole: boolean,
): Promise<void> {
  const now = clock.now();
  const read = whole && !fault ? { readAt: now.toISOString() } : {};
  await db.orm.transaction((tx) =>
    recordingLast(tx, (record) =>
      writeStanding({ tx, now, record }, id, (before) => ({ ...afterReading(before, fault, now), ...read })),
    ),
  );
}
