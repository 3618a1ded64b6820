import { and, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import { fileExaminations, itemFiles } from '@phoeiphrae/db/schema/files';
import type { Job } from '../../../engines/jobs/job.ts';
import type { Deps } from '../../../office/deps.ts';
import { Nothing, type OfficeWorker } from '../../../office/officeWorker.ts';
import { examineDue } from './examineDue.ts';

/** Given in the transaction that attaches a file. How each file stands, and who has it in hand, says its examination's row. */
export const EXAMINE_FILES = {
  name: 'files.examine',
  data: Nothing,
  retry: { limit: 3, firstPauseS: 10 },
  // As long as all files together that wait; each has a limit of its own.
  expireS: 6 * 3600,
  lookEveryS: 5,
  // What an older examiner saw, or what a scanner that is new has not seen, no job tells of.
  atStart: true,
} as const satisfies Job;

export const examineFiles: OfficeWorker = { job: EXAMINE_FILES, run: examineDue, next: nextExamination };

/** Before files that a scanner has not seen are shown to it again, in milliseconds. */
const SCANNER_PAUSE_MS = 15_000;

/** When a file comes back: after its pause, from a process that died with it, or because the scanner may be there again. */
export async function nextExamination({ db, clock, scanner }: Deps): Promise<Date | undefined> {
  const now = clock.now();
  const { state, leaseUntil, scan } = fileExaminations;
  const open = inArray(state, ['waiting', 'running']);
  const [examination] = await db.orm
    .select({ at: sql<string | null>`min(coalesce(${leaseUntil}, ${now.toISOString()}))` })
    .from(fileExaminations)
    .where(open);
  const [attachment] = await db.orm
    .select({ at: sql<string | null>`min(coalesce(${itemFiles.leaseUntil}, ${now.toISOString()}))` })
    .from(itemFiles)
    .innerJoin(fileExaminations, eq(fileExaminations.sha256, itemFiles.sha256))
    .where(and(ne(itemFiles.state, 'done'), inArray(state, ['done', 'failed'])));
  const later = new Date(now.getTime() + SCANNER_PAUSE_MS).toISOString();
  const [scanning] = scanner
    ? await db.orm
        .select({ at: sql<string | null>`min(coalesce((${scan} ->> 'notBefore')::timestamptz, ${later}))` })
        .from(fileExaminations)
        .where(sql`${scan} ->> 'result' = 'waiting'`)
    : [];
  const [rescanning] = scanner
    ? await db.orm
        .select({
          at: sql<string | null>`min(coalesce((${itemFiles.scan} ->> 'notBefore')::timestamptz, ${later}))`,
        })
        .from(itemFiles)
        .where(isNotNull(itemFiles.scan))
    : [];
  const moments = [examination?.at, attachment?.at, scanning?.at, rescanning?.at].flatMap((at) =>
    at ? [Date.parse(at)] : [],
  );
  return moments.length > 0 ? new Date(Math.min(...moments)) : undefined;
}
