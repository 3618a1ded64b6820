import type { FastifyRequest } from 'fastify';
import type { Content } from '@phoeiphrae/shared/content';
import { CreateItem, EditDraft } from '@phoeiphrae/shared/draft';
import { Item, ItemPage } from '@phoeiphrae/shared/item';
import { ItemQuery } from '@phoeiphrae/shared/itemQuery';

import type { Deps } from '../../office/deps.ts';
import { etagOf, versionFromIfMatch } from '../../http/etag.ts';
import { IdempotencyKey, IfMatch } from '../../http/headers.ts';
import { answers } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { runWrite } from '../../office/write.ts';
import { cleanContent } from './drafts/content.ts';
import { createItem } from './drafts/createItem.ts';
import { editDraft } from './drafts/editDraft.ts';
import { itemBytesRoutes } from './attachments/bytes.routes.ts';
import { itemFileRoutes } from './attachments/files.routes.ts';
import { ItemParams } from './rules/params.ts';
import { approvalStatementRoutes } from './moves/approvalStatement.routes.ts';
import { itemReadingRoutes } from './reading/itemReading.routes.ts';
import { listItems } from './reading/listItems.ts';
import { moveRoutes } from './moves/moves.routes.ts';
import { inkDecisionRoutes } from './ink/inkDecisions.routes.ts';
import { presentItem } from './reading/presentItem.ts';
import { remarkRoutes } from './reading/remarks.routes.ts';
import { readAhead } from './rules/wordFindings.ts';
import { seenItem, viewerOf } from './rules/viewer.ts';
import { workRoutes } from './work/work.routes.ts';

export async function itemRoutes(app: App, { deps }: { deps: Deps }) {
  await app.register(moveRoutes, { deps });
  await app.register(approvalStatementRoutes, { deps });
  await app.register(itemReadingRoutes, { deps });
  await app.register(remarkRoutes, { deps });
  await app.register(itemFileRoutes, { deps });
  await app.register(itemBytesRoutes, { deps });
  await app.register(inkDecisionRoutes, { deps });
  await app.register(workRoutes, { deps });

  app.get(
    '/items',
    {
      schema: {
        operationId: 'listItems',
        summary: 'Items that the caller may see, newest change first',
        description: 'With `heldBefore`, what came to its place last first.',
        tags: ['items'],
        querystring: ItemQuery,
        response: answers(200, ItemPage, 'malformed-request', 'not-signed-in'),
      },
    },
    (request) => listItems(deps.db.orm, request.query, viewerOf(deps, request)),
  );

  app.post(
    '/items',
    {
      schema: {
        operationId: 'createItem',
        summary: 'Open an item with a draft; its address is permanent from here on',
        tags: ['items'],
        headers: IdempotencyKey,
        body: CreateItem,
        response: answers(
          201,
          Item,
          'malformed-request',
          'idempotency-key-missing',
          'not-signed-in',
          'not-permitted',
          'already-exists',
          'requirements-not-met',
          'idempotency-key-reused',
        ),
      },
    },
    async (request, reply) => {
      const content = await readIn(deps, request, request.body.content);
      return runWrite(deps, request, reply, { keyed: true }, async (context) => {
        const facts = await createItem(context, { ...request.body, content });
        const body = await presentItem(context.tx, facts, viewerOf(deps, request, context.actor));
        return { status: 201, body, version: body.version, location: `/api/v1/items/${body.id}` };
      });
    },
  );

  app.get(
    '/items/:id',
    {
      schema: {
        operationId: 'getItem',
        summary: 'An item with its revisions in hand, what is missing, and the moves open to the caller',
        tags: ['items'],
        params: ItemParams,
        response: answers(200, Item, 'malformed-request', 'not-signed-in', 'not-found'),
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(deps, request);
      const body = await presentItem(
        deps.db.orm,
        await seenItem(deps.db.orm, request.params.id, viewer),
        viewer,
      );
      void reply.header('etag', etagOf(body.version));
      return body;
    },
  );

  app.patch(
    '/items/:id/draft',
    {
      schema: {
        operationId: 'editDraft',
        summary: 'Write on the draft; only the named fields change',
        tags: ['items'],
        params: ItemParams,
        headers: IfMatch,
        body: EditDraft,
        response: answers(
          200,
          Item,
          'malformed-request',
          'not-signed-in',
          'not-permitted',
          'not-found',
          'move-not-possible',
          'version-stale',
          'requirements-not-met',
          'precondition-required',
        ),
      },
    },
    async (request, reply) => {
      const version = versionFromIfMatch(request.headers['if-match']);
      const { selfCheck, content: given } = request.body;
      const content = given && (await readIn(deps, request, given));
      const body = { ...(content ? { content } : {}), ...(selfCheck ? { selfCheck } : {}) };
      return runWrite(deps, request, reply, { keyed: false }, async (context) => {
        const facts = await editDraft(context, { itemId: request.params.id, version, body });
        const item = await presentItem(context.tx, facts, viewerOf(deps, request, context.actor));
        return { status: 200, body: item, version: item.version };
      });
    },
  );
}

/** Content from outside, cleaned and read for personal data before the transaction that writes it. */
async function readIn(
  { words }: Deps,
  { actor }: FastifyRequest,
  given: Partial<Content>,
): Promise<Partial<Content>> {
  const content = await cleanContent(given, words);
  if (content.body !== undefined) await readAhead(content.body, actor.policy.document, words);
  return content;
}
