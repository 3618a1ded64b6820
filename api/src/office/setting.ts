import type { FastifyRequest } from 'fastify';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Deps } from './deps.ts';
import { localeOf } from '../http/locale.ts';
import type { Setting } from './presentAppointment.ts';
import type { WriteContext } from './write.ts';

/** How people are shown to whoever reads. */
export const readingSetting = (deps: Deps, request: FastifyRequest): Setting => ({
  actor: request.actor,
  policy: request.actor.policy,
  today: bangkokDate(deps.clock.now()),
  locale: localeOf(request),
});

/** The same within a write, as of its moment. */
export const writingSetting = ({ actor, today }: WriteContext, request: FastifyRequest): Setting => ({
  actor,
  policy: actor.policy,
  today,
  locale: localeOf(request),
});
