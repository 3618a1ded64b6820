import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from '@phoeiphrae/shared/session';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { loadActor } from '../../office/loadActor.ts';
import type { Deps } from '../../office/deps.ts';
import { localeOf } from '../../http/locale.ts';
import { ACCESS_TOKEN_SECONDS } from '../../office/authentication.ts';
import { ProblemException } from '../../http/problem.ts';
import { presentMe } from './presentMe.ts';

/**
 * An access token for a session that stands, and whom it is for.
 * @throws {ProblemException} 401 when the session or the account does not stand.
 */
export async function presentSession(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  who: { userId: string; sessionId: string },
): Promise<Session> {
  const moment = deps.clock.now();
  const today = bangkokDate(moment);
  const actor = await loadActor(deps.db.orm, who, { now: moment.toISOString(), today });
  if (!actor) throw new ProblemException('not-signed-in');
  void reply.header('cache-control', 'no-store');
  return {
    accessToken: reply.server.accessToken(who),
    expiresInSeconds: ACCESS_TOKEN_SECONDS,
    me: await presentMe(deps.db.orm, actor, { today, locale: localeOf(request) }),
  };
}
