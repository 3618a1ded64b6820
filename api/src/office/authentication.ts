import jwt, { type FastifyJWT } from '@fastify/jwt';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Actor } from './actor.ts';
import type { Clock, Deps } from './deps.ts';
import { loadActor } from './loadActor.ts';
import type { ProblemCode } from '@phoeiphrae/shared/problemTable';
import { mergedAnswers, problemAnswers, ProblemException } from '../http/problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who the access token speaks of. */
    who: { userId: string; sessionId: string };
    /** The same person with the posts held now. */
    actor: Actor;
  }
  interface FastifyInstance {
    /** A short access token that names the session; it carries no rights. */
    accessToken: (who: FastifyRequest['who']) => string;
    /** Whom the access token of a request speaks of. @throws {ProblemException} 401 when there is none that is good now */
    readToken: (request: FastifyRequest) => Promise<FastifyRequest['who']>;
  }
}

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: { sub: string; sid: string; iat: number };
    user: { sub: string; sid: string; exp: number };
  }
}

/** Life of an access token, in seconds. It only names a session: rights are read anew at every request. */
export const ACCESS_TOKEN_SECONDS = 600;

/** What a route's `config` may say of who comes through. */
interface Openings {
  readonly withOneTimePassword?: boolean;
  readonly withoutSecondFactor?: boolean;
}

/** What every route of a scope with authentication may answer before it is asked. */
function refusalsOf({ withOneTimePassword, withoutSecondFactor }: Openings): ProblemCode[] {
  const codes: ProblemCode[] = ['not-signed-in'];
  if (!withOneTimePassword) codes.push('password-change-required');
  if (!withoutSecondFactor) codes.push('second-factor-set-up-required');
  return codes;
}

/** Gives the app the means to sign and verify access tokens. Their life is counted by the clock that is given. */
export const tokens = fp<{ secret: string; clock: Clock }>(
  async (app, { secret, clock }) => {
    await app.register(jwt, {
      secret,
      sign: { algorithm: 'HS256', expiresIn: ACCESS_TOKEN_SECONDS },
      // The library would ask the machine what time it is.
      verify: { algorithms: ['HS256'], ignoreExpiration: true },
    });
    const seconds = () => Math.floor(clock.now().getTime() / 1000);
    app.decorate('accessToken', ({ userId, sessionId }: FastifyRequest['who']) =>
      app.jwt.sign({ sub: userId, sid: sessionId, iat: seconds() }),
    );
    app.decorate('readToken', async (request: FastifyRequest) => {
      const { sub, sid, exp } = await request.jwtVerify<FastifyJWT['user']>();
      if (!(exp > seconds())) throw new ProblemException('not-signed-in');
      return { userId: sub, sessionId: sid };
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
      const refusals = problemAnswers(refusalsOf((route.config ?? {}) as Openings));
      const response = mergedAnswers((route.schema?.response ?? {}) as Record<string, object>, refusals);
      route.schema = { ...route.schema, response, security: [{ bearer: [] }] };
    });
    app.addHook('onRequest', async (request, reply) => {
      request.who = await app.readToken(request);
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
