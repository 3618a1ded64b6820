import type { FastifyRequest } from 'fastify';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Deps } from './deps.ts';
import { localeOf } from '../http/locale.ts';
import type { PresentationContext } from './presentAppointment.ts';
import type { PowerActContext } from './power/presentPowerActs.ts';
import type { WriteContext } from './write.ts';

/** How people are shown to whoever reads. */
export const readingContext = (deps: Deps, request: FastifyRequest): PresentationContext => ({
  actor: request.actor,
  policy: request.actor.policy,
  today: bangkokDate(deps.clock.now()),
  locale: localeOf(request),
});

/** The same within a write, as of its moment. */
export const writingContext = (
  { actor, today }: WriteContext,
  request: FastifyRequest,
): PresentationContext => ({
  actor,
  policy: actor.policy,
  today,
  locale: localeOf(request),
});

/** How acts of power are shown, of which some lapse by the moment. */
export const actContext = (context: WriteContext, request: FastifyRequest): PowerActContext => ({
  ...writingContext(context, request),
  now: context.now,
});
