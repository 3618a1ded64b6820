import { and, asc, eq, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { fileExaminations, itemFiles, type VirusScan } from '@phoeiphrae/db/schema/files';
import { SYSTEM_STAMP } from '../../../office/actor.ts';
import { DamagedBlobError, MissingBlobError } from '../../../engines/blobs/blobStore.ts';
import type { Deps, Queryable } from '../../../office/deps.ts';
import { ScannerUnreachable } from '../../../engines/examination/clamav.ts';
import { markDamaged } from '../serving/damage.ts';
import { indexAnew } from '../../../office/search/indexDue.ts';
import { recordEvent } from '../../../office/log/recordEvent.ts';
import { tellOwners } from './keepResult.ts';
import { ownersOf } from './owners.ts';

const result = sql`${fileExaminations.scan} ->> 'result'`;
const notBefore = sql`${fileExaminations.scan} ->> 'notBefore'`;
/** Before a file that the scanner would not take is shown to it again, in milliseconds. */
const LATER_MS = 15 * 60_000;

/**
 * Shows the scanner every file that it has not seen. While it cannot be reached the files wait, and nothing of them is
 * published; without a scanner none waits for one.
 * @returns how many files were scanned.
 * @throws {Error} when a file cannot be read for another reason than being damaged or gone.
 */
export async function scanDue(deps: Deps): Promise<number> {
  const { db, clock, scanner } = deps;
  if (!scanner) {
    await db.orm
      .update(fileExaminations)
      .set({ scan: null })
      .where(sql`${result} = 'waiting'`);
    await db.orm.update(itemFiles).set({ scan: null }).where(isNotNull(itemFiles.scan));
    return 0;
  }
  const waiting: VirusScan = { result: 'waiting', at: clock.now().toISOString() };
  await db.orm.update(fileExaminations).set({ scan: waiting }).where(isNull(fileExaminations.scan));
  const due = await db.orm
    .select({ sha256: fileExaminations.sha256 })
    .from(fileExaminations)
    .where(and(sql`${result} = 'waiting'`, or(isNull(notBefore), lte(notBefore, waiting.at))))
    .orderBy(asc(sql`${fileExaminations.scan} ->> 'at'`));
  const again = await attachedDue(db.orm, waiting.at);
  let scanned = 0;
  for (const sha256 of new Set([...due, ...again].map((one) => one.sha256))) {
    const verdict = await scan(deps, sha256);
    if (verdict === 'unreachable') break;
    if (verdict === 'later') await putOff(deps, sha256);
    if (verdict === 'damaged' || verdict === 'later') continue;
    await keep(deps, sha256, verdict);
    scanned++;
  }
  return scanned;
}

/** Bytes that the scanner has seen before, and not since they were attached to another item. */
const attachedDue = (db: Queryable, now: string) =>
  db
    .select({ sha256: itemFiles.sha256 })
    .from(itemFiles)
    .where(and(isNotNull(itemFiles.scan), sql`coalesce(${itemFiles.scan} ->> 'notBefore', '') <= ${now}`))
    .orderBy(asc(itemFiles.waitsSince));

type Verdict = 'clean' | 'found' | 'damaged' | 'later' | 'unreachable';

async function scan(deps: Deps, sha256: string): Promise<Verdict> {
  try {
    const bytes = await deps.blobs.open(sha256);
    try {
      return (await deps.scanner?.scan(bytes)) ?? 'unreachable';
    } finally {
      bytes.destroy();
    }
  } catch (error) {
    if (error instanceof ScannerUnreachable) {
      // A scanner that answers, but not to this file, still has words for the next one.
      return error.reason === 'connection' || error.reason === 'timeout' ? 'unreachable' : 'later';
    }
    if (!(error instanceof DamagedBlobError || error instanceof MissingBlobError)) throw error;
    await markDamaged(deps, sha256);
    return 'damaged';
  }
}

/** A file that the scanner refuses, for its size say, would otherwise be sent to it in full at every look. */
async function putOff({ db, clock }: Deps, sha256: string): Promise<void> {
  const now = clock.now();
  const later = new Date(now.getTime() + LATER_MS).toISOString();
  const scan: VirusScan = { result: 'waiting', at: now.toISOString(), notBefore: later };
  const unseen = sql`${result} = 'waiting'`;
  await db.orm
    .update(fileExaminations)
    .set({ scan })
    .where(and(eq(fileExaminations.sha256, sha256), unseen));
  const attached = and(eq(itemFiles.sha256, sha256), isNotNull(itemFiles.scan));
  await db.orm.update(itemFiles).set({ scan }).where(attached);
}

async function keep({ db, clock, jobs }: Deps, sha256: string, verdict: 'clean' | 'found'): Promise<void> {
  const now = clock.now().toISOString();
  await db.orm.transaction(async (tx) => {
    const scan: VirusScan = { result: verdict, at: now };
    await tx.update(fileExaminations).set({ scan }).where(eq(fileExaminations.sha256, sha256));
    const attached = and(eq(itemFiles.sha256, sha256), isNotNull(itemFiles.scan));
    await tx.update(itemFiles).set({ scan: null }).where(attached);
    if (verdict === 'clean') return;
    await indexAnew(tx, jobs, sha256);
    const owners = await ownersOf(tx, sha256);
    await tellOwners(tx, owners, { sha256, name: owners[0]?.name ?? '' }, now);
    const details = { sha256, verdict: 'refused', refusals: ['virus'] };
    await recordEvent(tx, { type: 'file.examined', by: SYSTEM_STAMP, at: now, requestId: null, details });
  });
}
