import { and, asc, eq, isNull, lt, lte, notInArray } from 'drizzle-orm';
import { items, publications, revisions } from '@phoeiphrae/db/schema/items';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { SYSTEM_STAMP } from '../../../office/actor.ts';
import type { Deps, Tx } from '../../../office/deps.ts';
import { notify } from '../../../office/notify.ts';
import { policyInForce, type LoadedPolicy } from '../../../office/policyStore.ts';
import { recordingLast, type RecordEvent } from '../../../office/log/recordEvent.ts';
import { endPublication, type EndContext } from './endPublication.ts';
import type { ItemFacts, ItemRow } from '../rules/facts.ts';
import { loadFacts } from '../rules/loadFacts.ts';
import type { ReadWords } from '../rules/wordFindings.ts';
import { requirementsOnceFrozen } from '../requirements/missing.ts';
import { holdBack } from './holdBack.ts';
import { tellOfUnfit, unfitFilesOf, UnfitFiles } from './intactFiles.ts';
import { lockLikeContents } from '../likeness/keepPrints.ts';
import { publishRevision, type PublishContext } from './publishRevision.ts';
import { refreshItem } from '../rules/refreshItem.ts';
import { setterStillMay } from './setterStillMay.ts';

interface Moment {
  readonly now: string;
  readonly today: string;
}

/**
 * Does what has come due: publishes at the set time, ends what has passed its last day. One item a transaction; rows
 * that another process works on are skipped, so any number of processes may run this at once. An item that fails is
 * left as it is and holds up no other.
 * @returns how many items were moved.
 * @throws {AggregateError} at the end, with what went wrong with some of them.
 */
export async function runDueWork(deps: Deps): Promise<number> {
  const round: Round = { failed: [], errors: [] };
  let done = 0;
  while (await one(deps, round, dueSchedule, publishDue)) done++;
  while (await one(deps, round, dueExpiry, expireDue)) done++;
  if (round.errors.length > 0)
    throw new AggregateError(round.errors, `due work failed for ${round.failed.join(', ')}`);
  return done;
}

/** Items that failed in this round, not to be tried again before the next. */
interface Round {
  readonly failed: string[];
  readonly errors: unknown[];
}

type Find = (tx: Tx, moment: Moment, failed: readonly string[]) => Promise<ItemRow | undefined>;
type Act = (
  context: PublishContext,
  facts: ItemFacts,
  asked: { today: string; words: ReadWords; blobs: Deps['blobs'] },
) => Promise<void>;

async function one(deps: Deps, round: Round, find: Find, act: Act): Promise<boolean> {
  const moment = deps.clock.now();
  const at = { now: moment.toISOString(), today: bangkokDate(moment) };
  let item: ItemRow | undefined;
  try {
    return await deps.db.orm.transaction(async (tx) => {
      const found = await find(tx, at, round.failed);
      item = found;
      if (!found) return false;
      const asked = { ...at, words: deps.words, blobs: deps.blobs, jobs: deps.jobs };
      await recordingLast(tx, (recordEvent) => move({ tx, recordEvent }, found, asked, act));
      return true;
    });
  } catch (error) {
    if (!item) throw error;
    if (error instanceof UnfitFiles) await tellOfWaiting(deps, item, error);
    round.failed.push(item.id);
    round.errors.push(error);
    return true;
  }
}

async function move(
  { tx, recordEvent }: { tx: Tx; recordEvent: RecordEvent },
  item: ItemRow,
  { now, today, words, blobs, jobs }: Moment & Pick<Deps, 'words' | 'blobs' | 'jobs'>,
  act: Act,
): Promise<void> {
  const policy: LoadedPolicy = await policyInForce(tx, today);
  const [facts] = await loadFacts(tx, [item], { today, policy });
  if (!facts) return;
  const record: PublishContext['record'] = (event) => recordEvent({ ...event, at: now, requestId: null });
  await act({ tx, now, by: SYSTEM_STAMP, record, words, jobs }, facts, { today, words, blobs });
  await refreshItem({ tx, now, today, actor: { policy } }, facts);
}

async function dueSchedule(tx: Tx, { now }: Moment, failed: readonly string[]): Promise<ItemRow | undefined> {
  const [row] = await tx
    .select({ item: items })
    .from(revisions)
    .innerJoin(items, eq(items.id, revisions.itemId))
    .where(
      and(eq(revisions.state, 'scheduled'), lte(revisions.publishAt, now), notInArray(items.id, [...failed])),
    )
    .orderBy(asc(revisions.publishAt))
    .limit(1)
    .for('update', { of: items, skipLocked: true });
  return row?.item;
}

/**
 * Publishes in the right of the person who set the time; who has it no more publishes nothing.
 * @throws {Error} when something stands in the way since the time was set: it waits until that is gone.
 */
const publishDue: Act = async (context, facts, asked) => {
  const { working } = facts;
  if (working?.row.state !== 'scheduled') return;
  if (!(await setterStillMay(context, facts, asked.today)))
    return holdBack(context, facts, working, 'setter_may_not_publish');
  const { workGroup, id } = facts.item;
  const { way } = working.row;
  if (way === 'immediate') await lockLikeContents(context.tx);
  const missing = await requirementsOnceFrozen(working, { ...asked, db: context.tx, workGroup, way });
  if (missing.length > 0 && missing.every(({ code }) => code === 'like_content_found'))
    return holdBack(context, facts, working, 'like_content_found');
  if (missing.length > 0) throw new Error(`${id} is not fit: ${missing.map(({ code }) => code).join(', ')}`);
  const unfit = await unfitFilesOf(asked, working);
  if (unfit.length > 0) throw new UnfitFiles(unfit, working);
  await publishRevision(context, facts, working);
  const { contentHash, number, publishAt } = working.row;
  const details = { contentHash, number, way, policyVersion: working.policy.version, publishAt };
  await context.record({
    type: 'item.published',
    by: context.by,
    itemId: facts.item.id,
    revisionId: working.row.id,
    details,
  });
};

/** Once for each damage: those who look after the system, and those who prepared what now waits. */
async function tellOfWaiting(deps: Deps, item: ItemRow, { unfit, userIds }: UnfitFiles): Promise<void> {
  if (!(await tellOfUnfit(deps, unfit, null))) return;
  const now = deps.clock.now().toISOString();
  const details = { names: unfit.map(({ file }) => file.name) };
  await deps.db.orm.transaction((tx) =>
    notify(tx, userIds, { kind: 'file_damaged', itemId: item.id, details }, now),
  );
}

async function dueExpiry(tx: Tx, { today }: Moment, failed: readonly string[]): Promise<ItemRow | undefined> {
  const [row] = await tx
    .select({ item: items })
    .from(publications)
    .innerJoin(items, eq(items.id, publications.itemId))
    .where(
      and(
        isNull(publications.endedAt),
        lt(publications.validUntil, today),
        notInArray(items.id, [...failed]),
      ),
    )
    .limit(1)
    .for('update', { of: items, skipLocked: true });
  return row?.item;
}

async function expireDue(context: EndContext, facts: ItemFacts): Promise<void> {
  if (facts.live) await endPublication(context, facts, facts.live, { ended: 'expired', reason: null });
}
