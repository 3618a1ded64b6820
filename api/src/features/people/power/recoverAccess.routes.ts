import { AccessRecovered, RecoverAccess } from '@phoeiphrae/shared/powerAct';
import { answers } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import type { Deps } from '../../../office/deps.ts';
import { recoverAccess } from './recoverAccess.ts';

/** A name, two codes and a password, in bytes: strangers have no reason to send more. */
const BODY_LIMIT = 4096;

/** The way back in past a second person, with the sealed envelope; open to anyone. */
export function recoverAccessRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.post(
    '/session/recover',
    {
      bodyLimit: BODY_LIMIT,
      schema: {
        operationId: 'recoverAccess',
        summary: 'Come back in as the holder of the last step, with the code of the sealed envelope',
        description:
          'Confirms what an administrator asked for, which waits, and sets a password. Everything that does not fit is one and the same answer.',
        tags: ['session'],
        body: RecoverAccess,
        response: answers(
          200,
          AccessRecovered,
          ...(['malformed-request', 'recovery-refused', 'origin-refused', 'move-not-possible'] as const),
          ...(['requirements-not-met', 'not-permitted', 'too-many-requests'] as const),
        ),
      },
    },
    (request) => recoverAccess(deps, request, request.body),
  );
  done();
}
