import Type from 'typebox';
import { Difference } from '@phoeiphrae/shared/difference';
import { ItemHistory } from '@phoeiphrae/shared/history';
import { Revision } from '@phoeiphrae/shared/revision';
import { Closed } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../../office/deps.ts';
import { answers, ProblemException } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import { differenceOf } from './difference.ts';
import { historyOf } from './history.ts';
import { maySeeRevision } from '../rules/itemPolicy.ts';
import { ItemParams } from '../rules/params.ts';
import { presentRevision } from './presentItem.ts';
import { revisionsOf } from './revisions.ts';
import { seenItem, viewerOf } from '../rules/viewer.ts';

const problems = ['malformed-request', 'not-signed-in', 'not-found'] as const;
const RevisionList = Closed({ revisions: Type.Array(Revision) }, { title: 'RevisionList' });

/** What there is to read about an item: revisions, difference, history. */
export function itemReadingRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/items/:id/revisions',
    {
      schema: {
        operationId: 'listRevisions',
        summary: 'Every revision of the item that the caller may see, newest first',
        tags: ['items'],
        params: ItemParams,
        response: answers(200, RevisionList, ...problems),
      },
    },
    async (request) => {
      const viewer = viewerOf(deps, request);
      const facts = await seenItem(deps.db.orm, request.params.id, viewer);
      const all = await revisionsOf(deps.db.orm, facts, viewer);
      const seen = all.filter((revision) => maySeeRevision(viewer.actor, facts, revision));
      return { revisions: seen.map((revision) => presentRevision(facts, revision)) };
    },
  );

  app.get(
    '/items/:id/difference',
    {
      schema: {
        operationId: 'getDifference',
        summary: 'What the revision in hand would change on the public site',
        tags: ['items'],
        params: ItemParams,
        response: answers(200, Difference, ...problems),
      },
    },
    async (request) => {
      const viewer = viewerOf(deps, request);
      const facts = await seenItem(deps.db.orm, request.params.id, viewer);
      const revision = facts.working ?? facts.latest;
      if (!maySeeRevision(viewer.actor, facts, revision)) throw new ProblemException('not-found');
      return differenceOf(revision, facts.live);
    },
  );

  app.get(
    '/items/:id/history',
    {
      schema: {
        operationId: 'getItemHistory',
        summary: 'What was done to the item, by whom and in which capacity, oldest first',
        tags: ['items'],
        params: ItemParams,
        response: answers(200, ItemHistory, ...problems),
      },
    },
    async (request) => {
      const viewer = viewerOf(deps, request);
      const facts = await seenItem(deps.db.orm, request.params.id, viewer);
      return historyOf(deps.db.orm, facts, viewer);
    },
  );
  done();
}
