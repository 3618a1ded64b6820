import {
  ConfirmSecondFactor,
  RecoveryCodes,
  RemoveSecondFactor,
  SecondFactorSecret,
  SecondFactorState,
  SetUpSecondFactor,
} from '@phoeiphrae/shared/secondFactor';
import type { Deps } from '../../office/deps.ts';
import { answers, NoContent } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { runWrite } from '../../office/write.ts';
import {
  confirmSecondFactor,
  removeSecondFactor,
  secondFactorState,
  setUpSecondFactor,
} from './ownSecondFactor.ts';

/** Open to those whose post asks for a second factor that they do not have yet. */
const config = { withoutSecondFactor: true };
const tags = ['session'];
const PATH = '/session/second-factor';
const common = ['malformed-request', 'not-signed-in', 'too-many-requests'] as const;

/** The signed-in person's second factor. */
export function secondFactorRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    PATH,
    {
      config,
      schema: {
        operationId: 'getSecondFactor',
        summary: 'Whether a second factor is required, and which ones are set up',
        tags,
        response: answers(200, SecondFactorState, 'not-signed-in'),
      },
    },
    (request) => secondFactorState(deps.db.orm, request.actor),
  );

  app.post(
    `${PATH}/set-up`,
    {
      config,
      schema: {
        operationId: 'setUpSecondFactor',
        summary: 'A new secret for an authenticator app, shown once; in force when a code has confirmed it',
        tags,
        body: SetUpSecondFactor,
        response: answers(200, SecondFactorSecret, ...common, 'password-not-confirmed', 'already-exists'),
      },
    },
    (request, reply) =>
      runWrite(deps, request, reply, { keyed: false, own: true }, async (context) => ({
        status: 200,
        body: await setUpSecondFactor(context, deps, request, request.body.password),
      })),
  );

  app.post(
    `${PATH}/confirm`,
    {
      config,
      schema: {
        operationId: 'confirmSecondFactor',
        summary: 'Confirm the app with a code; answers with the recovery codes, which are shown once',
        tags,
        body: ConfirmSecondFactor,
        response: answers(200, RecoveryCodes, ...common, 'second-factor-refused', 'move-not-possible'),
      },
    },
    (request, reply) =>
      runWrite(deps, request, reply, { keyed: false, own: true }, async (context) => ({
        status: 200,
        body: await confirmSecondFactor(context, deps, request, request.body.code),
      })),
  );

  app.post(
    `${PATH}/remove`,
    {
      config,
      schema: {
        operationId: 'removeSecondFactor',
        summary: 'Give the app up, with the password and a code; ends all other sessions',
        tags,
        body: RemoveSecondFactor,
        response: answers(
          204,
          NoContent,
          ...common,
          ...(['password-not-confirmed', 'second-factor-refused', 'not-found'] as const),
        ),
      },
    },
    (request, reply) =>
      runWrite(deps, request, reply, { keyed: false, own: true }, async (context) => {
        await removeSecondFactor(context, deps, request, request.body);
        return { status: 204, body: null };
      }),
  );
  done();
}
