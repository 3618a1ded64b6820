import Type from 'typebox';
import { FeedFilter } from '@phoeiphrae/shared/subscription';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Deps } from '../../../office/deps.ts';
import { answers } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import { siteOn } from '../site.ts';
import { atomFeed } from './atomFeed.ts';
import { feedOf } from './feedOf.ts';
import { JsonFeed, jsonFeed } from './jsonFeed.ts';

const FIVE_MINUTES = 'public, max-age=300';

/** The feeds stand beside the pages, where readers of feeds look for them. */
export function feedRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  const origin = deps.config.publicOrigin;
  const feed = async (filter: FeedFilter) => {
    return feedOf(deps, filter, await siteOn(deps.publicDb.orm, bangkokDate(deps.clock.now())));
  };

  app.get(
    '/feed.xml',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'getFeed',
        summary:
          'What is published, or the part that filters name, newest first (Atom). Without a filter the signed heads of the public log too',
        tags: ['public'],
        querystring: FeedFilter,
        response: {
          ...answers(200, Type.Unknown(), 'malformed-request', 'unavailable'),
          200: {
            description: 'RFC 4287',
            content: { 'application/atom+xml': { schema: Type.String({ examples: ['<feed/>'] }) } },
          },
        },
      },
    },
    async (request, reply) => {
      void reply.type('application/atom+xml; charset=utf-8').header('cache-control', FIVE_MINUTES);
      reply.finished = {};
      return atomFeed(await feed(request.query), origin);
    },
  );

  app.get(
    '/feed.json',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'getJsonFeed',
        summary: 'The same as JSON Feed 1.1',
        tags: ['public'],
        querystring: FeedFilter,
        response: {
          ...answers(200, Type.Unknown(), 'malformed-request', 'unavailable'),
          200: {
            description: 'JSON Feed 1.1',
            content: { 'application/feed+json': { schema: JsonFeed } },
          },
        },
      },
    },
    async (request, reply) => {
      const written = jsonFeed(await feed(request.query), origin);
      void reply.type('application/feed+json; charset=utf-8').header('cache-control', FIVE_MINUTES);
      reply.finished = {};
      return written;
    },
  );
  done();
}
