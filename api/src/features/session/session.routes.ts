import { Session, SignIn } from '@phoeiphrae/shared/session';
import { FinishSignIn } from '@phoeiphrae/shared/secondFactor';
import type { Deps } from '../../office/deps.ts';
import { answers, NoContent } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { finishSignIn } from './finishSignIn.ts';
import { refreshSession } from './refreshSession.ts';
import { signIn } from './signIn.ts';
import { signOut } from './signOut.ts';

/** A name and a password, in bytes: strangers have no reason to send more. */
const BODY_LIMIT = 4096;

/** Signing in and out; open to anyone. */
export function sessionRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.post(
    '/session',
    {
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'signIn',
        summary: 'Sign in',
        description:
          'Answers with an access token for ten minutes and sets the refresh token as a cookie that scripts cannot ' +
          'read. Unknown name, wrong password and closed account are the same answer.',
        tags: ['session'],
        body: SignIn,
        response: answers(
          200,
          Session,
          'malformed-request',
          'sign-in-refused',
          'second-factor-required',
          'origin-refused',
          'too-many-requests',
        ),
      },
    },
    (request, reply) => signIn(deps, request, reply, request.body),
  );

  app.post(
    '/session/second-factor',
    {
      schema: {
        operationId: 'finishSignIn',
        summary: 'Finish a sign-in with the second factor',
        description:
          'After `second-factor-required`, with its token and a code of the app, a recovery code, or a passkey.',
        tags: ['session'],
        body: FinishSignIn,
        response: answers(
          200,
          Session,
          ...(['malformed-request', 'second-factor-refused', 'origin-refused', 'too-many-requests'] as const),
        ),
      },
    },
    (request, reply) => finishSignIn(deps, request, reply, request.body),
  );

  app.post(
    '/session/refresh',
    {
      schema: {
        operationId: 'refreshSession',
        summary: 'Exchange the refresh cookie for a new one and an access token',
        description:
          'On 409 another window was quicker: send again after a second, with the cookie as it is then.',
        tags: ['session'],
        response: answers(200, Session, 'not-signed-in', 'origin-refused', 'refresh-superseded'),
      },
    },
    (request, reply) => refreshSession(deps, request, reply),
  );

  app.delete(
    '/session',
    {
      schema: {
        operationId: 'signOut',
        summary: 'Sign out',
        tags: ['session'],
        response: answers(204, NoContent, 'origin-refused'),
      },
    },
    async (request, reply) => {
      await signOut(deps, request, reply);
      void reply.code(204);
      return null;
    },
  );
  done();
}
