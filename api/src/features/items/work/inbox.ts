import { and, asc, inArray, or } from 'drizzle-orm';
import { items } from '@phoeiphrae/db/schema/items';
import type { Desk, Inbox, Task } from '@phoeiphrae/shared/inbox';
import { STATE_TRAITS, type State } from '@phoeiphrae/shared/workflow';
import type { Queryable } from '../../../office/deps.ts';
import type { ItemFacts } from '../rules/facts.ts';
import { handedOver } from '../rules/handOver.ts';
import { mayEdit } from '../rules/itemPolicy.ts';
import { loadFacts } from '../rules/loadFacts.ts';
import { waitingFor } from '../rules/waitingFor.ts';
import { inkDecisionsToCheck } from '../ink/inkDecisionsToCheck.ts';
import { availableActions, presentCard } from '../reading/presentItem.ts';
import type { Viewer } from '../rules/viewer.ts';
import { visibleTo } from '../rules/visibleTo.ts';
import type { SQL } from 'drizzle-orm';

/** More than this waiting for one person is shown in part; the lists page through the rest. */
const MOST = 200;

const taskOf = (facts: ItemFacts, viewer: Viewer): Task => ({
  item: presentCard(facts, viewer),
  actions: availableActions(facts, viewer.actor).map((action) => action.action),
});

interface Waiting {
  readonly facts: ItemFacts;
  readonly task: Task;
}

async function tasks(db: Queryable, where: SQL | undefined, viewer: Viewer): Promise<Waiting[]> {
  const rows = await db
    .select()
    .from(items)
    .where(where)
    .orderBy(asc(items.heldSince), asc(items.id))
    .limit(MOST);
  const facts = await loadFacts(db, rows, { today: viewer.today, policy: viewer.actor.policy });
  return facts.map((entry) => ({ facts: entry, task: taskOf(entry, viewer) }));
}

const DECIDING = ['endorse', 'approve'] as const;
const decides = (task: Task) => DECIDING.some((action) => task.actions.includes(action));

/** What waits for this person. */
export async function inboxOf(db: Queryable, viewer: Viewer): Promise<Inbox> {
  const all = await tasks(db, await waitingFor(db, viewer.actor.userId, viewer), viewer);
  const those = (test: (state: State, facts: ItemFacts) => boolean) =>
    all.filter(({ facts }) => test(facts.item.state, facts)).map(({ task }) => task);
  const isOwn = (facts: ItemFacts) => mayEdit(viewer.actor, facts);
  return {
    decisions: those((state) => state === 'in_review').filter(decides),
    papers: (await inkDecisionsToCheck(db, viewer, MOST)).map((facts) => taskOf(facts, viewer)),
    drafts: those((state, facts) => STATE_TRAITS[state].editable && isOwn(facts)),
    publishing: those(
      (state, facts) => state === 'approved' || (STATE_TRAITS[state].editable && !isOwn(facts)),
    ).filter((task) => task.actions.includes('publish')),
  };
}

/** The publishing desk, for what this person may see of it. */
export async function deskOf(db: Queryable, viewer: Viewer): Promise<Desk> {
  const waiting = or(
    inArray(items.state, ['approved', 'scheduled']),
    handedOver(db, viewer.actor.policy.document),
  );
  const all = (await tasks(db, and(waiting, visibleTo(db, viewer.actor)), viewer)).map(({ task }) => task);
  return {
    ready: all.filter((task) => task.item.state !== 'scheduled'),
    scheduled: all.filter((task) => task.item.state === 'scheduled'),
  };
}
