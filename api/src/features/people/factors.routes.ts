import { Passkey, PasskeyList } from '@phoeiphrae/shared/passkey';
import { User } from '@phoeiphrae/shared/user';
import { WaitingAct } from '@phoeiphrae/shared/powerAct';
import { Closed, Uuid } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../office/deps.ts';
import { versionFromIfMatch } from '../../http/etag.ts';
import { IdempotencyKey, IfMatchAndKey } from '../../http/headers.ts';
import { answers, orWaiting } from '../../http/problem.ts';
import { presentWaiting } from '../../office/power/presentPowerActs.ts';
import { actContext, writingContext } from '../../office/presentationContext.ts';
import { passkeysOf } from '../../office/factors/revokePasskey.ts';
import type { App } from '../../http/types.ts';
import { runWrite } from '../../office/write.ts';
import { requirePeople } from './peoplePolicy.ts';
import { presentChanged } from './presentUsers.ts';
import { revokePasskeyOf } from './revokePasskeyOf.ts';
import { resetSecondFactor } from './resetSecondFactor.ts';
import { UserParams } from './users.routes.ts';

const PasskeyParams = Closed({ id: Uuid, passkey: Uuid });
const tags = ['people'];
const writing = [
  ...([
    'malformed-request',
    'idempotency-key-missing',
    'not-signed-in',
    'not-permitted',
    'not-found',
  ] as const),
  ...(['move-not-possible', 'idempotency-key-reused'] as const),
];

/** What an administrator does for someone who has lost a device. */
export function factorRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/users/:id/passkeys',
    {
      schema: {
        operationId: 'listUserPasskeys',
        summary: 'The passkeys of a person',
        tags,
        params: UserParams,
        response: answers(200, PasskeyList, 'malformed-request', 'not-signed-in', 'not-permitted'),
      },
    },
    (request) => {
      const userId = request.params.id;
      requirePeople(request.actor, { kind: 'read_passkeys', userId });
      return passkeysOf(deps.db.orm, userId);
    },
  );

  app.post(
    '/users/:id/passkeys/:passkey/revoke',
    {
      schema: {
        operationId: 'revokePasskey',
        summary:
          'Revoke a lost passkey; the person is told. Of a holder of power it waits for a second person (202)',
        tags,
        params: PasskeyParams,
        headers: IdempotencyKey,
        response: orWaiting(answers(200, Passkey, ...writing), WaitingAct),
      },
    },
    (request, reply) =>
      runWrite<Passkey | WaitingAct>(deps, request, reply, { keyed: true }, async (context) => {
        const { id: userId, passkey: passkeyId } = request.params;
        const revoked = await revokePasskeyOf(context, deps.config, { userId, passkeyId });
        if ('passwordHalf' in revoked)
          return presentWaiting(context.tx, revoked, actContext(context, request));
        return { status: 200, body: revoked };
      }),
  );

  app.post(
    '/users/:id/reset-second-factor',
    {
      schema: {
        operationId: 'resetSecondFactor',
        summary:
          'Take away a lost app and end all sessions; of a holder of power it waits for a second person (202)',
        tags,
        params: UserParams,
        headers: IfMatchAndKey,
        response: orWaiting(
          answers(200, User, ...writing, 'version-stale', 'precondition-required'),
          WaitingAct,
        ),
      },
    },
    (request, reply) => {
      const target = { userId: request.params.id, version: versionFromIfMatch(request.headers['if-match']) };
      return runWrite<User | WaitingAct>(deps, request, reply, { keyed: true }, async (context) => {
        const row = await resetSecondFactor(context, deps.config, target);
        if ('passwordHalf' in row) return presentWaiting(context.tx, row, actContext(context, request));
        const presentation = writingContext(context, request);
        return { status: 200, ...(await presentChanged(context.tx, row, presentation)) };
      });
    },
  );
  done();
}
