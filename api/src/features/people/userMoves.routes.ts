import { WaitingAct } from '@phoeiphrae/shared/powerAct';
import { OneTimePassword, User } from '@phoeiphrae/shared/user';
import type { Deps } from '../../office/deps.ts';
import { versionFromIfMatch } from '../../http/etag.ts';
import { IfMatchAndKey } from '../../http/headers.ts';
import { answers, orWaiting } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { runWrite } from '../../office/write.ts';
import { moveUser, resetPassword, USER_MOVES, type UserMove } from './changeUser.ts';
import { presentChanged, presentHandedOver } from './presentUsers.ts';
import { presentWaiting } from '../../office/power/presentPowerActs.ts';
import { actContext, writingContext } from '../../office/presentationContext.ts';
import { UserParams } from './users.routes.ts';

const SUMMARIES: Record<UserMove, string> = {
  suspend: 'Suspend an account: its sessions end, and nothing works from the next request on',
  resume: 'Let a suspended account in again',
  end: 'End an account for good; what the person did stays under their name',
};
const problems = [
  ...([
    'malformed-request',
    'idempotency-key-missing',
    'not-signed-in',
    'not-permitted',
    'not-found',
  ] as const),
  ...(['move-not-possible', 'version-stale', 'idempotency-key-reused', 'precondition-required'] as const),
];

/** The moves of an account. */
export function userMoveRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  for (const move of Object.keys(USER_MOVES) as UserMove[]) {
    app.post(
      `/users/:id/${move}`,
      {
        schema: {
          operationId: `${move}User`,
          summary: SUMMARIES[move],
          tags: ['people'],
          params: UserParams,
          headers: IfMatchAndKey,
          response: answers(200, User, ...problems),
        },
      },
      (request, reply) => {
        const target = {
          userId: request.params.id,
          version: versionFromIfMatch(request.headers['if-match']),
        };
        return runWrite(deps, request, reply, { keyed: true }, async (context) => {
          const row = await moveUser(context, move, target);
          const presentation = writingContext(context, request);
          return { status: 200, ...(await presentChanged(context.tx, row, presentation)) };
        });
      },
    );
  }

  app.post(
    '/users/:id/reset-password',
    {
      schema: {
        operationId: 'resetPassword',
        summary:
          'Give a new one-time password, shown once; all sessions end. For a holder of power it waits for a second person (202)',
        tags: ['people'],
        params: UserParams,
        headers: IfMatchAndKey,
        response: orWaiting(answers(200, OneTimePassword, ...problems), WaitingAct),
      },
    },
    (request, reply) => {
      const target = { userId: request.params.id, version: versionFromIfMatch(request.headers['if-match']) };
      return runWrite<OneTimePassword | WaitingAct>(
        deps,
        request,
        reply,
        { keyed: true },
        async (context) => {
          const given = await resetPassword(context, deps.config, target);
          if ('passwordHalf' in given) return presentWaiting(context.tx, given, actContext(context, request));
          const presentation = writingContext(context, request);
          return { status: 200, ...(await presentHandedOver(context.tx, given, presentation)) };
        },
      );
    },
  );
  done();
}
