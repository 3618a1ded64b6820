import { and, asc, isNull, lt, lte, eq } from 'drizzle-orm';
import { items, publications, revisions } from '@phoeiphrae/db/schema/items';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { SYSTEM_STAMP } from '../../actor.ts';
import type { Deps, Tx } from '../../deps.ts';
import { policyInForce, type LoadedPolicy } from '../../policyStore.ts';
import { recordEvent, type NewEvent } from '../log/recordEvent.ts';
import { endPublication } from './endPublication.ts';
import { loadFacts, type ItemFacts, type ItemRow } from './facts.ts';
import { publishRevision, type PublishContext } from './publishRevision.ts';
import { refreshSummary } from './summary.ts';

interface Moment {
  readonly now: string;
  readonly today: string;
}

/**
 * Does what has come due: publishes at the set time, ends what has passed its last day. One item a transaction; rows
 * that another process works on are skipped, so any number of processes may run this at once.
 * @returns how many items were moved.
 */
export async function runDueWork(deps: Deps): Promise<number> {
  let done = 0;
  while (await one(deps, dueSchedule, publishDue)) done++;
  while (await one(deps, dueExpiry, expireDue)) done++;
  return done;
}

type Find = (tx: Tx, moment: Moment) => Promise<ItemRow | undefined>;
type Act = (context: PublishContext, facts: ItemFacts) => Promise<void>;

async function one(deps: Deps, find: Find, act: Act): Promise<boolean> {
  const moment = deps.clock.now();
  const at = { now: moment.toISOString(), today: bangkokDate(moment) };
  return deps.db.orm.transaction(async (tx) => {
    const item = await find(tx, at);
    if (!item) return false;
    const policy: LoadedPolicy = await policyInForce(tx, at.today);
    const [facts] = await loadFacts(tx, [item], { today: at.today, policy });
    if (!facts) return false;
    const record = (event: Omit<NewEvent, 'at' | 'requestId'>) =>
      recordEvent(tx, { ...event, at: at.now, requestId: null });
    await act({ tx, now: at.now, by: SYSTEM_STAMP, record }, facts);
    await refreshSummary(tx, item, policy, at.now);
    return true;
  });
}

async function dueSchedule(tx: Tx, { now }: Moment): Promise<ItemRow | undefined> {
  const [row] = await tx
    .select({ item: items })
    .from(revisions)
    .innerJoin(items, eq(items.id, revisions.itemId))
    .where(and(eq(revisions.state, 'scheduled'), lte(revisions.publishAt, now)))
    .orderBy(asc(revisions.publishAt))
    .limit(1)
    .for('update', { of: items, skipLocked: true });
  return row?.item;
}

async function publishDue(context: PublishContext, facts: ItemFacts): Promise<void> {
  const { working } = facts;
  if (working?.row.state !== 'scheduled') return;
  await publishRevision(context, facts, working);
  const { contentHash, number, publishAt } = working.row;
  const details = { contentHash, number, publishAt };
  await context.record({
    type: 'item.published',
    by: context.by,
    itemId: facts.item.id,
    revisionId: working.row.id,
    details,
  });
}

async function dueExpiry(tx: Tx, { today }: Moment): Promise<ItemRow | undefined> {
  const [row] = await tx
    .select({ item: items })
    .from(publications)
    .innerJoin(items, eq(items.id, publications.itemId))
    .where(and(isNull(publications.endedAt), lt(publications.validUntil, today)))
    .limit(1)
    .for('update', { of: items, skipLocked: true });
  return row?.item;
}

async function expireDue(context: PublishContext, facts: ItemFacts): Promise<void> {
  if (facts.live) await endPublication(context, facts, facts.live, { ended: 'expired', reason: null });
}
