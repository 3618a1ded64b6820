import { asc, gt } from 'drizzle-orm';
import { checkpoints } from '@phoeiphrae/db/schema/publicLog';
import type { Queryable } from '../../office/deps.ts';
import { readNote } from '../../engines/merkle/checkpointNote.ts';
import type { LogFault } from './logFault.ts';

type Checkpoint = typeof checkpoints.$inferSelect;
const BATCH = 1000;

export const inCheckpoint = (id: number, text: string, ...columns: string[]): LogFault => ({
  text: `checkpoint ${String(id)} ${text}`,
  table: 'checkpoints',
  key: String(id),
  columns,
});

/** Every signed head that is stored, in the order in which they were signed. */
export async function* ownHeads(db: Queryable): AsyncGenerator<Checkpoint> {
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const rows = await db
      .select()
      .from(checkpoints)
      .where(gt(checkpoints.id, after))
      .orderBy(asc(checkpoints.id))
      .limit(BATCH);
    yield* rows;
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.id ?? after;
  }
}

/** The columns beside the signed text that repeat it. */
export function columnFaults({ id, note, size, root }: Checkpoint): LogFault[] {
  const head = readNote(note);
  if (!head) return [];
  return [
    ...(head.size === size ? [] : [inCheckpoint(id, 'has not the size that its note says', 'size')]),
    ...(Buffer.from(head.root).toString('hex') === root
      ? []
      : [inCheckpoint(id, 'has not the root that its note says', 'root')]),
  ];
}
