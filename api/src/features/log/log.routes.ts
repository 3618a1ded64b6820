import { LogPage } from '@phoeiphrae/shared/event';
import type { Actor } from '../../office/actor.ts';
import type { Deps, Queryable } from '../../office/deps.ts';
import { answers } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { EventQuery, listEvents, type SeenItems } from './listEvents.ts';
import { requireLogReader } from './logPolicy.ts';

interface LogRoutes {
  readonly deps: Deps;
  /** What the items say of who sees them, who stand above the log and are not asked by it directly. */
  readonly seenItems: (db: Queryable, actor: Actor) => SeenItems;
}

/** Reading the append-only log. Nothing writes to it from outside. */
export function logRoutes(app: App, { deps, seenItems }: LogRoutes, done: () => void) {
  app.get(
    '/log/events',
    {
      schema: {
        operationId: 'listEvents',
        summary: 'Entries of the log, newest first',
        description:
          'For members of the committee and those who oversee, monitor or administer. The entries of an item are ' +
          'told to those who see the item. A page may be short and yet have a next one: follow `nextCursor`.',
        tags: ['log'],
        querystring: EventQuery,
        response: answers(200, LogPage, 'malformed-request', 'not-signed-in', 'not-permitted'),
      },
    },
    (request) => {
      requireLogReader(request.actor);
      return listEvents(deps.db.orm, seenItems(deps.db.orm, request.actor), request.query);
    },
  );
  done();
}
