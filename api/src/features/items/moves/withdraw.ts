import type { MoveBody } from '@phoeiphrae/shared/item';
import { stampOf } from '../../../actor.ts';
import { notify } from '../../../notify.ts';
import { holdersOf } from '../chain.ts';
import { endPublication } from '../endPublication.ts';
import type { EffectResult } from '../moves.ts';
import type { MoveContext } from '../transitionItem.ts';
import { unschedule } from './publish.ts';
import { readReason } from './reason.ts';

type Words = MoveBody<'withdraw'>;

async function end(context: MoveContext, body: Words, takenDown: boolean): Promise<EffectResult> {
  const { tx, now, actor, as, record, facts, target } = context;
  const words = readReason(context, target.policy.document.withdrawReasons, body);
  const by = stampOf(actor, as);
  await endPublication({ tx, now, by, record }, facts, target, {
    ended: 'withdrawn',
    reason: words.reason,
    takenDown,
  });
  const { contentHash, number } = target.row;
  return { details: { contentHash, number, reasonCode: words.reasonCode, reason: words.reason } };
}

export const withdraw = (context: MoveContext, words: Words): Promise<EffectResult> =>
  end(context, words, false);

/** A later revision that waits for its set time would bring the item back by itself: its time is cancelled. */
async function cancelSchedule(context: MoveContext): Promise<void> {
  const { working, item } = context.facts;
  if (working?.row.state !== 'scheduled') return;
  const { details } = await unschedule({ ...context, target: working }, {});
  const by = stampOf(context.actor, context.as);
  await context.record({
    type: 'item.unscheduled',
    by,
    itemId: item.id,
    revisionId: working.row.id,
    details,
  });
}

/** Emergency: at once, by the ICT centre. The approver's post is told, and putting it back takes the whole chain. */
export async function takeDown(context: MoveContext, words: MoveBody<'take_down'>): Promise<EffectResult> {
  const { tx, now, facts, target } = context;
  await cancelSchedule(context);
  const result = await end(context, words, true);
  const last = target.policy.document.chain.at(-1);
  const told = last ? holdersOf(last, facts.item.workGroup, facts.standing).map((entry) => entry.userId) : [];
  await notify(
    tx,
    told,
    { kind: 'taken_down', itemId: facts.item.id, details: { reason: result.details['reason'] } },
    now,
  );
  return result;
}
