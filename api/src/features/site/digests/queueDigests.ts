import { eq, sql } from 'drizzle-orm';
import { digestRounds } from '@phoeiphrae/db/schema/subscriptions';
import type { Deps } from '../../../office/deps.ts';
import { enqueueForSubscribers } from '../../../office/mail/outbox.ts';
import { inTransaction } from '../../../office/transaction.ts';
import { lockRound, type Round } from './rounds.ts';

/** Readers whose mail is written in one transaction: making the statement for more holds up requests. */
const READERS = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Those of the next readers for whom a day has something, and how far that went; no reader left ends the round. */
async function nextReaders({ db }: Deps, { day, queuedTo }: Round) {
  const { rows } = await db.orm.execute<{ id: string; has: boolean }>(sql`
    SELECT id, EXISTS (
      SELECT FROM subscriptions s JOIN digest_matches m
        ON m.day = ${day} AND m.topic_id = s.topic_id AND m.leaf >= s.since_leaf
      WHERE s.subscriber_id = subscribers.id AND s.confirmed_at IS NOT NULL) AS has
    FROM subscribers WHERE id > ${queuedTo ?? FIRST} ORDER BY id LIMIT ${READERS}`);
  return { last: rows.at(-1)?.id, readers: rows.filter(({ has }) => has).map(({ id }) => id) };
}

/** Writes the mail of the next readers of a round, each once, whichever process comes to it. */
export async function queueDigests(deps: Deps, round: Round): Promise<number> {
  const { last, readers } = await nextReaders(deps, round);
  const now = deps.clock.now().toISOString();
  return inTransaction(deps.db, async (tx) => {
    if (!(await lockRound(tx, round))) return 0;
    const ofRound = eq(digestRounds.day, round.day);
    if (last === undefined) {
      await tx.update(digestRounds).set({ doneAt: now }).where(ofRound);
      return 0;
    }
    const ids = sql.param(readers);
    const { rows } = await tx.execute<{ id: string }>(
      sql`SELECT id FROM subscribers WHERE id = ANY(${ids}::uuid[]) FOR KEY SHARE`,
    );
    const { day } = round;
    const mail = {
      kind: 'subscription_digest',
      details: { day },
      key: `subscription-digest:${day}`,
    } as const;
    await enqueueForSubscribers(
      tx,
      deps,
      rows.map(({ id }) => id),
      { ...mail, turn: 2 },
      now,
    );
    await tx.update(digestRounds).set({ queuedTo: last }).where(ofRound);
    return rows.length;
  });
}
