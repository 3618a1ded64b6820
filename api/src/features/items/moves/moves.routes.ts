import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import { Item } from '@phoeiphrae/shared/item';
import { MOVE_BODIES, type MoveBody } from '@phoeiphrae/shared/moveBodies';
import type { ProblemCode } from '@phoeiphrae/shared/problemTable';
import { ACTIONS, MOVES, type Action } from '@phoeiphrae/shared/workflow';
import { stampOf } from '../../../office/actor.ts';
import type { Deps } from '../../../office/deps.ts';
import { versionFromIfMatch } from '../../../http/etag.ts';
import { IfMatchAndKey } from '../../../http/headers.ts';
import { answers, ProblemException } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import { bucketOf, countFailure, requireRoom } from '../../../office/throttle.ts';
import { runWrite } from '../../../office/write.ts';
import { recordEvent } from '../../../office/log/recordEvent.ts';
import { inTransaction } from '../../../office/transaction.ts';
import { ItemParams } from '../rules/params.ts';
import { presentItem } from '../reading/presentItem.ts';
import { transitionItem } from './transitionItem.ts';
import { viewerOf } from '../rules/viewer.ts';

const SUMMARIES: Record<Action, string> = {
  submit: 'Put the draft before the chain',
  endorse: 'Endorse it and pass it up',
  approve: 'Approve and sign, with a passkey or with the password given again',
  return: 'Return it for changes, with a reason',
  reject: 'Refuse it, with a reason',
  recall: 'Take it back from the chain',
  publish: 'Put it on the public site now',
  schedule: 'Set the time at which it goes on the public site',
  unschedule: 'Cancel the set time',
  discard: 'Give the draft up',
  revise: 'Open a new revision beside the live one',
  withdraw: 'Take it off the public site, with a public notice',
  take_down: 'Emergency removal from the public site; the post of the last step is told',
};

const PROBLEMS: readonly ProblemCode[] = [
  ...([
    'malformed-request',
    'idempotency-key-missing',
    'not-signed-in',
    'not-permitted',
    'four-eyes',
  ] as const),
  ...([
    'password-not-confirmed',
    'passkey-not-confirmed',
    'statement-stale',
    'file-damaged',
    'not-found',
    'move-not-possible',
    'content-changed',
    'not-approved',
  ] as const),
  ...(['version-stale', 'requirements-not-met', 'nobody-can-decide', 'idempotency-key-reused'] as const),
  ...(['precondition-required', 'too-many-requests'] as const),
];

type MoveFastifyRequest = FastifyRequest<{ Params: Static<typeof ItemParams> }>;

/** One operation for each move of the workflow table. */
export function moveRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  for (const action of ACTIONS) {
    const name = action.replaceAll('_', '-');
    app.post(
      `/items/:id/${name}`,
      {
        schema: {
          operationId: `${action.replace(/_(.)/g, (_match, letter: string) => letter.toUpperCase())}Item`,
          summary: SUMMARIES[action],
          description: `From ${MOVES[action].from.join(', ')} to ${MOVES[action].to.join(' or ')}. Source: ${MOVES[action].source}.`,
          tags: ['items'],
          params: ItemParams,
          headers: IfMatchAndKey,
          body: MOVE_BODIES[action],
          response: answers(200, Item, ...PROBLEMS),
        },
      },
      (request, reply) => makeMove(deps, request as MoveFastifyRequest, reply, action),
    );
  }
  done();
}

async function makeMove(deps: Deps, request: MoveFastifyRequest, reply: FastifyReply, action: Action) {
  const version = versionFromIfMatch(request.headers['if-match']);
  const body = request.body as MoveBody<Action>;
  await requireRoom(deps.db.orm, [refusalsOf(deps, request)], deps.clock.now());
  try {
    return await runWrite(deps, request, reply, { keyed: true }, async (context) => {
      const move = { itemId: request.params.id, action, version, body };
      const facts = await transitionItem(context, deps, request, move);
      const item = await presentItem(context.tx, facts, viewerOf(deps, request, context.actor));
      return { status: 200, body: item, version: item.version };
    });
  } catch (error) {
    if (error instanceof ProblemException) await recordRefusal(deps, request, action, error.code);
    throw error;
  }
}

const RECORDED: readonly ProblemCode[] = [
  'not-permitted',
  'four-eyes',
  'password-not-confirmed',
  'passkey-not-confirmed',
];

/** As many refused moves as one person can enter in the log within a quarter of an hour: it is not to be flooded. */
const REFUSALS_BORNE = 300;
const refusalsOf = (deps: Deps, request: MoveFastifyRequest) =>
  bucketOf(deps, REFUSALS_BORNE, 'refused', request.actor.userId);

/** An attempt without the right to it leaves evidence, in a transaction of its own since the act has none. */
async function recordRefusal(
  deps: Deps,
  request: MoveFastifyRequest,
  action: Action,
  code: ProblemCode,
): Promise<void> {
  if (!RECORDED.includes(code)) return;
  await countFailure(deps.db.orm, [refusalsOf(deps, request)], deps.clock.now());
  await inTransaction(deps.db, (tx) =>
    recordEvent(tx, {
      type: 'item.refused',
      by: stampOf(request.actor),
      at: deps.clock.now().toISOString(),
      requestId: request.id,
      itemId: request.params.id,
      details: { action, problem: code },
    }),
  );
}
