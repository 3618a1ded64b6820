import Type from 'typebox';
import { Closed, Instant } from '@phoeiphrae/shared/primitives';
import { PublicChangePage, RecentChangePage } from '@phoeiphrae/shared/publicChange';
import type { Deps } from '../../../office/deps.ts';
import { answers } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import { changesSince } from './changesSince.ts';
import { recentChanges } from './recentChanges.ts';

const ChangesQuery = Closed(
  {
    since: Type.Optional(Instant),
    /** `nextFrom` of the page before. */
    from: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, examples: [200] })),
  },
  { title: 'ChangesQuery' },
);

/** What has changed, for whoever keeps a copy. */
export function changesRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/changes',
    {
      schema: {
        operationId: 'listChanges',
        summary: 'What became public and what ceased to be since a moment, oldest first',
        description:
          'Read from the public log. Keep `nextFrom` and ask `from` there the next time. A page may be empty while there is `more`.',
        tags: ['public'],
        querystring: ChangesQuery,
        response: answers(200, PublicChangePage, 'malformed-request'),
      },
    },
    (request) => changesSince(deps.publicDb.orm, request.query),
  );

  app.get(
    '/changes/recent',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'listRecentChanges',
        summary: 'The same, newest first and with titles, for people',
        tags: ['public'],
        querystring: Closed({
          /** `nextBefore` of the page before. */
          before: Type.Optional(
            Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, examples: [200] }),
          ),
        }),
        response: answers(200, RecentChangePage, 'malformed-request'),
      },
    },
    (request, reply) => {
      reply.finished = {};
      return recentChanges(deps.publicDb.orm, request.query.before);
    },
  );
  done();
}
