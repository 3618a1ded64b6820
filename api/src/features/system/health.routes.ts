import { sql } from 'drizzle-orm';
import Type from 'typebox';
import { Closed } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../office/deps.ts';
import { answers, ProblemException } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';

const Health = Closed({ status: Type.Literal('ok') }, { title: 'Health' });

export function healthRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  app.get(
    '/healthz',
    {
      schema: {
        operationId: 'getHealth',
        summary: 'Whether the process runs',
        tags: ['system'],
        response: answers(200, Health),
      },
    },
    () => ({ status: 'ok' as const }),
  );

  app.get(
    '/readyz',
    {
      schema: {
        operationId: 'getReadiness',
        summary: 'Whether the service can answer: both database roles respond',
        tags: ['system'],
        response: answers(200, Health, 'unavailable'),
      },
    },
    async (request) => {
      try {
        await Promise.all([deps.db.orm.execute(sql`SELECT 1`), deps.publicDb.orm.execute(sql`SELECT 1`)]);
      } catch (error) {
        request.log.warn({ err: error }, 'not ready');
        throw new ProblemException('unavailable');
      }
      return { status: 'ok' as const };
    },
  );
  done();
}
