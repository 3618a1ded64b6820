import type { Queryable } from '../../office/deps.ts';
import { ProblemException } from '../../http/problem.ts';
import { tombstoneAt } from './publicItemAt.ts';

/** What is answered at an address where nothing is public: 410 with the notice where something was, 404 elsewhere. */
export async function nothingAt(db: Queryable, slug: string): Promise<ProblemException> {
  const tombstone = await tombstoneAt(db, slug);
  return tombstone
    ? new ProblemException('gone', { extra: { tombstone } })
    : new ProblemException('not-found');
}
