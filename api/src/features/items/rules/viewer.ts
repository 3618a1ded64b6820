import type { FastifyRequest } from 'fastify';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Actor } from '../../../office/actor.ts';
import type { Deps, Queryable } from '../../../office/deps.ts';
import { localeOf, type Locale } from '../../../http/locale.ts';
import { ProblemException } from '../../../http/problem.ts';
import { wordDigest, type WordDigest } from './wordFindings.ts';
import { findItem, loadFacts, type ItemFacts } from './facts.ts';
import { maySee } from './itemPolicy.ts';

export interface Viewer {
  readonly actor: Actor;
  readonly locale: Locale;
  readonly today: string;
  /** Scheme and host of the public site, for absolute addresses. */
  readonly origin: string;
  readonly digest: WordDigest;
}

/** For whom, in which language and on which day something is presented. */
export const viewerOf = (deps: Deps, request: FastifyRequest, actor: Actor = request.actor): Viewer => ({
  actor,
  locale: localeOf(request),
  today: bangkokDate(deps.clock.now()),
  origin: deps.config.publicOrigin,
  digest: wordDigest(deps.config),
});

/** @throws {ProblemException} 404 when there is no such item, or none for this person. */
export async function seenItem(
  db: Queryable,
  itemId: string,
  { actor, today }: Pick<Viewer, 'actor' | 'today'>,
): Promise<ItemFacts> {
  const item = await findItem(db, itemId);
  const [facts] = item ? await loadFacts(db, [item], { today, policy: actor.policy }) : [];
  if (!facts || !maySee(actor, facts)) throw new ProblemException('not-found');
  return facts;
}
