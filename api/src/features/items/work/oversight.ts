import { and, asc, count, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { items, revisions } from '@phoeiphrae/db/schema/items';
import type { Oversight } from '@phoeiphrae/shared/inbox';
import { statesWhere } from '@phoeiphrae/shared/workflow';
import { bangkokDate, bangkokInstant } from '@phoeiphrae/shared/thaiCalendar';
import type { Queryable } from '../../../office/deps.ts';
import { policyById } from '../../../office/policyStore.ts';
import type { ItemRow } from '../rules/facts.ts';
import { loadFacts } from '../rules/loadFacts.ts';
import { presentCard } from '../reading/presentItem.ts';
import { likeItemsFor } from './likeItems.ts';
import type { Viewer } from '../rules/viewer.ts';
import { workingDaysBetween } from '../rules/workingDays.ts';

const SAMPLES = 50;
/** As many of those that stall are told one by one. */
const LISTED = 100;

/** What the overseer and the committee watch: what stalls, what went out unapproved, how much is under way. */
export async function oversightFor(db: Queryable, viewer: Viewer): Promise<Oversight> {
  const late = await lateItems(db, viewer.today);
  const stalled = await stalledFor(db, late.slice(0, LISTED), viewer);
  const samples = await outAtOnceFor(db, viewer);
  const open = statesWhere((traits) => traits.open);
  const inProgress = await db
    .select({ state: items.state, count: count() })
    .from(items)
    .where(inArray(items.state, open))
    .groupBy(items.state);
  const likeContents = await likeItemsFor(db, viewer);
  return { stalled, stalledCount: late.length, samples, likeContents, inProgress };
}

const factsFor = (db: Queryable, rows: readonly ItemRow[], { today, actor }: Viewer) =>
  loadFacts(db, rows, { today, policy: actor.policy });

interface Late {
  readonly id: string;
  readonly workingDays: number;
  readonly dueWorkingDays: number;
}

/** What has waited at its step for more than the working days that the step allows, the longest first. */
async function lateItems(db: Queryable, today: string): Promise<Late[]> {
  const { id, step, heldSince } = items;
  const waiting = await db
    .select({ id, step, heldSince, policyId: revisions.policyId })
    .from(items)
    .innerJoin(revisions, and(eq(revisions.itemId, items.id), eq(revisions.state, 'in_review')))
    .where(and(eq(items.state, 'in_review'), lt(heldSince, bangkokInstant(today, '00:00'))))
    .orderBy(asc(heldSince), asc(id));
  const late: Late[] = [];
  for (const item of waiting) {
    const due = (await policyById(db, item.policyId)).steps.get(item.step ?? '')?.dueWorkingDays;
    const workingDays = workingDaysBetween(bangkokDate(new Date(item.heldSince)), today);
    if (due !== undefined && workingDays > due) late.push({ id: item.id, workingDays, dueWorkingDays: due });
  }
  return late;
}

async function stalledFor(
  db: Queryable,
  late: readonly Late[],
  viewer: Viewer,
): Promise<Oversight['stalled']> {
  const ids = late.map(({ id }) => id);
  const rows = ids.length === 0 ? [] : await db.select().from(items).where(inArray(items.id, ids));
  const facts = new Map((await factsFor(db, rows, viewer)).map((one) => [one.item.id, one]));
  return late.flatMap(({ id, workingDays, dueWorkingDays }) => {
    const one = facts.get(id);
    return one ? [{ item: presentCard(one, viewer), workingDays, dueWorkingDays }] : [];
  });
}

/** What went out last by one person alone. The words are those of the index that has nothing else in it. */
async function outAtOnceFor(db: Queryable, viewer: Viewer): Promise<Oversight['samples']> {
  const recent = await db
    .select()
    .from(items)
    .where(sql`${items.way} = 'immediate' AND ${items.state} = 'published' AND ${items.live}`)
    .orderBy(desc(items.heldSince), desc(items.id))
    .limit(SAMPLES);
  return (await factsFor(db, recent, viewer)).map((facts) => presentCard(facts, viewer));
}
