import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Refusal } from '@phoeiphrae/shared/examination';
import { LIMITS } from '../limits.ts';
import { Refused } from '../refused.ts';
import { innerTask, type ExamineInner, type Task } from '../task.ts';
import { isLeftover } from './leftovers.ts';
import { unpackEntry } from './unpackEntry.ts';
import { openZip, type OpenZip, type ZipEntry } from './zipDirectory.ts';

/** Names of what the programs that show folders leave in them; a file of another kind has no business under one. */
const LEFTOVERS = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Unpacks and examines each entry, one after another, and says all that is wrong: whoever has packed forty files wants
 * to mend them in one go. A ZIP within a ZIP is refused.
 * @throws {Refused} for a ZIP within a ZIP, an empty one, and one whose directory does not hold.
 */
export async function inspectZip(task: Task, examine: ExamineInner): Promise<Refusal[]> {
  if (task.depth > 0) throw new Refused('too_large_inside');
  const refusals: Refusal[] = [];
  const zip = await openZip(task.path, LIMITS.zipEntries);
  try {
    let kept = 0;
    for (const entry of zip.entries) {
      if (LEFTOVERS.test(entry.name) && (await isLeftover(zip, entry, task.sink))) continue;
      kept += 1;
      const refusal = await inspectOne(zip, entry, task, examine);
      if (refusal) refusals.push(refusal);
      if (refusals.length >= LIMITS.refusals) break;
    }
    if (kept === 0) throw new Refused('empty');
  } finally {
    zip.file.close();
  }
  return refusals;
}

async function inspectOne(
  zip: OpenZip,
  entry: ZipEntry,
  task: Task,
  examine: ExamineInner,
): Promise<Refusal | undefined> {
  if (LEFTOVERS.test(entry.name)) return new Refused('forbidden_inside', entry.name).refusal;
  const inner = path.join(task.scratch, randomUUID());
  try {
    await unpackEntry(zip, entry, inner);
    await examine(innerTask(task, inner, entry.name));
    return undefined;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return inZip(error.refusal, entry.name);
  } finally {
    await rm(inner, { force: true });
  }
}

function inZip({ code, detail }: Refusal, entry: string): Refusal {
  const inside = code === 'type_not_allowed' ? 'forbidden_inside' : code;
  const where = detail === undefined || detail === entry ? entry : `${entry} (${detail})`;
  return new Refused(inside, where).refusal;
}
