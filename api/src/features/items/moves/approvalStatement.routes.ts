import { PrepareApproval } from '@phoeiphrae/shared/moveBodies';
import { PreparedStatement } from '@phoeiphrae/shared/passkey';
import type { Deps } from '../../../office/deps.ts';
import { answers } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import { runWrite } from '../../../office/write.ts';
import { prepareApproval } from './prepareApproval.ts';
import { ItemParams } from '../rules/params.ts';

/** What an approver sees before signing with a passkey. */
export function approvalStatementRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.post(
    '/items/:id/approval-statement',
    {
      schema: {
        operationId: 'prepareApproval',
        summary: 'The statement that an approval would sign, and what a passkey is asked for',
        description:
          'The challenge is the SHA-256 of `text`. Send the assertion with `approve` within five minutes; it counts once.',
        tags: ['items'],
        params: ItemParams,
        body: PrepareApproval,
        response: answers(
          200,
          PreparedStatement,
          ...(['malformed-request', 'not-signed-in', 'not-permitted', 'four-eyes'] as const),
          ...(['not-found', 'move-not-possible', 'content-changed'] as const),
        ),
      },
    },
    (request, reply) =>
      runWrite(deps, request, reply, { keyed: false }, async (context) => ({
        status: 200,
        body: await prepareApproval(context, deps, request.params.id, request.body),
      })),
  );
  done();
}
