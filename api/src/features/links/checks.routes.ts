import { CheckPage, CheckQuery, ItemChecks } from '@phoeiphrae/shared/check';
import type { Deps } from '../../office/deps.ts';
import { mayOpen } from '../../office/areaPolicy.ts';
import { answers, ProblemException } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { ItemParams } from '../items/rules/params.ts';
import { seenItem, viewerOf } from '../items/rules/viewer.ts';
import { checksOfItem, listChecks } from './listChecks.ts';

/** Whether links and files of what is public can be reached: of all items for who watches, of one for who sees it. */
export function checkRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  const asking = deps.probe !== undefined;

  app.get(
    '/checks',
    {
      schema: {
        operationId: 'listChecks',
        summary:
          'Links and files of what is published, and whether they can be reached, the latest change first',
        description: 'For members of the committee and those who oversee, monitor or administer.',
        tags: ['checks'],
        querystring: CheckQuery,
        response: answers(200, CheckPage, 'malformed-request', 'not-signed-in', 'not-permitted'),
      },
    },
    async (request) => {
      if (!mayOpen(request.actor, 'links')) throw new ProblemException('not-permitted');
      return { ...(await listChecks(deps.db.orm, request.query)), asking };
    },
  );

  app.get(
    '/items/:id/checks',
    {
      schema: {
        operationId: 'listItemChecks',
        summary: 'Links and files of the item as it is published now, and whether they can be reached',
        tags: ['checks'],
        params: ItemParams,
        response: answers(200, ItemChecks, 'malformed-request', 'not-signed-in', 'not-found'),
      },
    },
    async (request) => {
      const { item } = await seenItem(deps.db.orm, request.params.id, viewerOf(deps, request));
      return { checks: await checksOfItem(deps.db.orm, item.id), asking };
    },
  );
  done();
}
