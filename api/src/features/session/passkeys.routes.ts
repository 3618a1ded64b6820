import {
  Passkey,
  PasskeyCreationOptions,
  PasskeyList,
  PreparePasskey,
  RegisterPasskey,
  RevokePasskey,
} from '@phoeiphrae/shared/passkey';
import type { ProblemCode } from '@phoeiphrae/shared/problemTable';
import { Closed, Uuid } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../office/deps.ts';
import { notify } from '../../office/notify.ts';
import { answers } from '../../http/problem.ts';
import { reauthenticate } from '../../office/reauthenticate.ts';
import { personStamp } from '../../office/actorStamps.ts';
import { preparePasskey, registerPasskey } from '../../office/factors/registerPasskey.ts';
import { passkeysOf, presentPasskey, revokePasskey } from '../../office/factors/revokePasskey.ts';
import type { App } from '../../http/types.ts';
import { runWrite, type WriteContext } from '../../office/write.ts';

const PasskeyParams = Closed({ id: Uuid });
/** A passkey may be the second factor that a post asks for, so it can be set up without one. */
const config = { withoutSecondFactor: true };
const tags = ['session'];
const refusals = [
  'malformed-request',
  'not-signed-in',
  'password-not-confirmed',
  'too-many-requests',
] as const satisfies readonly ProblemCode[];

const ownStamp = ({ actor }: WriteContext) => personStamp({ id: actor.userId, name: actor.name });

/** The signed-in person's passkeys: with one, an approval bears their own signature. */
export function passkeyRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/session/passkeys',
    {
      config,
      schema: {
        operationId: 'listPasskeys',
        summary: 'The own passkeys, revoked ones included',
        tags,
        response: answers(200, PasskeyList, 'not-signed-in'),
      },
    },
    (request) => passkeysOf(deps.db.orm, request.actor.userId),
  );

  app.post(
    '/session/passkeys/options',
    {
      config,
      schema: {
        operationId: 'preparePasskey',
        summary: 'What the browser needs to make a passkey; asks for the password again',
        tags,
        body: PreparePasskey,
        response: answers(200, PasskeyCreationOptions, ...refusals, 'already-exists'),
      },
    },
    (request, reply) =>
      runWrite(deps, request, reply, { keyed: false, own: true }, async (context) => {
        await reauthenticate(deps, context.actor, request.body.password, request);
        return { status: 200, body: await preparePasskey(context, deps, request.body) };
      }),
  );

  app.post(
    '/session/passkeys',
    {
      config,
      schema: {
        operationId: 'registerPasskey',
        summary: 'Take in the passkey that the browser has made',
        tags,
        body: RegisterPasskey,
        response: answers(
          201,
          Passkey,
          'malformed-request',
          'not-signed-in',
          'passkey-not-confirmed',
          'already-exists',
        ),
      },
    },
    (request, reply) =>
      runWrite(deps, request, reply, { keyed: false, own: true }, async (context) => {
        const row = await registerPasskey(context, deps, request.body.attestation);
        const details = { passkey: row.id, name: row.label };
        await context.record({
          type: 'passkey.registered',
          by: ownStamp(context),
          subjectId: row.userId,
          details,
        });
        const notice = { kind: 'passkey_registered' as const, itemId: null, details: { name: row.label } };
        await notify(context.tx, [row.userId], notice, context.now);
        return { status: 201, body: presentPasskey(row) };
      }),
  );

  app.post(
    '/session/passkeys/:id/revoke',
    {
      config,
      schema: {
        operationId: 'revokeOwnPasskey',
        summary: 'Revoke an own passkey; what was signed with it stays signed',
        tags,
        params: PasskeyParams,
        body: RevokePasskey,
        response: answers(200, Passkey, ...refusals, 'not-found', 'move-not-possible'),
      },
    },
    (request, reply) =>
      runWrite(deps, request, reply, { keyed: false, own: true }, async (context) => {
        await reauthenticate(deps, context.actor, request.body.password, request);
        const { userId } = context.actor;
        const target = { userId, passkeyId: request.params.id, by: ownStamp(context) };
        return { status: 200, body: await revokePasskey(context, target) };
      }),
  );
  done();
}
