import { FaultQuery, PublicFaultPage } from '@phoeiphrae/shared/check';
import type { Deps } from '../../office/deps.ts';
import { answers } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { listFaults } from './publicFaults.ts';

/** What does not work is said before somebody finds it out. */
export function publicFaultRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/broken-links',
    {
      schema: {
        operationId: 'listBrokenLinks',
        summary: 'Links and files of what is published that do not work now, what failed last first',
        description:
          '`asking` is false where the office does not have links asked for: then nothing is known of them, and files alone are told of.',
        tags: ['public'],
        querystring: FaultQuery,
        response: answers(200, PublicFaultPage, 'malformed-request'),
      },
    },
    async (request) => ({
      ...(await listFaults(deps.publicDb.orm, request.query)),
      asking: deps.probe !== undefined,
    }),
  );
  done();
}
