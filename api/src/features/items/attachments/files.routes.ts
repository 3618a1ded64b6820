import type { FastifyReply, FastifyRequest } from 'fastify';
import { Item } from '@phoeiphrae/shared/item';
import { AttachFile, ItemFiles, JustifyFinding } from '@phoeiphrae/shared/itemFile';
import type { Static } from 'typebox';
import type { Deps, Queryable } from '../../../office/deps.ts';
import { versionFromIfMatch } from '../../../http/etag.ts';
import { IdempotencyKey, IfMatchAndKey } from '../../../http/headers.ts';
import { answers, ProblemException } from '../../../http/problem.ts';
import { EXAMINE_FILES } from '../../files/examining/examine.job.ts';
import { issueTicket } from '../../files/serving/ticket.ts';
import type { App } from '../../../http/types.ts';
import { dropUpload } from '../../files/uploads/uploads.ts';
import { runWrite } from '../../../office/write.ts';
import type { ItemFacts } from '../rules/facts.ts';
import { mayEdit } from '../rules/itemPolicy.ts';
import { ItemParams } from '../rules/params.ts';
import { presentItem } from '../reading/presentItem.ts';
import { findSeen, seenItem, viewerOf, type Viewer } from '../rules/viewer.ts';
import { attachFile } from './attachFile.ts';
import { justifyFinding } from './justify.ts';
import { listFiles } from './listFiles.ts';
import { storeUploadedFile, type StoredFile } from '../../files/uploads/storeUploadedFile.ts';

const WRITE_PROBLEMS = [
  'malformed-request',
  'idempotency-key-missing',
  'not-signed-in',
  'not-permitted',
  'not-found',
  'move-not-possible',
  'already-exists',
  'requirements-not-met',
  'idempotency-key-reused',
] as const;

/** The files of an item: what there is, what was found in them, and what may be done about it. */
export function itemFileRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  const present = (request: FastifyRequest, facts: ItemFacts, viewer: Viewer, db: Queryable = deps.db.orm) =>
    listFiles(db, facts, viewer, (sha256) => linkTo(deps, request, facts.item.id, sha256));

  app.get(
    '/items/:id/files',
    {
      schema: {
        operationId: 'listItemFiles',
        summary: 'The files of the item with their examination, previews and links for ten minutes',
        tags: ['files'],
        params: ItemParams,
        response: answers(200, ItemFiles, 'malformed-request', 'not-signed-in', 'not-found'),
      },
    },
    async (request) => {
      const viewer = viewerOf(deps, request);
      return present(request, await seenItem(deps.db.orm, request.params.id, viewer), viewer);
    },
  );

  app.post(
    '/items/:id/files',
    {
      schema: {
        operationId: 'attachFile',
        summary: 'Put a finished upload into the draft, or in the place of one of its files',
        tags: ['files'],
        params: ItemParams,
        headers: IfMatchAndKey,
        body: AttachFile,
        response: answers(
          201,
          Item,
          ...WRITE_PROBLEMS,
          'upload-unfinished',
          'version-stale',
          'precondition-required',
          'unavailable',
          'storage-full',
        ),
      },
    },
    async (request, reply) => attach(deps, request, reply),
  );

  app.post(
    '/items/:id/findings/justify',
    {
      schema: {
        operationId: 'justifyFinding',
        summary: 'Say in writing why personal data that was found may be published; for those who decide',
        tags: ['files'],
        params: ItemParams,
        headers: IdempotencyKey,
        body: JustifyFinding,
        response: answers(200, ItemFiles, ...WRITE_PROBLEMS, 'four-eyes'),
      },
    },
    (request, reply) =>
      runWrite(deps, request, reply, { keyed: true }, async (context) => {
        const viewer = viewerOf(deps, request, context.actor);
        const facts = await justifyFinding(context, {
          itemId: request.params.id,
          body: request.body,
          words: viewer.words,
        });
        return { status: 200, body: await present(request, facts, viewer, context.tx) };
      }),
  );
  done();
}

/** An address that opens the file in this session, as long as the person may see it. */
function linkTo({ config, clock }: Deps, request: FastifyRequest, itemId: string, sha256: string): string {
  const ticket = { ...request.who, itemId, sha256 };
  return `/api/v1/files/${issueTicket(config.jwtSecret, ticket, clock.now().getTime())}`;
}

type AttachCall = FastifyRequest<{ Params: Static<typeof ItemParams>; Body: AttachFile }>;

async function attach(deps: Deps, request: AttachCall, reply: FastifyReply): Promise<Item> {
  const version = versionFromIfMatch(request.headers['if-match']);
  const upload = { id: request.body.upload, userId: request.who.userId };
  const file = await takeInFor(deps, request);
  const item = await runWrite(deps, request, reply, { keyed: true }, async (context) => {
    const facts = await attachFile(context, {
      itemId: request.params.id,
      version,
      body: request.body,
      scanned: deps.scanner !== undefined,
      file,
    });
    await deps.jobs.enqueue(context.tx, EXAMINE_FILES, {});
    // The sweep may have come between the bytes and their row. It and our row wait for each other: what is there now stays.
    if ((await deps.blobs.size(file().sha256)) === undefined) throw new ProblemException('unavailable');
    const body = await presentItem(context.tx, facts, viewerOf(deps, request, context.actor));
    return { status: 201, body, version: body.version, location: `/api/v1/items/${body.id}/files` };
  });
  // What it became is safe now. Should this fail, the upload is forgotten after its day.
  await dropUpload(deps, upload).catch((error: unknown) =>
    request.log.warn({ err: error }, 'upload not dropped'),
  );
  return item;
}

/**
 * Stores the bytes before the transaction, which is to be short; only for a person who may write here. What went wrong is told
 * by the write, after its own questions, so that a retry with the same key still gets the first answer.
 */
async function takeInFor(deps: Deps, request: AttachCall): Promise<() => StoredFile> {
  const viewer = viewerOf(deps, request);
  const facts = await findSeen(deps.db.orm, request.params.id, viewer);
  const allowed = facts !== undefined && mayEdit(viewer.actor, facts);
  if (!allowed) return () => fail(new Error('the right to write came while the file was refused'));
  try {
    const taken = await storeUploadedFile(deps, { id: request.body.upload, userId: request.who.userId });
    return () => taken;
  } catch (error) {
    return () => fail(error);
  }
}

function fail(error: unknown): never {
  throw error;
}
