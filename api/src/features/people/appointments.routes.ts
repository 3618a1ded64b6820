import {
  Appointment,
  AppointmentPage,
  CreateAppointment,
  EndAppointment,
} from '@phoeiphrae/shared/appointment';
import { WaitingAct } from '@phoeiphrae/shared/powerAct';
import { Closed, Uuid } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../office/deps.ts';
import { versionFromIfMatch } from '../../http/etag.ts';
import { IdempotencyKey, IfMatchAndKey } from '../../http/headers.ts';
import { answers, orWaiting } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { runWrite } from '../../office/write.ts';
import { createAppointment } from './createAppointment.ts';
import { endAppointment } from './endAppointment.ts';
import { AppointmentQuery, listAppointments } from './listAppointments.ts';
import { requirePeople } from './peoplePolicy.ts';
import { presentAppointments, presentOneAppointment } from './presentAppointments.ts';
import { actContext, readingContext, writingContext } from '../../office/presentationContext.ts';
import { presentWaiting } from '../../office/power/presentPowerActs.ts';

const AppointmentParams = Closed({ id: Uuid });
const writing = [
  ...(['malformed-request', 'idempotency-key-missing', 'not-signed-in', 'not-permitted'] as const),
  ...(['requirements-not-met', 'idempotency-key-reused'] as const),
];

/** Who holds which post, in what capacity, from when to when, by which order. */
export function appointmentRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/appointments',
    {
      schema: {
        operationId: 'listAppointments',
        summary: 'Appointments, latest recorded first',
        tags: ['people'],
        querystring: AppointmentQuery,
        response: answers(200, AppointmentPage, 'malformed-request', 'not-signed-in', 'not-permitted'),
      },
    },
    async (request) => {
      requirePeople(request.actor, { kind: 'read_appointments' });
      const presentation = readingContext(deps, request);
      const { appointed, nextCursor } = await listAppointments(
        deps.db.orm,
        request.query,
        presentation.today,
      );
      return { appointments: await presentAppointments(deps.db.orm, appointed, presentation), nextCursor };
    },
  );

  app.post(
    '/appointments',
    {
      schema: {
        operationId: 'createAppointment',
        summary: 'Record an appointment order; to a post of power it waits for a second person (202)',
        tags: ['people'],
        headers: IdempotencyKey,
        body: CreateAppointment,
        response: orWaiting(answers(201, Appointment, ...writing), WaitingAct),
      },
    },
    (request, reply) =>
      runWrite<Appointment | WaitingAct>(deps, request, reply, { keyed: true }, async (context) => {
        const appointed = await createAppointment(context, deps, request.body);
        if ('passwordHalf' in appointed) {
          return presentWaiting(context.tx, appointed, actContext(context, request));
        }
        const { row } = appointed;
        const body = await presentOneAppointment(context.tx, appointed, writingContext(context, request));
        return { status: 201, body, version: row.version, location: `/api/v1/appointments/${row.id}` };
      }),
  );

  app.post(
    '/appointments/:id/end',
    {
      schema: {
        operationId: 'endAppointment',
        summary: 'Set the last day of an appointment',
        tags: ['people'],
        params: AppointmentParams,
        headers: IfMatchAndKey,
        body: EndAppointment,
        response: answers(
          200,
          Appointment,
          ...writing,
          ...(['not-found', 'move-not-possible', 'version-stale', 'precondition-required'] as const),
        ),
      },
    },
    (request, reply) => {
      const target = { id: request.params.id, version: versionFromIfMatch(request.headers['if-match']) };
      return runWrite(deps, request, reply, { keyed: true }, async (context) => {
        const appointed = await endAppointment(context, target, request.body);
        const { row } = appointed;
        const body = await presentOneAppointment(context.tx, appointed, writingContext(context, request));
        return { status: 200, body, version: row.version };
      });
    },
  );
  done();
}
