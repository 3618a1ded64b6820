import { JudgeOpinion, Opinion, OpinionFloods, OpinionPage, OpinionQuery } from '@phoeiphrae/shared/opinion';
import { Closed, Uuid } from '@phoeiphrae/shared/primitives';
import { versionFromIfMatch } from '../../http/etag.ts';
import { IfMatchAndKey } from '../../http/headers.ts';
import { answers } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import type { Deps } from '../../office/deps.ts';
import { runWrite } from '../../office/write.ts';
import { listFloods } from './floods.ts';
import { judgeOpinion } from './judgeOpinion.ts';
import { judgeOf, requireReader } from './opinionPolicy.ts';
import { listOpinions } from './readOpinions.ts';

/** What citizens said, for those who answer for publication as a whole; whoever monitors judges it. */
export function opinionRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/opinions',
    {
      schema: {
        operationId: 'listOpinions',
        summary: 'What citizens said of items and of the site, newest first',
        tags: ['opinions'],
        querystring: OpinionQuery,
        response: answers(200, OpinionPage, 'malformed-request', 'not-signed-in', 'not-permitted'),
      },
    },
    (request) => {
      requireReader(request.actor);
      return listOpinions(deps.db.orm, request.query, judgeOf(request.actor) !== undefined);
    },
  );

  app.get(
    '/opinions/floods',
    {
      schema: {
        operationId: 'listOpinionFloods',
        summary: 'The last days on which opinions were turned away because too many came at once',
        tags: ['opinions'],
        response: answers(200, OpinionFloods, 'not-signed-in', 'not-permitted'),
      },
    },
    (request) => {
      requireReader(request.actor);
      return listFloods(deps.db.orm);
    },
  );

  app.post(
    '/opinions/:id/judge',
    {
      schema: {
        operationId: 'judgeOpinion',
        summary:
          'Show an opinion to everyone, with an answer or without; keep it unseen; or set it aside for a reason',
        tags: ['opinions'],
        params: Closed({ id: Uuid }),
        headers: IfMatchAndKey,
        body: JudgeOpinion,
        response: answers(
          200,
          Opinion,
          ...(['malformed-request', 'idempotency-key-missing', 'not-signed-in', 'not-permitted'] as const),
          ...(['not-found', 'version-stale', 'precondition-required'] as const),
          ...(['requirements-not-met', 'idempotency-key-reused'] as const),
        ),
      },
    },
    (request, reply) => {
      const target = { id: request.params.id, version: versionFromIfMatch(request.headers['if-match']) };
      return runWrite(deps, request, reply, { keyed: true }, async (context) => {
        const body = await judgeOpinion(context, target, request.body);
        return { status: 200, body, version: body.version };
      });
    },
  );
  done();
}
