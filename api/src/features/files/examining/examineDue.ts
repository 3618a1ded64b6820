import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FILE_MODE, FOLDER_MODE } from '@phoeiphrae/db/closedFolder';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { DamagedBlobError, MissingBlobError } from '../../../engines/blobs/blobStore.ts';
import type { Deps } from '../../../office/deps.ts';
import {
  ExaminationFailed,
  notExamined,
  type ExaminedFile,
} from '../../../engines/examination/examination.ts';
import { makeWorkFolder } from '../../../engines/examination/workFolder.ts';
import { extensionOf } from '@phoeiphrae/shared/fileTypes';
import { officeContactsOf } from '../../../office/officeContacts.ts';
import { policyInForce } from '../../../office/policyStore.ts';
import { markDamaged } from '../serving/damage.ts';
import { claimNext, giveBack, holding, type Claimed } from './claim.ts';
import { keepResult } from './keepResult.ts';
import { ownersOf } from './owners.ts';
import { scanDue } from './scanDue.ts';

/** After so many examinations that came to no end, the file is refused. */
const ATTEMPTS = 3;
/** Before the next attempt, in milliseconds. */
const PAUSE_MS = 5_000;
/** Before damaged bytes are looked at again: somebody may have put them back. */
const DAMAGED_PAUSE_MS = 3_600_000;

/**
 * Examines every file that waits for it, as many at once as there are workers, and has the virus scanner see every file
 * that it has not seen. Any number of processes may do this at once. A file that cannot be examined now holds up no other.
 * @returns how many files were examined or scanned.
 * @throws {AggregateError} at the end, with what went wrong with some of them.
 */
export async function examineDue(deps: Deps): Promise<number> {
  const round: Round = { errors: [], skipped: [], done: 0 };
  await Promise.all(Array.from({ length: deps.examiner.workers }, () => lane(deps, round)));
  const scanned = await scanDue(deps);
  const { errors, done } = round;
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} files could not be examined now`);
  return done + scanned;
}

interface Round {
  readonly errors: unknown[];
  /** Not taken again in this round. */
  readonly skipped: string[];
  done: number;
}

/** One file after the other, until none is left to take. Never throws: the other lanes go on. */
async function lane(deps: Deps, round: Round): Promise<void> {
  try {
    for (let next = await claimNext(deps, round.skipped); next; next = await claimNext(deps, round.skipped)) {
      try {
        const claimed = next;
        await holding(deps, claimed.sha256, () => examineOne(deps, claimed), claimed.itemId);
        round.done++;
      } catch (error) {
        round.errors.push(error);
        round.skipped.push(next.sha256);
        await giveBack(deps, next, PAUSE_MS, next.attempts - 1);
        if (isClosed(error)) return;
      }
    }
  } catch (error) {
    round.errors.push(error);
  }
}

/** This process ends: what it would take now, it would only give back. */
const isClosed = (error: unknown): boolean => error instanceof ExaminationFailed && error.reason === 'closed';

async function examineOne(deps: Deps, claimed: Claimed): Promise<void> {
  const { sha256, attempts } = claimed;
  const folder = await makeWorkFolder();
  try {
    await keepResult(deps, { ...claimed, state: 'done', ...(await examine(deps, sha256, folder)) });
  } catch (error) {
    if (error instanceof DamagedBlobError || error instanceof MissingBlobError) {
      await markDamaged(deps, sha256);
      await giveBack(deps, claimed, DAMAGED_PAUSE_MS, 0);
    } else if (!(error instanceof ExaminationFailed) || isClosed(error)) {
      throw error;
    } else if (attempts < ATTEMPTS) {
      await giveBack(deps, claimed, PAUSE_MS, attempts);
    } else {
      const name = (await ownersOf(deps.db.orm, sha256))[0]?.name ?? sha256;
      await keepResult(deps, { ...claimed, name, state: 'failed', examined: notExamined() });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The bytes with the name under which they were examined. */
interface Named {
  readonly name: string;
  readonly examined: ExaminedFile;
}

/**
 * Copies the bytes out of the store, so that the worker needs nothing but a file. Where several items have the bytes
 * under names that promise several types, the name that keeps its promise counts; each item is held to its own.
 */
async function examine(deps: Deps, sha256: string, folder: string): Promise<Named> {
  const file = path.join(folder, 'file');
  await pipeline(await deps.blobs.open(sha256), createWriteStream(file, { mode: FILE_MODE }));
  const { document } = await policyInForce(deps.db.orm, bangkokDate(deps.clock.now()));
  const contacts = officeContactsOf(document.office);
  let first: Named | undefined;
  for (const [i, name] of (await namesOf(deps, sha256)).entries()) {
    const outDir = path.join(folder, String(i));
    await mkdir(outDir, { mode: FOLDER_MODE });
    const examined = await deps.examiner.examine(file, { name, outDir, ...contacts });
    first ??= { name, examined };
    const { refusals } = examined.examination;
    if (!refusals.some(({ code }) => code === 'name_and_content_differ')) return { name, examined };
  }
  return first ?? { name: sha256, examined: notExamined() };
}

/** The names that the bytes go under, one for each extension. */
async function namesOf({ db }: Deps, sha256: string): Promise<string[]> {
  const owners = await ownersOf(db.orm, sha256);
  const byExtension = new Map(owners.map(({ name }) => [extensionOf(name), name]));
  return [...byExtension.values()];
}
