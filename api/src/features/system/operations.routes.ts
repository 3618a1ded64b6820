import { OperationList } from '@phoeiphrae/shared/operations';
import { answers } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import { type Described, operationList } from './operationList.ts';

/** The operations in brief: what the page for developers lists, of which the whole description would be a hundred times the size. */
export function operationsRoutes(app: App, _options: object, done: () => void) {
  app.get(
    '/operations',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'listOperations',
        summary: 'All operations in brief, in Thai and in English',
        tags: ['system'],
        response: answers(200, OperationList),
      },
    },
    (_request, reply) => {
      reply.finished = {};
      return { operations: operationList(app.swagger() as unknown as Described) };
    },
  );
  done();
}
