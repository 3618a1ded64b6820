import { LogPage } from '@phoeiphrae/shared/event';
import type { Deps } from '../../office/deps.ts';
import { answers } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { EventQuery, listEvents } from './listEvents.ts';
import { requireLogReader } from './logPolicy.ts';

/** Reading the append-only log. Nothing writes to it from outside. */
export function logRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/log/events',
    {
      schema: {
        operationId: 'listEvents',
        summary: 'Entries of the log, newest first',
        description: 'For members of the committee and those who oversee, monitor or administer.',
        tags: ['log'],
        querystring: EventQuery,
        response: answers(200, LogPage, 'malformed-request', 'not-signed-in', 'not-permitted'),
      },
    },
    (request) => {
      requireLogReader(request.actor);
      return listEvents(deps.db.orm, request.query);
    },
  );
  done();
}
