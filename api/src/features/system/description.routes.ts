import type { App } from '../../types.ts';

/** The OpenAPI description itself. The reader for people is a page of the site, `/developers`. */
export function descriptionRoutes(app: App, _options: object, done: () => void) {
  app.get('/openapi.json', { schema: { hide: true } }, (_request, reply) => {
    void reply.header('cache-control', 'public, max-age=300');
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger()));
  });
  done();
}
