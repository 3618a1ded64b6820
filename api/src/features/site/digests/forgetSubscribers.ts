import { sql } from 'drizzle-orm';
import { LINK_DAYS, UNCONFIRMED_DAYS } from '@phoeiphrae/shared/subscriptionTerms';
import type { Deps } from '../../../office/deps.ts';

const DAY_MS = 86_400_000;
/** Mails and matches of a day are kept so long, in days: longer than a mail is tried. */
const DIGEST_DAYS = 7;
/** Rows in one statement. */
const AT_ONCE = 5000;

/**
 * Deletes what is kept no longer: requests that nobody confirmed, addresses without any other, links that are old and not
 * their reader's last, what was mailed, and topics that nobody follows. @returns how many rows went.
 */
export async function forgetSubscribers({ db, clock }: Deps): Promise<number> {
  const before = (days: number) => new Date(clock.now().getTime() - days * DAY_MS).toISOString();
  const lapsed = before(UNCONFIRMED_DAYS);
  const statements = [
    // With an address go its links and its mail; the row is locked as by whoever asks for updates at this moment.
    sql`WITH gone AS (SELECT s.id FROM subscribers s JOIN subscriptions f ON f.subscriber_id = s.id
          WHERE f.confirmed_at IS NULL AND f.requested_at < ${lapsed} LIMIT ${AT_ONCE} FOR UPDATE OF s)
        DELETE FROM subscriptions WHERE confirmed_at IS NULL AND requested_at < ${lapsed}
          AND subscriber_id IN (SELECT id FROM gone)`,
    sql`DELETE FROM subscribers WHERE id IN (SELECT id FROM subscribers s WHERE created_at < ${lapsed}
          AND NOT EXISTS (SELECT FROM subscriptions f WHERE f.subscriber_id = s.id) LIMIT ${AT_ONCE} FOR UPDATE)
          AND NOT EXISTS (SELECT FROM subscriptions f WHERE f.subscriber_id = subscribers.id)`,
    sql`DELETE FROM subscriber_links WHERE sha256 IN (SELECT sha256 FROM subscriber_links l
          WHERE made_at < ${before(LINK_DAYS)} AND EXISTS (SELECT FROM subscriber_links n
            WHERE n.subscriber_id = l.subscriber_id AND n.made_at > l.made_at) LIMIT ${AT_ONCE})`,
    sql`DELETE FROM outbox WHERE id IN (SELECT id FROM outbox
          WHERE subscriber_id IS NOT NULL AND created_at < ${before(DIGEST_DAYS)} LIMIT ${AT_ONCE})`,
    // With a round go its matches; the newest says where the next one begins.
    sql`DELETE FROM digest_rounds WHERE day IN (SELECT day FROM digest_rounds WHERE done_at < ${before(DIGEST_DAYS)}
          AND day < (SELECT max(day) FROM digest_rounds) ORDER BY day LIMIT 7)`,
    sql`DELETE FROM subscription_topics WHERE id IN (SELECT id FROM subscription_topics t
          WHERE NOT EXISTS (SELECT FROM subscriptions f WHERE f.topic_id = t.id)
            AND NOT EXISTS (SELECT FROM digest_matches m WHERE m.topic_id = t.id) LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)`,
  ];
  let gone = 0;
  for (const statement of statements)
    gone += (await db.orm.execute<Record<string, unknown>>(statement)).rowCount ?? 0;
  return gone;
}
