import { Passkey, PasskeyList } from '@phoeiphrae/shared/passkey';
import { User } from '@phoeiphrae/shared/user';
import { Closed, Uuid } from '@phoeiphrae/shared/primitives';
import { stampOf } from '../../office/actor.ts';
import type { Deps } from '../../office/deps.ts';
import { versionFromIfMatch } from '../../http/etag.ts';
import { IdempotencyKey, IfMatchAndKey } from '../../http/headers.ts';
import { answers } from '../../http/problem.ts';
import { writingContext } from '../../office/presentationContext.ts';
import { passkeysOf, revokePasskey } from '../../office/factors/revokePasskey.ts';
import type { App } from '../../http/types.ts';
import { runWrite } from '../../office/write.ts';
import { requirePeople } from './peoplePolicy.ts';
import { presentChanged } from './presentUsers.ts';
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
        summary: 'Revoke a lost passkey; the person is told',
        tags,
        params: PasskeyParams,
        headers: IdempotencyKey,
        response: answers(200, Passkey, ...writing),
      },
    },
    (request, reply) =>
      runWrite(deps, request, reply, { keyed: true }, async (context) => {
        const { id: userId, passkey: passkeyId } = request.params;
        const as = requirePeople(context.actor, { kind: 'revoke_passkey', userId });
        const by = stampOf(context.actor, as);
        return { status: 200, body: await revokePasskey(context, { userId, passkeyId, by }) };
      }),
  );

  app.post(
    '/users/:id/reset-second-factor',
    {
      schema: {
        operationId: 'resetSecondFactor',
        summary: 'Take away the app of someone who has lost it; all sessions of the person end',
        tags,
        params: UserParams,
        headers: IfMatchAndKey,
        response: answers(200, User, ...writing, 'version-stale', 'precondition-required'),
      },
    },
    (request, reply) => {
      const target = { userId: request.params.id, version: versionFromIfMatch(request.headers['if-match']) };
      return runWrite(deps, request, reply, { keyed: true }, async (context) => {
        const row = await resetSecondFactor(context, target);
        const presentation = writingContext(context, request);
        return { status: 200, ...(await presentChanged(context.tx, row, presentation)) };
      });
    },
  );
  done();
}
