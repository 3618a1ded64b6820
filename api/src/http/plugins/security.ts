import helmet from '@fastify/helmet';
import fp from 'fastify-plugin';
import { ProblemException } from '../problem.ts';

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Headers of a site that loads nothing from elsewhere, and refusal of writes that another site started. */
export const security = fp<{ origin: string }>(
  async (app, { origin }) => {
    const secure = origin.startsWith('https:');
    await app.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'self'"],
          'img-src': ["'self'", 'data:'],
          'object-src': ["'none'"],
          'base-uri': ["'none'"],
          'form-action': ["'self'"],
          'frame-ancestors': ["'none'"],
        },
      },
      strictTransportSecurity: secure,
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    });
    app.removeContentTypeParser('text/plain');
    app.addHook('onRequest', (request, _reply, done) => {
      const from = request.headers.origin;
      const foreign =
        from !== undefined && from !== origin && from !== `${request.protocol}://${request.host}`;
      done(foreign && WRITES.has(request.method) ? new ProblemException('origin-refused') : undefined);
    });
  },
  { name: 'security' },
);
