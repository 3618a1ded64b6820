import { checkpoints } from '@phoeiphrae/db/schema/publicLog';
import type { Tx } from '../../../office/deps.ts';
import { ownHeads } from '../storedHeads.ts';
import { actBatches, saidBy } from './acts.ts';
import { differences, missing, unfounded, type Derived, type Mismatch } from './mismatch.ts';

/** What an act of signing tells of a checkpoint. */
interface Told {
  readonly from: Derived['from'];
  readonly row: Readonly<Record<'at' | 'size' | 'root', Derived>>;
}

/** By the number of the checkpoint; little of each is kept, since there are as many as days and acts. */
async function signed(tx: Tx): Promise<Map<number, Told>> {
  const told = new Map<number, Told>();
  for await (const acts of actBatches(tx, ['checkpoint.signed']))
    for (const act of acts) {
      const from = saidBy(act);
      const { id, size, root } = act.details;
      const row = { at: { value: act.at, from }, size: { value: size, from }, root: { value: root, from } };
      told.set(Number(id), { from, row });
    }
  return told;
}

/**
 * Checkpoints and the acts of signing them, in both directions: one that was deleted is named, the last ones too, with no
 * copy kept elsewhere. Those of before the acts were recorded have none.
 */
export async function* deriveCheckpoints(tx: Tx): AsyncGenerator<Mismatch> {
  const told = await signed(tx);
  const first = Math.min(...told.keys());
  for await (const head of ownHeads(tx)) {
    const act = told.get(head.id);
    if (act) yield* differences(checkpoints, String(head.id), head, act.row);
    else if (head.id > first) yield unfounded(checkpoints, String(head.id), ['id']);
    told.delete(head.id);
  }
  for (const [id, { from }] of told) yield missing(checkpoints, String(id), ['id'], from);
}
