import { and, eq, min, ne } from 'drizzle-orm';
import { checkedHosts, checkedTargets } from '@phoeiphrae/db/schema/checks';
import type { LinkProbe } from '../../engines/outbound/probeLink.ts';
import type { Deps } from '../../office/deps.ts';
import { recordingLast } from '../../office/log/recordEvent.ts';
import { noteTargets } from './noteTargets.ts';
import { believed } from './online.ts';
import { afterLook } from './standing.ts';
import { giveBack, holdsLease, takeHost, type TakenHost } from './takeHost.ts';
import { writeStanding } from './writeStanding.ts';

/** So many servers are asked at the same time. */
const LANES = 4;

/**
 * Asks for the links of what is public that are due, as long as servers may be asked. Any number of processes may do this at
 * once. Where the office has it turned off, what was known of links is forgotten: nothing old is said of them.
 * @returns how many were asked for, or forgotten.
 */
export async function checkLinks(deps: Deps): Promise<number> {
  await noteTargets(deps);
  const { probe } = deps;
  if (!probe) return forgetLinks(deps);
  const lane = async () => {
    let asked = 0;
    for (let taken = await takeHost(deps); taken; taken = await takeHost(deps)) {
      await checkOne(deps, probe, taken);
      asked++;
    }
    return asked;
  };
  const counts = await Promise.all(Array.from({ length: LANES }, lane));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function checkOne(deps: Deps, probe: LinkProbe, taken: TakenHost): Promise<void> {
  const { host, link } = taken;
  const seen = await probe(link.address);
  const now = deps.clock.now();
  await deps.db.orm.transaction(async (tx) => {
    // Whoever came after the lease has asked anew: that is what stands.
    if (!(await holdsLease(tx, taken))) return;
    const outcome = await believed(tx, host, seen, now);
    await recordingLast(tx, async (record) => {
      await writeStanding({ tx, now, record }, link.id, (before) => afterLook(before, outcome, now));
      const leaveAloneS = outcome.is === 'later' ? outcome.afterS : 0;
      await giveBack(tx, { ...taken, now, asked: { answered: seen.status !== null, leaveAloneS } });
    });
  });
}

async function forgetLinks({ db, clock }: Deps): Promise<number> {
  const now = clock.now().toISOString();
  const unknown = { state: 'waiting' as const, failure: null, status: null, checkedAt: null };
  const { rowCount } = await db.orm
    .update(checkedTargets)
    .set({ ...unknown, since: now, nextCheckAt: now, failedDays: 0, lastFailedOn: null })
    .where(and(eq(checkedTargets.kind, 'link'), ne(checkedTargets.state, 'waiting')));
  return rowCount ?? 0;
}

/** When a server may be asked again for a link that is due then. */
export async function nextLink({ db, probe }: Deps): Promise<Date | undefined> {
  if (!probe) return undefined;
  const [row] = await db.orm.select({ at: min(checkedHosts.nextAt) }).from(checkedHosts);
  return row?.at ? new Date(row.at) : undefined;
}
