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

/** What the overseer and the committee watch: what stalls, what went out unapproved, how much is under way. */
export async function oversightFor(db: Queryable, viewer: Viewer): Promise<Oversight> {
  const stalled = await stalledFor(db, viewer);
  const samples = await outAtOnceFor(db, viewer);
  const open = statesWhere((traits) => traits.open);
  const inProgress = await db
    .select({ state: items.state, count: count() })
    .from(items)
    .where(inArray(items.state, open))
    .groupBy(items.state);
  return { stalled, samples, likeContents: await likeItemsFor(db, viewer), inProgress };
}

const factsFor = (db: Queryable, rows: readonly ItemRow[], { today, actor }: Viewer) =>
  loadFacts(db, rows, { today, policy: actor.policy });

/** What has waited at its step for more than the working days that the step allows, the longest first. */
async function stalledFor(db: Queryable, viewer: Viewer): Promise<Oversight['stalled']> {
  const { today } = viewer;
  const waiting = await db
    .select({ item: items, policyId: revisions.policyId })
    .from(items)
    .innerJoin(revisions, and(eq(revisions.itemId, items.id), eq(revisions.state, 'in_review')))
    .where(and(eq(items.state, 'in_review'), lt(items.heldSince, bangkokInstant(today, '00:00'))))
    .orderBy(asc(items.heldSince));
  const late: { item: ItemRow; workingDays: number; dueWorkingDays: number }[] = [];
  for (const { item, policyId } of waiting) {
    const due = (await policyById(db, policyId)).steps.get(item.step ?? '')?.dueWorkingDays;
    const workingDays = workingDaysBetween(bangkokDate(new Date(item.heldSince)), today);
    if (due !== undefined && workingDays > due) late.push({ item, workingDays, dueWorkingDays: due });
  }
  const facts = await factsFor(
    db,
    late.map(({ item }) => item),
    viewer,
  );
  return facts.flatMap((one, i) => {
    const { workingDays, dueWorkingDays } = late[i] ?? {};
    if (workingDays === undefined || dueWorkingDays === undefined) return [];
    return [{ item: presentCard(one, viewer), workingDays, dueWorkingDays }];
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
