import Type from 'typebox';
import { Closed } from '@phoeiphrae/shared/primitives';
import { SubscriberPage } from '@phoeiphrae/shared/subscription';
import type { Deps } from '../../../office/deps.ts';
import { answers, ProblemException } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import { subscriberPage } from './ownSubscriptions.ts';

/** What the page of a mail's link is drawn from. Looking changes nothing: programs that look for viruses open links too. */
export function subscriptionRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/subscriptions/:token',
    {
      schema: {
        operationId: 'getSubscriptions',
        summary: 'What an address follows by e-mail, for whoever has the link of a mail to it',
        tags: ['public'],
        params: Closed({ token: Type.String({ minLength: 1, maxLength: 200 }) }),
        response: answers(200, SubscriberPage, 'malformed-request', 'not-found'),
      },
    },
    async (request, reply) => {
      const page = await subscriberPage(deps, request.params.token);
      if (!page) throw new ProblemException('not-found');
      void reply.header('cache-control', 'no-store');
      return page;
    },
  );
  done();
}
