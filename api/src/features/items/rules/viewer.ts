import { eq } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { items } from '@phoeiphrae/db/schema/items';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Actor } from '../../../office/actor.ts';
import type { Deps, Queryable } from '../../../office/deps.ts';
import { localeOf, type Locale } from '../../../http/locale.ts';
import { ProblemException } from '../../../http/problem.ts';
import type { ReadWords } from './wordFindings.ts';
import type { ItemFacts } from './facts.ts';
import { maySee } from './itemPolicy.ts';
import { loadFacts } from './loadFacts.ts';

export interface Viewer {
  readonly actor: Actor;
  readonly locale: Locale;
  readonly today: string;
  /** Scheme and host of the public site, for absolute addresses. */
  readonly origin: string;
  readonly words: ReadWords;
}

/** For whom, in which language and on which day something is presented. */
export const viewerOf = (deps: Deps, request: FastifyRequest, actor: Actor = request.actor): Viewer => ({
  actor,
  locale: localeOf(request),
  today: bangkokDate(deps.clock.now()),
  origin: deps.config.publicOrigin,
  words: deps.words,
});

type Eyes = Pick<Viewer, 'actor' | 'today'>;

/** The item, if there is one for this person. */
export async function findSeen(
  db: Queryable,
  itemId: string,
  { actor, today }: Eyes,
): Promise<ItemFacts | undefined> {
  const rows = await db.select().from(items).where(eq(items.id, itemId));
  const [facts] = await loadFacts(db, rows, { today, policy: actor.policy });
  return facts && maySee(actor, facts) ? facts : undefined;
}

/** The door to an item for whoever reads. @throws {ProblemException} 404 when there is none for this person. */
export async function seenItem(db: Queryable, itemId: string, eyes: Eyes): Promise<ItemFacts> {
  const facts = await findSeen(db, itemId, eyes);
  if (!facts) throw new ProblemException('not-found');
  return facts;
}
