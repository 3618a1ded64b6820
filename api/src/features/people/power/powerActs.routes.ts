import { and, eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { powerActs } from '@phoeiphrae/db/schema/power';
import { DecidedAct, PowerAct, PowerActPage, RefusePowerAct } from '@phoeiphrae/shared/powerAct';
import { Closed, Uuid } from '@phoeiphrae/shared/primitives';
import { etagOf, versionFromIfMatch } from '../../../http/etag.ts';
import { IfMatchAndKey } from '../../../http/headers.ts';
import { answers, ProblemException } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import type { Deps } from '../../../office/deps.ts';
import { presentPowerActs } from '../../../office/power/presentPowerActs.ts';
import { actContext, readingContext } from '../../../office/presentationContext.ts';
import { runWrite, type WriteContext } from '../../../office/write.ts';
import {
  confirmPowerAct,
  refusePowerAct,
  withdrawPowerAct,
  type ActTarget,
  type Decided,
} from './decidePowerAct.ts';
import { recordingDenials } from './denied.ts';
import { listPowerActs, PowerActQuery, visibleActs } from './listPowerActs.ts';
import { presentDecided } from './presentDecided.ts';

const ActParams = Closed({ id: Uuid });
const tags = ['people'];
const deciding = [
  ...(['malformed-request', 'idempotency-key-missing', 'not-signed-in', 'not-permitted'] as const),
  ...(['not-found', 'move-not-possible', 'version-stale', 'precondition-required'] as const),
  ...(['second-person-required', 'requirements-not-met', 'idempotency-key-reused'] as const),
];

type Decide = (context: WriteContext, target: ActTarget) => Promise<Decided>;

/** What waits for a second person: to be read, confirmed, refused, taken back. */
export function powerActRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  readingRoutes(app, deps);

  const decided = (
    request: FastifyRequest<{ Params: { id: string } }>,
    reply: FastifyReply,
    decide: Decide,
  ) => {
    const target = { id: request.params.id, version: versionFromIfMatch(request.headers['if-match']) };
    return runWrite<DecidedAct>(deps, request, reply, { keyed: true }, async (context) =>
      presentDecided(context.tx, await decide(context, target), actContext(context, request)),
    );
  };
  const schema = (operationId: string, summary: string) => ({
    operationId,
    summary,
    tags,
    params: ActParams,
    headers: IfMatchAndKey,
    response: answers(200, DecidedAct, ...deciding),
  });

  app.post(
    '/power-acts/:id/confirm',
    { schema: schema('confirmPowerAct', 'Confirm it as the second person: it takes effect at once') },
    (request, reply) =>
      recordingDenials(deps, request, request.params.id, () =>
        decided(request, reply, (context, target) => confirmPowerAct(context, deps.config, target)),
      ),
  );
  app.post(
    '/power-acts/:id/refuse',
    {
      schema: { ...schema('refusePowerAct', 'Refuse it, with a reason'), body: RefusePowerAct },
    },
    (request, reply) =>
      decided(request, reply, (context, target) => refusePowerAct(context, target, request.body.reason)),
  );
  app.post(
    '/power-acts/:id/withdraw',
    { schema: schema('withdrawPowerAct', 'Take back what one asked for') },
    (request, reply) => decided(request, reply, withdrawPowerAct),
  );
  done();
}

function readingRoutes(app: App, deps: Deps) {
  const contextOf = (request: FastifyRequest) => ({
    ...readingContext(deps, request),
    now: deps.clock.now().toISOString(),
  });
  app.get(
    '/power-acts',
    {
      schema: {
        operationId: 'listPowerActs',
        summary:
          'What waits, or waited, for a second person, latest first; one’s own for those who neither ask nor confirm',
        tags,
        querystring: PowerActQuery,
        response: answers(200, PowerActPage, 'malformed-request', 'not-signed-in'),
      },
    },
    async (request) => {
      const context = contextOf(request);
      const { rows, nextCursor } = await listPowerActs(
        deps.db.orm,
        request.actor,
        request.query,
        context.now,
      );
      return { acts: await presentPowerActs(deps.db.orm, rows, context), nextCursor };
    },
  );
  app.get(
    '/power-acts/:id',
    {
      schema: {
        operationId: 'getPowerAct',
        summary: 'One act that waits, or waited, for a second person',
        tags,
        params: ActParams,
        response: answers(200, PowerAct, 'malformed-request', 'not-signed-in', 'not-found'),
      },
    },
    async (request, reply) => {
      const own = and(eq(powerActs.id, request.params.id), visibleActs(request.actor));
      const rows = await deps.db.orm.select().from(powerActs).where(own);
      const [act] = await presentPowerActs(deps.db.orm, rows, contextOf(request));
      if (!act) throw new ProblemException('not-found');
      void reply.header('etag', etagOf(act.version));
      return act;
    },
  );
}
