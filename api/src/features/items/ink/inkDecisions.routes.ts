import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import Type from 'typebox';
import { Item } from '@phoeiphrae/shared/item';
import { ConfirmPaper, PaperDecisions, RecordPaper, RefusePaper } from '@phoeiphrae/shared/paperDecision';
import { CalendarDate, Closed, Uuid } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../../office/deps.ts';
import { versionFromIfMatch } from '../../../http/etag.ts';
import { IfMatchAndKey } from '../../../http/headers.ts';
import { answers, ProblemException } from '../../../http/problem.ts';
import { sendFile } from '../../files/serving/sendFile.ts';
import type { App } from '../../../http/types.ts';
import { dropUpload } from '../../files/uploads/uploads.ts';
import { runWrite } from '../../../office/write.ts';
import type { ItemFacts } from '../rules/facts.ts';
import { BYTES_RESPONSE } from '../attachments/bytes.routes.ts';
import { ItemParams } from '../rules/params.ts';
import { presentItem } from '../reading/presentItem.ts';
import { seenItem, viewerOf } from '../rules/viewer.ts';
import { confirmInkDecision } from './confirmInkDecision.ts';
import { presentInkDecisions } from './presentInkDecision.ts';
import { recordInkDecision } from './recordInkDecision.ts';
import { scanFor } from './recordingScan.ts';
import { refuseInkDecision } from './refuseInkDecision.ts';
import { seenScan } from './seenScan.ts';

const PaperParams = Closed({ ...ItemParams.properties, paper: Uuid });
const tags = ['paper decisions'];
const PROBLEMS = [
  ...(['malformed-request', 'idempotency-key-missing', 'not-signed-in', 'not-permitted'] as const),
  ...(['four-eyes', 'not-found', 'move-not-possible', 'version-stale', 'requirements-not-met'] as const),
  ...(['idempotency-key-reused', 'precondition-required', 'unavailable'] as const),
];

/** Decisions signed with ink: printed, signed, scanned, recorded by one person and compared by another. */
export function inkDecisionRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/items/:id/paper-decisions',
    {
      schema: {
        operationId: 'listPaperDecisions',
        summary: 'The signed papers of the item, and what can be signed on paper now',
        tags,
        params: ItemParams,
        querystring: Closed({ signedOn: Type.Optional(CalendarDate) }),
        response: answers(200, PaperDecisions, 'malformed-request', 'not-signed-in', 'not-found'),
      },
    },
    async (request) => {
      const viewer = viewerOf(deps, request);
      const facts = await seenItem(deps.db.orm, request.params.id, viewer);
      return presentInkDecisions(deps.db.orm, facts, viewer, request.query.signedOn ?? viewer.today);
    },
  );

  app.get(
    '/items/:id/paper-decisions/:paper/scan',
    {
      schema: {
        operationId: 'getPaperScan',
        summary: 'The scan of a signed paper, for those who work on the item; never public',
        tags,
        params: PaperParams,
        response: BYTES_RESPONSE,
      },
    },
    async (request, reply) => {
      const { id: itemId, paper: paperId } = request.params;
      const file = await seenScan(deps.db.orm, viewerOf(deps, request), { itemId, paperId });
      return sendFile(deps, request, reply, file);
    },
  );

  app.post(
    '/items/:id/paper-decisions',
    {
      schema: {
        operationId: 'recordPaperDecision',
        summary: 'Record a scan of the paper that was signed for the step at which the item waits',
        description:
          'The QR code on the paper must name the revision in hand with its present content. It counts when a second person has confirmed it.',
        tags,
        params: ItemParams,
        headers: IfMatchAndKey,
        body: RecordPaper,
        response: answers(201, Item, ...PROBLEMS, 'already-exists', 'upload-unfinished', 'storage-full'),
      },
    },
    (request, reply) => record(deps, request, reply),
  );

  app.post(
    '/items/:id/paper-decisions/:paper/confirm',
    {
      schema: {
        operationId: 'confirmPaperDecision',
        summary: 'Say that the scan shows this decision; it then counts as one made in the system',
        tags,
        params: PaperParams,
        headers: IfMatchAndKey,
        body: ConfirmPaper,
        response: answers(200, Item, ...PROBLEMS, 'content-changed', 'nobody-can-decide'),
      },
    },
    (request, reply) =>
      check(deps, request, reply, (context, asked) =>
        confirmInkDecision(context, deps, { ...asked, contentHash: request.body.contentHash }),
      ),
  );

  app.post(
    '/items/:id/paper-decisions/:paper/refuse',
    {
      schema: {
        operationId: 'refusePaperDecision',
        summary: 'Say why the scan does not show this decision; nothing is decided',
        tags,
        params: PaperParams,
        headers: IfMatchAndKey,
        body: RefusePaper,
        response: answers(200, Item, ...PROBLEMS),
      },
    },
    (request, reply) =>
      check(deps, request, reply, (context, asked) =>
        refuseInkDecision(context, { ...asked, reason: request.body.reason }),
      ),
  );
  done();
}

type RecordCall = FastifyRequest<{ Params: Static<typeof ItemParams>; Body: RecordPaper }>;

async function record(deps: Deps, request: RecordCall, reply: FastifyReply): Promise<Item> {
  const version = versionFromIfMatch(request.headers['if-match']);
  const { params, body } = request;
  const of = { itemId: params.id, upload: body.upload };
  const scan = await scanFor(deps, viewerOf(deps, request), of);
  const item = await runWrite(deps, request, reply, { keyed: true }, async (context) => {
    const asked = { itemId: params.id, version, body, scan };
    const facts = await recordInkDecision(context, asked);
    // The sweep may have come between the bytes and their row: what is there now stays.
    if ((await deps.blobs.size(scan().sha256)) === undefined) throw new ProblemException('unavailable');
    const presented = await presentItem(context.tx, facts, viewerOf(deps, request, context.actor));
    const location = `/api/v1/items/${presented.id}/paper-decisions`;
    return { status: 201, body: presented, version: presented.version, location };
  });
  await dropUpload(deps, { id: body.upload, userId: request.who.userId }).catch((error: unknown) =>
    request.log.warn({ err: error }, 'upload not dropped'),
  );
  return item;
}

type CheckCall = FastifyRequest<{ Params: Static<typeof PaperParams> }>;
type CheckInput = Parameters<typeof refuseInkDecision>[1];
type Work = (
  context: Parameters<typeof refuseInkDecision>[0],
  asked: Omit<CheckInput, 'reason'>,
) => Promise<ItemFacts>;

function check(deps: Deps, request: CheckCall, reply: FastifyReply, work: Work): Promise<Item> {
  const version = versionFromIfMatch(request.headers['if-match']);
  const { id: itemId, paper: paperId } = request.params;
  return runWrite(deps, request, reply, { keyed: true }, async (context) => {
    const facts = await work(context, { itemId, paperId, version });
    const item = await presentItem(context.tx, facts, viewerOf(deps, request, context.actor));
    return { status: 200, body: item, version: item.version };
  });
}
