import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { ChangePassword, Me, OwnSessionList } from '@phoeiphrae/shared/session';
import { Closed, Uuid } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../office/deps.ts';
import { localeOf } from '../../http/locale.ts';
import { answers, NoContent } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { runWrite } from '../../office/write.ts';
import { changePassword } from './changePassword.ts';
import { endOwnSession, ownSessions } from './ownSessions.ts';
import { presentMe } from './presentMe.ts';

const SessionParams = Closed({ id: Uuid });
/** What someone may do who has signed in with a one-time password, or without a second factor that they need. */
const config = { withOneTimePassword: true, withoutSecondFactor: true };

/** The signed-in person's own affairs. */
export function ownSessionRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/session',
    {
      config,
      schema: {
        operationId: 'getMe',
        summary: 'Who is signed in, with the posts held today',
        tags: ['session'],
        response: answers(200, Me, 'not-signed-in'),
      },
    },
    (request) => {
      const place = { today: bangkokDate(deps.clock.now()), locale: localeOf(request) };
      return presentMe(deps.db.orm, request.actor, place);
    },
  );

  app.post(
    '/session/password',
    {
      config,
      schema: {
        operationId: 'changePassword',
        summary: 'Set a new password; ends all other sessions',
        tags: ['session'],
        body: ChangePassword,
        response: answers(
          200,
          Me,
          ...([
            'malformed-request',
            'not-signed-in',
            'password-not-confirmed',
            'requirements-not-met',
          ] as const),
          'too-many-requests',
        ),
      },
    },
    (request, reply) =>
      runWrite(deps, request, reply, { keyed: false, own: true }, async (context) => {
        const actor = await changePassword(context, deps, request, request.body);
        const place = { today: context.today, locale: localeOf(request) };
        return { status: 200, body: await presentMe(context.tx, actor, place) };
      }),
  );

  app.get(
    '/sessions',
    {
      schema: {
        operationId: 'listOwnSessions',
        summary: 'Where the signed-in person is signed in',
        tags: ['session'],
        response: answers(200, OwnSessionList, 'not-signed-in'),
      },
    },
    (request) => ownSessions(deps.db.orm, request.actor, deps.clock.now().toISOString()),
  );

  app.delete(
    '/sessions/:id',
    {
      schema: {
        operationId: 'endOwnSession',
        summary: 'End one of the own sessions',
        tags: ['session'],
        params: SessionParams,
        response: answers(204, NoContent, 'malformed-request', 'not-signed-in', 'not-found'),
      },
    },
    (request, reply) =>
      runWrite(deps, request, reply, { keyed: false, own: true }, async (context) => {
        await endOwnSession(context, request.params.id);
        return { status: 204, body: null };
      }),
  );
  done();
}
