import { eq } from 'drizzle-orm';
import type { PolicyTemplates } from '@phoeiphrae/db/policyTemplates';
import { decisions, items, revisions } from '@phoeiphrae/db/schema/items';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { STATES_IN_FLIGHT } from '@phoeiphrae/shared/workflow';
import { addPolicy } from '../../policy/loadPolicy.ts';
import { SYSTEM_STAMP } from '../../../office/actor.ts';
import type { Deps, Tx } from '../../../office/deps.ts';
import { recordingLast, type RecordEvent } from '../../../office/log/recordEvent.ts';
import { notify } from '../../../office/notify.ts';
import { policyInForce } from '../../../office/policyStore.ts';
import type { RevisionFacts } from '../rules/facts.ts';
import { loadFacts } from '../rules/loadFacts.ts';
import { refreshItem } from '../rules/refreshItem.ts';
import { workInFlight, type InFlight } from './workInFlight.ts';

/** What becomes of work in flight: it is finished under its own chain, or it goes back to its preparers. */
export const TREATMENTS = ['finish', 'return'] as const;
export type Treatment = (typeof TREATMENTS)[number];

export interface Enactment {
  readonly policy: Policy;
  readonly templates: PolicyTemplates;
  /** Without it nothing is enacted while anything is in flight. */
  readonly inFlight?: Treatment;
  /** Why work goes back, in words for those who prepared it. */
  readonly reason?: string;
}

export interface Enacted {
  /** Absent where it was not enacted, since nobody has said what becomes of the work in flight. */
  readonly version?: number;
  readonly isNew: boolean;
  readonly inFlight: readonly InFlight[];
}

interface Moment {
  readonly now: string;
  readonly today: string;
}

/** Thrown through the transaction, so that nothing of the version stays. */
class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/**
 * Makes an announcement the newest version, on purpose, and does with the work in flight what was said: all in one
 * transaction. What is submitted later under an earlier version, until the new one takes effect, is finished under that.
 */
export async function enactPolicy(deps: Deps, act: Enactment): Promise<Enacted> {
  const moment = deps.clock.now();
  const at = { now: moment.toISOString(), today: bangkokDate(moment) };
  let inFlight: InFlight[] = [];
  try {
    return await deps.db.orm.transaction((tx) =>
      recordingLast(tx, async (record) => {
        const version = { document: act.policy, now: at.now, templates: act.templates };
        const added = await addPolicy({ tx, record }, version);
        inFlight = added.isNew ? await workInFlight(tx) : [];
        if (inFlight.length > 0 && act.inFlight === undefined) throw new Unanswered();
        if (act.inFlight === 'return') {
          for (const { itemId } of inFlight) await returnItem({ tx, record }, itemId, at, act);
        }
        return { ...added, inFlight };
      }),
    );
  } catch (error) {
    if (error instanceof Unanswered) return { isNew: false, inFlight };
    throw error;
  }
}

const REASON = 'มีประกาศฉบับใหม่ โปรดตรวจตามประกาศที่ใช้บังคับแล้วเสนอใหม่';

/** What stands for the step in the return of a revision that had passed them all. */
const NO_STEP = 'after_approval';
const stepOf = ({ row }: RevisionFacts): string => row.step ?? NO_STEP;

/** Gives one item back to its preparers, who are told why. It may have come to its end since it was listed. */
async function returnItem(
  { tx, record }: { tx: Tx; record: RecordEvent },
  itemId: string,
  at: Moment,
  { reason = REASON }: Enactment,
): Promise<void> {
  const { now, today } = at;
  const rows = await tx.select().from(items).where(eq(items.id, itemId)).for('update');
  const policy = await policyInForce(tx, today);
  const [facts] = await loadFacts(tx, rows, { today, policy });
  const working = facts?.working;
  if (!facts || !working || !STATES_IN_FLIGHT.includes(working.row.state)) return;
  await writeReturn(tx, working, reason, now);
  const userIds = working.contributors.map(({ userId }) => userId);
  const { id, round, contentHash } = working.row;
  const step = stepOf(working);
  await notify(tx, userIds, { kind: 'returned', itemId, details: { step: working.row.step } }, now);
  const details = { contentHash, round, step, reason, policyVersion: working.policy.version };
  const event = { by: SYSTEM_STAMP, at: now, requestId: null, itemId, revisionId: id, details };
  await record({ type: 'item.returned', ...event });
  await refreshItem({ tx, now, today, actor: { policy } }, facts);
}

async function writeReturn(tx: Tx, working: RevisionFacts, reason: string, now: string): Promise<void> {
  const { row } = working;
  await tx.insert(decisions).values({
    itemId: row.itemId,
    revisionId: row.id,
    round: row.round,
    step: stepOf(working),
    kind: 'return',
    contentHash: row.contentHash,
    stamp: SYSTEM_STAMP,
    reason,
    decidedAt: now,
  });
  await tx
    .update(revisions)
    .set({ state: 'returned', step: null, publishAt: null, stateSince: now, updatedAt: now })
    .where(eq(revisions.id, row.id));
}
