import { MOVE_EVENTS } from '@phoeiphrae/shared/event';
import type { Item } from '@phoeiphrae/shared/item';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { ACTIONS } from '@phoeiphrae/shared/workflow';
import { runDueWork } from '../../features/items/moves/dueWork.ts';
import type { Reply } from '../client.ts';
import { buildTestApp, START_OF_TEST, type TestApp } from '../buildTestApp.ts';
import { glance, keepItem, type Glance, type LoggedEvent } from '../ledger.ts';
import { bodyFor } from '../office.ts';
import { expected, type Deed, type Expected } from './expectation.ts';
import { ITEM_STATES, type ItemState } from './itemStates.ts';
import { bringViewers, MATRIX_ORDER, VIEWER_NAMES, type ViewerName, type Viewers } from './viewers.ts';

export const DEEDS: readonly Deed[] = ['read', 'edit', ...ACTIONS];

export interface Stage {
  readonly test: TestApp;
  readonly who: Viewers;
  readonly items: Map<ItemState, Item>;
}

/** An office with one item in each of these states, built over HTTP three days ago. */
export async function setStage(states: readonly ItemState[]): Promise<Stage> {
  const test = await buildTestApp();
  const threeDaysAgo = new Date(Date.parse(START_OF_TEST) - 3 * 86_400_000).toISOString();
  const who = await bringViewers(test);
  const { pool } = test.owner;
  await pool.query(
    `INSERT INTO appointments (user_id, post, capacity, work_groups, valid_from, valid_to, created_at)
     VALUES ($1, 'officer', 'substantive', '{administration}', '2020-10-01', '2026-11-20', $2)`,
    [who.promoted.id, START_OF_TEST],
  );
  test.clock.set(threeDaysAgo);
  const policy = (await test.app.inject({ url: '/api/v1/public/policy' })).json<{ document: Policy }>()
    .document;
  const items = new Map<ItemState, Item>();
  for (const state of states) items.set(state, await ITEM_STATES[state]({ test, who, policy }));
  test.clock.set(START_OF_TEST);
  await runDueWork(test.deps);
  return { test, who, items };
}

export interface Finding {
  readonly cell: string;
  readonly wanted: string;
  readonly got: string;
}

const EVENT_OF: Record<Deed, string | undefined> = { read: undefined, edit: 'item.edited', ...MOVE_EVENTS };

function deedCall(
  who: Viewers,
  viewer: ViewerName,
  item: Item,
  deed: Deed,
): Promise<Reply<{ type?: string }>> {
  const caller = who[viewer];
  if (deed === 'read') return caller.get(`/items/${item.id}`);
  if (deed === 'edit')
    return caller.patch(
      `/items/${item.id}/draft`,
      { content: { remarks: `แก้โดย ${viewer}` } },
      { ifMatch: item.version },
    );
  const body = bodyFor(deed, item);
  return caller.post(`/items/${item.id}/${deed.replaceAll('_', '-')}`, body, { ifMatch: item.version });
}

const orderOf = (as: string): string | null => (as.endsWith(':substantive') ? null : MATRIX_ORDER);

/** What is wrong with the log after a deed that was done; undefined when all is as it must be. */
function eventFault(
  events: readonly LoggedEvent[],
  deed: Deed,
  want: Expected,
  item: Item,
  userId: string,
): string | undefined {
  const types = events.map((event) => event.type).sort();
  const covers = deed === 'publish' && item.live ? ['item.superseded'] : [];
  // What was approved before an emergency does not go out after it.
  const voids = deed === 'take_down' && item.state === 'approved' ? ['item.recalled'] : [];
  const wanted = [...covers, ...voids, EVENT_OF[deed]].sort();
  if (types.join() !== wanted.join()) return `events ${types.join()}`;
  const event = events.find(({ type }) => type === EVENT_OF[deed]);
  const stamp = `${String(event?.by.post)}:${String(event?.by.capacity)}`;
  if (event?.itemId !== item.id || event.by.userId !== userId || !want.as?.split('|').includes(stamp))
    return `event of ${stamp}`;
  return event.by.orderNumber === orderOf(stamp) ? undefined : `order ${String(event.by.orderNumber)}`;
}

/** What is wrong after a viewer's refused deeds: a row that moved, or any event but the attempts without the right. */
function refusalFault(before: Glance, after: Glance, attempts: number, userId: string): string | undefined {
  if (before.digest !== after.digest) return 'a refusal changed rows';
  const strange = after.events.filter(({ type, by }) => type !== 'item.refused' || by.userId !== userId);
  if (strange.length > 0) return `a refusal wrote ${strange.map(({ type }) => type).join()}`;
  return after.events.length === attempts
    ? undefined
    : `${String(after.events.length)} refusals logged, not ${String(attempts)}`;
}

const statusFault = (reply: Reply<{ type?: string }>, want: Expected): string | undefined => {
  const code = reply.status === 200 ? undefined : reply.body.type?.replace('/problems/', '');
  const asWanted = reply.status === want.status && (want.code === undefined || code === want.code);
  return asWanted ? undefined : `${String(reply.status)} ${code ?? ''}`;
};

/**
 * Tries every deed of every viewer on the state's item. Refusals change nothing, so a viewer's are asked at once and
 * looked at together; what was done is undone before the next.
 */
export async function walkMatrix(
  { test, who, items }: Stage,
  state: ItemState,
): Promise<{ cells: number; findings: Finding[] }> {
  const built = items.get(state);
  if (!built) throw new Error(state);
  const item = (await who.officer.get<Item>(`/items/${built.id}`)).body;
  const putBack = await keepItem(test.owner, item.id);
  const findings: Finding[] = [];
  const note = (viewer: ViewerName, deed: Deed | 'refusals', wanted: unknown, got: string | undefined) =>
    got !== undefined &&
    findings.push({ cell: `${state} × ${viewer} × ${deed}`, wanted: JSON.stringify(wanted), got });
  let before = await glance(test.owner);
  for (const viewer of VIEWER_NAMES) {
    const { id } = who[viewer];
    const cells = DEEDS.map((deed) => ({ deed, want: expected(state, viewer, deed) }));
    const harmless = cells.filter(({ deed, want }) => want.status !== 200 || deed === 'read');
    const replies = await Promise.all(harmless.map(({ deed }) => deedCall(who, viewer, item, deed)));
    harmless.forEach(
      ({ deed, want }, i) => replies[i] && note(viewer, deed, want, statusFault(replies[i], want)),
    );
    const attempts = harmless.filter(({ deed, want }) => want.status === 403 && deed !== 'edit').length;
    let after = await glance(test.owner, before.seq);
    note(viewer, 'refusals', attempts, refusalFault(before, after, attempts, id));
    if (after.digest !== before.digest) await putBack();
    for (const { deed, want } of cells.filter((cell) => !harmless.includes(cell))) {
      before = await glance(test.owner);
      const reply = await deedCall(who, viewer, item, deed);
      after = await glance(test.owner, before.seq);
      note(viewer, deed, want, statusFault(reply, want) ?? eventFault(after.events, deed, want, item, id));
      await putBack();
    }
    before = await glance(test.owner);
  }
  return { cells: VIEWER_NAMES.length * DEEDS.length, findings };
}
