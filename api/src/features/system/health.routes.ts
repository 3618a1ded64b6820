import Type from 'typebox';
import { Closed } from '@phoeiphrae/shared/primitives';
import type { Deps } from '../../office/deps.ts';
import { answers, ProblemException } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { loggable } from '../../http/loggable.ts';
import { watchReadiness } from './readiness.ts';
import { finishedPapers, FinishedPapers, logUnfinishedPapers } from './finishedPapers.ts';

const Health = Closed({ status: Type.Literal('ok'), papers: FinishedPapers }, { title: 'Health' });
const Readiness = Closed({ status: Type.Literal('ok') }, { title: 'Readiness' });

export function healthRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  logUnfinishedPapers(app);
  const readiness = watchReadiness(deps);
  app.addHook('onClose', () => readiness.end());

  app.get(
    '/healthz',
    {
      schema: {
        operationId: 'getHealth',
        summary: 'Whether the process runs, and whether its papers are finished',
        tags: ['system'],
        response: answers(200, Health),
      },
    },
    () => ({ status: 'ok' as const, papers: finishedPapers() }),
  );

  app.get(
    '/readyz',
    {
      schema: {
        operationId: 'getReadiness',
        summary: 'Whether the service can answer: both database roles respond, within a second',
        tags: ['system'],
        response: answers(200, Readiness, 'unavailable'),
      },
    },
    async (request) => {
      try {
        await readiness.check();
      } catch (error) {
        request.log.warn({ err: loggable(error) }, 'not ready');
        throw new ProblemException('unavailable');
      }
      return { status: 'ok' as const };
    },
  );
  done();
}
