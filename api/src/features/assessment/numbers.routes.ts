import { BoardNumber, LinkNumber, VerifyNumber } from '@phoeiphrae/shared/assessment/board';
import { Closed, Uuid } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../office/deps.ts';
import { versionFromIfMatch } from '../../http/etag.ts';
import { IfMatch, IfMatchAndKey } from '../../http/headers.ts';
import { answers, ProblemException } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { runWrite, type WriteContext } from '../../office/write.ts';
import { linkNumber } from './linkNumber.ts';
import { readBoard } from './readBoard.ts';
import { verifyNumber } from './verifyNumber.ts';

const NumberParams = Closed({ id: Uuid });
const writing = [
  ...(['malformed-request', 'not-signed-in', 'not-permitted', 'requirements-not-met'] as const),
  ...(['not-found', 'version-stale', 'precondition-required'] as const),
];

/** The number as it stands after an act on it. */
async function numberAfter(context: WriteContext, schemeId: string, id: string) {
  const board = await readBoard(context.tx, context, schemeId);
  const body = board.numbers.find((number) => number.id === id);
  if (!body) throw new ProblemException('not-found');
  return { status: 200, body, version: body.version };
}

/** One number of a list: where its evidence is, and what was found there. */
export function numberRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.patch(
    '/assessment/numbers/:id',
    {
      schema: {
        operationId: 'linkAssessmentNumber',
        summary: 'Say where the evidence of a number is: items, pages of the site, addresses elsewhere',
        tags: ['assessment'],
        params: NumberParams,
        headers: IfMatch,
        body: LinkNumber,
        response: answers(200, BoardNumber, ...writing),
      },
    },
    (request, reply) => {
      const target = { id: request.params.id, version: versionFromIfMatch(request.headers['if-match']) };
      return runWrite(deps, request, reply, { keyed: false }, async (context) => {
        const schemeId = await linkNumber(context, target, request.body, deps.config.publicOrigin);
        return numberAfter(context, schemeId, target.id);
      });
    },
  );

  app.post(
    '/assessment/numbers/:id/verify',
    {
      schema: {
        operationId: 'verifyAssessmentNumber',
        summary: 'Check off the elements that are on the page now',
        tags: ['assessment'],
        params: NumberParams,
        headers: IfMatchAndKey,
        body: VerifyNumber,
        response: answers(
          200,
          BoardNumber,
          ...writing,
          ...(['idempotency-key-missing', 'idempotency-key-reused'] as const),
        ),
      },
    },
    (request, reply) => {
      const target = { id: request.params.id, version: versionFromIfMatch(request.headers['if-match']) };
      return runWrite(deps, request, reply, { keyed: true }, async (context) => {
        const schemeId = await verifyNumber(context, target, request.body);
        return numberAfter(context, schemeId, target.id);
      });
    },
  );
  done();
}
