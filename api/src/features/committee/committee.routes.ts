import { Committee, CommitteeMembership, CreateMembership } from '@phoeiphrae/shared/committee';
import { EndAppointment } from '@phoeiphrae/shared/appointment';
import { WaitingAct } from '@phoeiphrae/shared/powerAct';
import { Closed, Uuid } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../office/deps.ts';
import { versionFromIfMatch } from '../../http/etag.ts';
import { IdempotencyKey, IfMatchAndKey } from '../../http/headers.ts';
import { answers, orWaiting } from '../../http/problem.ts';
import { presentWaiting } from '../../office/power/presentPowerActs.ts';
import { actContext, readingContext, writingContext } from '../../office/presentationContext.ts';
import type { App } from '../../http/types.ts';
import { runWrite } from '../../office/write.ts';
import { presentCommittee, presentSeated } from './presentCommittee.ts';
import { readCommittee } from './readCommittee.ts';
import { seatMember } from './seatMember.ts';
import { unseatMember } from './unseatMember.ts';

const MemberParams = Closed({ id: Uuid });
const writing = [
  ...(['malformed-request', 'idempotency-key-missing', 'not-signed-in', 'not-permitted'] as const),
  ...(['requirements-not-met', 'idempotency-key-reused'] as const),
];

/** The committee that answers for publication as a whole; it does not vote. */
export function committeeRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/committee',
    {
      schema: {
        operationId: 'getCommittee',
        summary: 'The seats with their terms and appointing orders',
        tags: ['committee'],
        response: answers(200, Committee, 'not-signed-in'),
      },
    },
    async (request) =>
      presentCommittee(await readCommittee(deps.db.orm), request.actor, readingContext(deps, request)),
  );

  app.post(
    '/committee/members',
    {
      schema: {
        operationId: 'seatMember',
        summary:
          'Record a member with term and order, for a second person to confirm (202); for the secretary and administrators',
        tags: ['committee'],
        headers: IdempotencyKey,
        body: CreateMembership,
        response: orWaiting(answers(201, CommitteeMembership, ...writing), WaitingAct),
      },
    },
    (request, reply) =>
      runWrite<CommitteeMembership | WaitingAct>(deps, request, reply, { keyed: true }, async (context) => {
        const seated = await seatMember(context, deps, request.body);
        if ('passwordHalf' in seated) return presentWaiting(context.tx, seated, actContext(context, request));
        const body = presentSeated(seated, writingContext(context, request));
        const location = `/api/v1/committee/members/${body.id}`;
        return { status: 201, body, version: body.version, location };
      }),
  );

  app.post(
    '/committee/members/:id/end',
    {
      schema: {
        operationId: 'unseatMember',
        summary: 'Set the last day of a member’s term',
        tags: ['committee'],
        params: MemberParams,
        headers: IfMatchAndKey,
        body: EndAppointment,
        response: answers(
          200,
          CommitteeMembership,
          ...writing,
          ...(['not-found', 'move-not-possible', 'version-stale', 'precondition-required'] as const),
        ),
      },
    },
    (request, reply) => {
      const target = { id: request.params.id, version: versionFromIfMatch(request.headers['if-match']) };
      return runWrite(deps, request, reply, { keyed: true }, async (context) => {
        const unseated = await unseatMember(context, target, request.body);
        const body = presentSeated(unseated, writingContext(context, request));
        return { status: 200, body, version: body.version };
      });
    },
  );
  done();
}
