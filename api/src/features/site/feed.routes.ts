import Type from 'typebox';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Deps } from '../../office/deps.ts';
import { answers } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { drawFeed } from './feed.ts';
import { siteOn } from './site.ts';

/** The feed stands beside the pages, where readers of feeds look for it. */
export function feedRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/feed.xml',
    {
      schema: {
        operationId: 'getFeed',
        summary: 'What is published and the signed heads of the public log, newest first (Atom)',
        tags: ['public'],
        response: {
          ...answers(200, Type.Unknown(), 'unavailable'),
          200: {
            description: 'RFC 4287',
            content: { 'application/atom+xml': { schema: Type.String({ examples: ['<feed/>'] }) } },
          },
        },
      },
    },
    async (_request, reply) => {
      const db = deps.publicDb.orm;
      const { office } = await siteOn(db, bangkokDate(deps.clock.now()));
      void reply.type('application/atom+xml; charset=utf-8').header('cache-control', 'public, max-age=300');
      return drawFeed(db, office.name.th, deps.config.publicOrigin);
    },
  );
  done();
}
