import type { MoveBody } from '@phoeiphrae/shared/moveBodies';
import { stampOf } from '../../../office/actor.ts';
import { notify } from '../../../office/notify.ts';
import { holdersOf } from '../rules/chain.ts';
import { lockLikeContents } from '../likeness/keepPrints.ts';
import { endPublication } from './endPublication.ts';
import type { RevisionFacts } from '../rules/facts.ts';
import type { EffectResult, MoveContext } from './moveContext.ts';
import { unschedule } from './publish.ts';
import { readReason } from './reason.ts';
import { recall } from './submit.ts';

type Words = MoveBody<'withdraw'>;

async function end(context: MoveContext, body: Words, takenDown: boolean): Promise<EffectResult> {
  const { tx, now, actor, as, record, facts, target } = context;
  const words = readReason(target.policy.document.withdrawReasons, body);
  await lockLikeContents(tx);
  const by = stampOf(actor, as);
  await endPublication({ tx, now, by, record }, facts, target, {
    ended: 'withdrawn',
    reason: words.reason,
    takenDown,
  });
  const { contentHash, number } = target.row;
  return { details: { contentHash, number, reasonCode: words.reasonCode, reason: words.reason } };
}

/** A withdrawn item does not come back by itself: a later revision's set time is cancelled. */
export async function withdraw(context: MoveContext, words: Words): Promise<EffectResult> {
  const { working } = context.facts;
  if (working?.row.state === 'scheduled') {
    const { details } = await unschedule({ ...context, target: working }, {});
    await recordBeside(context, working, 'item.unscheduled', details);
  }
  return end(context, words, false);
}

/** What an emergency does to a revision that only waits to be put out: its approval lapses with the old one. */
async function voidApproval(context: MoveContext): Promise<void> {
  const { working } = context.facts;
  if (working?.row.state !== 'approved' && working?.row.state !== 'scheduled') return;
  const { details } = await recall({ ...context, target: working }, {});
  await recordBeside(context, working, 'item.recalled', details);
}

const recordBeside = (
  { actor, as, facts, record }: MoveContext,
  { row }: RevisionFacts,
  type: 'item.unscheduled' | 'item.recalled',
  details: Record<string, unknown>,
): Promise<void> =>
  record({ type, by: stampOf(actor, as), itemId: facts.item.id, revisionId: row.id, details });

/** Emergency: at once, by whoever has the power. The approver's post is told, and putting it back takes the whole chain. */
export async function takeDown(context: MoveContext, words: MoveBody<'take_down'>): Promise<EffectResult> {
  const { tx, now, facts, target } = context;
  await voidApproval(context);
  const result = await end(context, words, true);
  const last = target.policy.document.chain.at(-1);
  const told = last
    ? holdersOf(last, facts.item.workGroup, facts.postHolders).map((entry) => entry.userId)
    : [];
  await notify(
    tx,
    told,
    { kind: 'taken_down', itemId: facts.item.id, details: { reason: result.details['reason'] } },
    now,
  );
  return result;
}
