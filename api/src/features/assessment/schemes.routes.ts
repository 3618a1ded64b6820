import {
  AssessmentBoard,
  AssessmentSchemeList,
  CopiedForward,
  EditScheme,
} from '@phoeiphrae/shared/assessment/board';
import { AssessmentScheme } from '@phoeiphrae/shared/assessment/scheme';
import { Closed, Uuid } from '@phoeiphrae/shared/primitives';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Deps } from '../../office/deps.ts';
import { stampOf } from '../../office/actor.ts';
import { versionFromIfMatch } from '../../http/etag.ts';
import { IdempotencyKey, IfMatch, IfMatchAndKey } from '../../http/headers.ts';
import { answers } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { runWrite, type WriteContext } from '../../office/write.ts';
import { requireKeeper } from './assessmentPolicy.ts';
import { copyForward } from './copyForward.ts';
import { loadScheme, replaceScheme } from './loadScheme.ts';
import { openScheme } from './openScheme.ts';
import { listSchemes, readBoard } from './readBoard.ts';
import { showScheme } from './showScheme.ts';

const SchemeParams = Closed({ id: Uuid });
const writing = ['malformed-request', 'not-signed-in', 'not-permitted', 'requirements-not-met'] as const;
const keyed = ['idempotency-key-missing', 'idempotency-key-reused'] as const;
const known = ['not-found', 'version-stale', 'precondition-required'] as const;

/** What a keeper of the schemes works with. @throws {ProblemException} 403 */
const keeping = (context: WriteContext) => ({
  ...context,
  by: stampOf(context.actor, requireKeeper(context.actor)),
});

async function boardAfter(context: WriteContext, id: string) {
  const body = await readBoard(context.tx, context, id);
  return { status: 200, body, version: body.version };
}

/** The lists of assessors as data: brought in, corrected, shown, carried into the next year. */
export function schemeRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/assessment/schemes',
    {
      schema: {
        operationId: 'listAssessmentSchemes',
        summary: 'The lists of assessors that the office has, newest first',
        tags: ['assessment'],
        response: answers(200, AssessmentSchemeList, 'not-signed-in'),
      },
    },
    (request) => listSchemes(deps.db.orm, request.actor),
  );

  app.get(
    '/assessment/schemes/:id',
    {
      schema: {
        operationId: 'getAssessmentBoard',
        summary: 'One list with how each number stands today, its addresses and elements',
        tags: ['assessment'],
        params: SchemeParams,
        response: answers(200, AssessmentBoard, 'malformed-request', 'not-signed-in', 'not-found'),
      },
    },
    (request) => {
      const today = bangkokDate(deps.clock.now());
      return readBoard(deps.db.orm, { actor: request.actor, today }, request.params.id);
    },
  );

  app.post(
    '/assessment/schemes',
    {
      schema: {
        operationId: 'loadAssessmentScheme',
        summary: 'Bring in the list of an assessor for a fiscal year, as data',
        tags: ['assessment'],
        headers: IdempotencyKey,
        body: AssessmentScheme,
        response: answers(201, AssessmentBoard, ...writing, ...keyed, 'already-exists'),
      },
    },
    (request, reply) =>
      runWrite(deps, request, reply, { keyed: true }, async (context) => {
        const { id } = await loadScheme(keeping(context), request.body);
        const answer = await boardAfter(context, id);
        return { ...answer, status: 201, location: `/api/v1/assessment/schemes/${id}` };
      }),
  );

  app.post(
    '/assessment/schemes/:id/replace',
    {
      schema: {
        operationId: 'replaceAssessmentScheme',
        summary: 'Put a corrected list in the place of one; what is linked stays with the numbers that stay',
        tags: ['assessment'],
        params: SchemeParams,
        headers: IfMatchAndKey,
        body: AssessmentScheme,
        response: answers(200, AssessmentBoard, ...writing, ...keyed, ...known),
      },
    },
    (request, reply) => {
      const { id } = request.params;
      const version = versionFromIfMatch(request.headers['if-match']);
      return runWrite(deps, request, reply, { keyed: true }, async (context) => {
        const scheme = await openScheme(context.tx, id, version);
        await replaceScheme(keeping(context), scheme, request.body);
        return boardAfter(context, id);
      });
    },
  );

  app.patch(
    '/assessment/schemes/:id',
    {
      schema: {
        operationId: 'showAssessmentScheme',
        summary: 'List it on the public page, or take it off',
        tags: ['assessment'],
        params: SchemeParams,
        headers: IfMatch,
        body: EditScheme,
        response: answers(200, AssessmentBoard, ...writing, ...known),
      },
    },
    (request, reply) => {
      const { id } = request.params;
      const version = versionFromIfMatch(request.headers['if-match']);
      return runWrite(deps, request, reply, { keyed: false }, async (context) => {
        const scheme = await openScheme(context.tx, id, version);
        await showScheme(keeping(context), scheme, request.body.shown);
        return boardAfter(context, id);
      });
    },
  );

  app.post(
    '/assessment/schemes/:id/copy-forward',
    {
      schema: {
        operationId: 'copyAssessmentForward',
        summary: 'Carry addresses and explanations into the next fiscal year, along its crosswalk',
        tags: ['assessment'],
        params: SchemeParams,
        headers: IfMatchAndKey,
        response: answers(200, CopiedForward, ...writing, ...keyed, ...known),
      },
    },
    (request, reply) => {
      const version = versionFromIfMatch(request.headers['if-match']);
      return runWrite(deps, request, reply, { keyed: true }, async (context) => {
        const scheme = await openScheme(context.tx, request.params.id, version);
        return { status: 200, body: await copyForward(keeping(context), scheme) };
      });
    },
  );
  done();
}
