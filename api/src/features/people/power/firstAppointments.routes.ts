import { ConfirmFirstAppointments, FirstAppointments } from '@phoeiphrae/shared/powerAct';
import { IdempotencyKey } from '../../../http/headers.ts';
import { answers, ProblemException } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import type { Deps } from '../../../office/deps.ts';
import { seesPowerActs } from '../../../office/power/powerActPolicy.ts';
import { readingContext, writingContext } from '../../../office/presentationContext.ts';
import { runWrite } from '../../../office/write.ts';
import { confirmFirst } from './confirmFirst.ts';
import { headAs, presentFirst, readUnconfirmed } from './firstAppointments.ts';

const tags = ['people'];

/** What was recorded when the office was set up, until the holder of the last step confirms it. */
export function firstAppointmentRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/first-appointments',
    {
      schema: {
        operationId: 'getFirstAppointments',
        summary:
          'What stands unconfirmed since the office was set up; for whoever asks, confirms, or takes the last step',
        tags,
        response: answers(200, FirstAppointments, 'not-signed-in', 'not-permitted'),
      },
    },
    async (request) => {
      const { actor } = request;
      if (!seesPowerActs(actor) && !headAs(actor)) throw new ProblemException('not-permitted');
      const unconfirmed = await readUnconfirmed(deps.db.orm);
      return presentFirst(deps.db.orm, unconfirmed, readingContext(deps, request));
    },
  );

  app.post(
    '/first-appointments/confirm',
    {
      schema: {
        operationId: 'confirmFirstAppointments',
        summary: 'Confirm all of them in one act, as the holder of the last step',
        tags,
        headers: IdempotencyKey,
        body: ConfirmFirstAppointments,
        response: answers(
          200,
          FirstAppointments,
          ...(['malformed-request', 'idempotency-key-missing', 'not-signed-in', 'not-permitted'] as const),
          ...(['password-not-confirmed', 'move-not-possible', 'content-changed'] as const),
          ...(['requirements-not-met', 'idempotency-key-reused', 'too-many-requests'] as const),
        ),
      },
    },
    (request, reply) =>
      runWrite(deps, request, reply, { keyed: true }, async (context) => {
        const envelopeCode = await confirmFirst(context, deps, request, request.body);
        const left = await readUnconfirmed(context.tx);
        const kept = await presentFirst(context.tx, left, writingContext(context, request));
        return { status: 200, body: { ...kept, envelopeCode }, kept };
      }),
  );
  done();
}
