import type { Deps } from '../../../office/deps.ts';
import { matchLeaves } from './matchLeaves.ts';
import { queueDigests } from './queueDigests.ts';
import { beginRound, openRound } from './rounds.ts';

/** Steps of one run, each of 200 leaves or 200 readers; the queue comes back for the rest. */
const STEPS = 100;

/**
 * Tells of a day once its hour has come. Every step is a transaction that takes the round further only from where it was
 * read, so that several processes, or one that was killed, write each mail once.
 * @returns how many mails were written.
 */
export async function runDigest(deps: Deps): Promise<number> {
  await beginRound(deps);
  if (!deps.mailer) return 0;
  let written = 0;
  let round = await openRound(deps.db.orm);
  for (let step = 0; round && step < STEPS; step++) {
    if (round.nextLeaf < round.toLeaf) await matchLeaves(deps, round);
    else written += await queueDigests(deps, round);
    round = await openRound(deps.db.orm);
  }
  return written;
}

/** Whether there is more to do at once. */
export async function nextDigest({ db, mailer, clock }: Deps): Promise<Date | undefined> {
  return mailer && (await openRound(db.orm)) ? clock.now() : undefined;
}
