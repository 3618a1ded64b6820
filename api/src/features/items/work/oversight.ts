import { and, asc, count, desc, eq, inArray } from 'drizzle-orm';
import { items, publications } from '@phoeiphrae/db/schema/items';
import type { Oversight } from '@phoeiphrae/shared/inbox';
import { statesWhere } from '@phoeiphrae/shared/workflow';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Queryable } from '../../../office/deps.ts';
import { currentStep } from '../rules/chain.ts';
import { loadFacts } from '../rules/loadFacts.ts';
import { presentCard } from '../reading/presentItem.ts';
import { likeItemsFor } from './likeItems.ts';
import type { Viewer } from '../rules/viewer.ts';
import { workingDaysBetween } from '../rules/workingDays.ts';

const SAMPLES = 50;

/** What the overseer and the committee watch: what stalls, what went out unapproved, how much is under way. */
export async function oversightFor(db: Queryable, viewer: Viewer): Promise<Oversight> {
  const at = { today: viewer.today, policy: viewer.actor.policy };
  const waiting = await db
    .select()
    .from(items)
    .where(eq(items.state, 'in_review'))
    .orderBy(asc(items.heldSince));
  const stalled = (await loadFacts(db, waiting, at)).flatMap((facts) => {
    const step = facts.working && currentStep(facts.working);
    if (!step) return [];
    const workingDays = workingDaysBetween(bangkokDate(new Date(facts.item.heldSince)), viewer.today);
    const late = workingDays > step.dueWorkingDays;
    return late
      ? [{ item: presentCard(facts, viewer), workingDays, dueWorkingDays: step.dueWorkingDays }]
      : [];
  });
  const recent = await db
    .select({ item: items })
    .from(publications)
    .innerJoin(items, eq(items.id, publications.itemId))
    .where(and(eq(items.way, 'immediate'), eq(items.live, true), eq(items.state, 'published')))
    .orderBy(desc(publications.publishedAt))
    .limit(SAMPLES);
  const unique = [...new Map(recent.map(({ item }) => [item.id, item])).values()];
  const samples = (await loadFacts(db, unique, at)).map((facts) => presentCard(facts, viewer));
  const open = statesWhere((traits) => traits.open);
  const inProgress = await db
    .select({ state: items.state, count: count() })
    .from(items)
    .where(inArray(items.state, open))
    .groupBy(items.state);
  return { stalled, samples, likeContents: await likeItemsFor(db, viewer), inProgress };
}
