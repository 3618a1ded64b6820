import Type from 'typebox';
import { answers } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';

const Description = Type.Record(Type.String(), Type.Unknown(), { description: 'OpenAPI 3.1' });

/** The OpenAPI description itself. The reader for people is a page of the site, `/developers`. */
export function descriptionRoutes(app: App, _options: object, done: () => void) {
  app.get(
    '/openapi.json',
    {
      schema: {
        operationId: 'getDescription',
        summary: 'This description',
        tags: ['system'],
        security: [],
        response: answers(200, Description),
      },
    },
    (_request, reply) => {
      void reply.header('cache-control', 'public, max-age=300');
      return { ...app.swagger() };
    },
  );
  done();
}
