import { inArray, isNotNull } from 'drizzle-orm';
import { blobs } from '@phoeiphrae/db/schema/files';
import { orderFiles } from '@phoeiphrae/db/schema/power';
import type { Tx } from '../../../office/deps.ts';
import { allActs, saidBy, type LoggedAct } from './acts.ts';
import { derivedFrom, differences, missing, unfounded, type Mismatch } from './mismatch.ts';

/** What the log says of the file of an order when an order first named it. */
const SAID = ['name', 'size', 'mediaType', 'keptBy'] as const;

/**
 * The files that orders name, from the acts that first named them: none can be made to look as if only its digest had been
 * noted. Whether the bytes are there is for the verification of all files, which goes by the rows of `blobs`.
 */
export async function* deriveOrderFiles(tx: Tx): AsyncGenerator<Mismatch> {
  const acts = new Map(
    (await allActs(tx, ['power.order_kept'])).map((act) => [String(act.details['sha256']), act] as const),
  );
  const rows = await tx.select().from(orderFiles).where(isNotNull(orderFiles.boundAt));
  for (const row of rows) {
    const act = acts.get(row.sha256);
    if (act) yield* differences(orderFiles, row.sha256, row, saidOf(act));
    else yield unfounded(orderFiles, row.sha256, ['sha256']);
  }
  const there = new Set(rows.map(({ sha256 }) => sha256));
  const stored = await tx
    .select({ sha256: blobs.sha256 })
    .from(blobs)
    .where(inArray(blobs.sha256, [...acts.keys()]));
  const kept = new Set(stored.map(({ sha256 }) => sha256));
  for (const [sha256, act] of acts) {
    if (!there.has(sha256)) yield missing(orderFiles, sha256, ['sha256'], saidBy(act));
    if (!kept.has(sha256)) yield missing(blobs, sha256, ['sha256'], saidBy(act));
  }
}

function saidOf(act: LoggedAct) {
  const say = derivedFrom(saidBy(act));
  const said = SAID.map((name) => [name, say(act.details[name])] as const);
  return { ...Object.fromEntries(said), boundAt: say(act.at) };
}
