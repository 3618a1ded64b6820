import { Desk, Inbox, Oversight } from '@phoeiphrae/shared/inbox';
import type { Deps } from '../../../office/deps.ts';
import { answers, ProblemException } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import { deskOf, inboxOf } from './inbox.ts';
import { mayOpen } from '../../../office/areaPolicy.ts';
import { oversightFor } from './oversight.ts';
import { viewerOf } from '../rules/viewer.ts';

/** What waits: for one person, at the publishing desk, and in the overseer's eyes. */
export function workRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/inbox',
    {
      schema: {
        operationId: 'getInbox',
        summary: 'What waits for the caller, longest waiting first',
        tags: ['items'],
        response: answers(200, Inbox, 'not-signed-in'),
      },
    },
    (request) => inboxOf(deps.db.orm, viewerOf(deps, request)),
  );

  app.get(
    '/desk',
    {
      schema: {
        operationId: 'getDesk',
        summary: 'What is approved and waits to be published, and what is scheduled',
        tags: ['items'],
        response: answers(200, Desk, 'not-signed-in'),
      },
    },
    (request) => deskOf(deps.db.orm, viewerOf(deps, request)),
  );

  app.get(
    '/oversight',
    {
      schema: {
        operationId: 'getOversight',
        summary: 'What stalls, what was published without approval and can be sampled, how much is under way',
        tags: ['items'],
        response: answers(200, Oversight, 'not-signed-in', 'not-permitted'),
      },
    },
    (request) => {
      if (!mayOpen(request.actor, 'oversight')) throw new ProblemException('not-permitted');
      return oversightFor(deps.db.orm, viewerOf(deps, request));
    },
  );
  done();
}
