import type { FastifyRequest } from 'fastify';
import type { MoveBody } from '@phoeiphrae/shared/moveBodies';
import { MOVE_EVENTS } from '@phoeiphrae/shared/event';
import { MOVES, type Action } from '@phoeiphrae/shared/workflow';
import { stampOf, type Held } from '../../../office/actor.ts';
import type { Deps } from '../../../office/deps.ts';
import { ProblemException } from '../../../http/problem.ts';
import type { WriteContext } from '../../../office/write.ts';
import type { ItemFacts, RevisionFacts } from '../rules/facts.ts';
import { isPossible, mayDo, targetOf } from '../rules/itemPolicy.ts';
import { openItem } from '../rules/openItem.ts';
import { requireSeveralHands } from './requireSeveralHands.ts';
import { EFFECTS } from './effects.ts';
import { requireIntactFiles } from './intactFiles.ts';
import type { EffectResult, MoveContext } from './moveContext.ts';
import { signApproval } from './sign.ts';
import { refreshItem } from '../rules/refreshItem.ts';

export interface MoveRequest<A extends Action> {
  readonly itemId: string;
  readonly action: A;
  readonly version: number;
  readonly body: MoveBody<A>;
}

/**
 * One move on the main line, in one transaction. The order of the questions is the contract:
 * does the item exist for this person (404), has it moved on (412), can it move so (409), may this person (403),
 * is the content what was read (409), is it the person (403), are the requirements met (422).
 * @throws {ProblemException} for the first that fails; 429 after too many tries; 503 without the seal's key.
 */
export async function transitionItem<A extends Action>(
  context: WriteContext,
  deps: Deps,
  request: FastifyRequest,
  move: MoveRequest<A>,
): Promise<ItemFacts> {
  const { actor } = context;
  const { action, body } = move;
  const { facts, target, as } = await requireMove(context, move);
  const moving: MoveContext = { ...context, deps, facts, target, as };
  if (action === 'publish' || action === 'schedule') await requireIntactFiles(deps, target, request);
  const confirmed = MOVES[action].reauthenticate
    ? await signApproval(moving, request, body as MoveBody<'approve'>)
    : undefined;
  const effect = EFFECTS[action] as (context: MoveContext, body: MoveBody<A>) => Promise<EffectResult>;
  const result = await effect(confirmed ? { ...moving, confirmed } : moving, body);
  await context.record({
    type: MOVE_EVENTS[action],
    by: stampOf(actor, as),
    itemId: facts.item.id,
    revisionId: result.revisionId ?? target.row.id,
    details: result.details,
  });
  return refreshItem(context, facts);
}

/**
 * Everything that is asked before a move, in the order of the contract, up to who it is.
 * @throws {ProblemException} 404, 412; 409 when it cannot move so or other content was read; 403.
 */
export async function requireMove(
  context: WriteContext,
  { itemId, action, version, body }: Omit<MoveRequest<Action>, 'version'> & { version?: number },
): Promise<{ facts: ItemFacts; target: RevisionFacts; as: Held }> {
  const facts = await openItem(context, itemId, version);
  const target = targetOf(action, facts);
  if (!target || !isPossible(action, facts)) throw new ProblemException('move-not-possible');
  const verdict = mayDo(context.actor, action, facts);
  if (!verdict.allowed) throw new ProblemException(verdict.code);
  if (action === 'approve') await requireSeveralHands(context.tx, target, context.actor.userId);
  if (MOVES[action].bindsHash && (body as { contentHash?: string }).contentHash !== target.row.contentHash) {
    throw new ProblemException('content-changed');
  }
  return { facts, target, as: verdict.as };
}
