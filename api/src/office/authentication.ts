import jwt from '@fastify/jwt';
import fp from 'fastify-plugin';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { loadActor, type Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { ProblemException } from '../http/problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who the access token speaks of. */
    who: { userId: string; sessionId: string };
    /** The same person with the posts held now. */
    actor: Actor;
  }
}

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: { sub: string; sid: string };
    user: { sub: string; sid: string };
  }
}

/** Life of an access token, in seconds. It only names a session: rights are read anew at every request. */
export const ACCESS_TOKEN_SECONDS = 600;

/** What a route's `config` may say of who comes through. */
interface Openings {
  readonly withOneTimePassword?: boolean;
  readonly withoutSecondFactor?: boolean;
}

/** Gives the app the means to sign and verify access tokens. */
export const tokens = fp<{ secret: string }>(
  async (app, { secret }) => {
    await app.register(jwt, {
      secret,
      sign: { algorithm: 'HS256', expiresIn: ACCESS_TOKEN_SECONDS },
      verify: { algorithms: ['HS256'] },
    });
  },
  { name: 'tokens' },
);

/**
 * Every route of the scope that registers this needs a signed-in person whose session and account stand now.
 * A one-time password opens only the routes marked with `config: { withOneTimePassword: true }`, and someone whose post
 * asks for a second factor that they do not have yet only those marked with `withoutSecondFactor`.
 */
export const authentication = fp<{ deps: Deps }>(
  (app, { deps }) => {
    app.addHook('onRoute', (route) => {
      route.schema = { ...route.schema, security: [{ bearer: [] }] };
    });
    app.addHook('onRequest', async (request, reply) => {
      const payload = await request.jwtVerify<{ sub: string; sid: string }>();
      request.who = { userId: payload.sub, sessionId: payload.sid };
      const moment = deps.clock.now();
      const at = { now: moment.toISOString(), today: bangkokDate(moment) };
      const actor = await loadActor(deps.db.orm, request.who, at);
      if (!actor) throw new ProblemException('not-signed-in');
      const config = request.routeOptions.config as Openings;
      if (actor.mustChangePassword && !config.withOneTimePassword) {
        throw new ProblemException('password-change-required');
      }
      if (actor.mustSetUpSecondFactor && !config.withoutSecondFactor) {
        throw new ProblemException('second-factor-set-up-required');
      }
      request.actor = actor;
      void reply.header('cache-control', 'no-store');
    });
    return Promise.resolve();
  },
  { name: 'authentication', dependencies: ['tokens'] },
);
