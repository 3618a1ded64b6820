import { and, count, eq, gt, sql } from 'drizzle-orm';
import { outbox } from '@phoeiphrae/db/schema/outbox';
import { subscriptions } from '@phoeiphrae/db/schema/subscriptions';
import type { SiteLocale } from '@phoeiphrae/shared/sitePages';
import type { FeedFilter } from '@phoeiphrae/shared/subscription';
import { networkOf } from '../../../http/network.ts';
import { beginAttempt } from '../../../office/attempt.ts';
import type { Deps, Tx } from '../../../office/deps.ts';
import { enqueueForSubscribers } from '../../../office/mail/outbox.ts';
import { queryOf } from '../../../office/subscribers/topics.ts';
import { bucketOf } from '../../../office/throttle.ts';
import { inTransaction } from '../../../office/transaction.ts';

/** Requests in a quarter of an hour, from one network and in all. */
const OF_NETWORK = 10;
const OF_ALL = 200;
/** Links that are mailed to one address within a day, whoever asks: nobody's box is filled by a stranger. */
const MAILS = 3;
const DAY_MS = 86_400_000;
/** Parts that one address follows, or was asked to. */
const TOPICS = 20;

export interface Asked {
  readonly address: string;
  readonly locale: SiteLocale;
  readonly filter: FeedFilter;
  /** The caller's address of the network. */
  readonly ip: string;
}

/** @returns the row of an address, locked: what is asked for it at the same moment comes one after the other. */
async function subscriberFor(tx: Tx, { address, locale }: Asked, createdAt: string): Promise<string> {
  // The update changes nothing, but locks the row that is there.
  const { rows } = await tx.execute<{ id: string }>(sql`
    INSERT INTO subscribers AS known (address, locale, created_at) VALUES (${address}, ${locale}, ${createdAt})
    ON CONFLICT (lower(address)) DO UPDATE SET created_at = known.created_at RETURNING id`);
  const [row] = rows;
  if (!row) throw new Error('an address was neither written nor found');
  return row.id;
}

/** @returns the row of a topic, locked likewise, so that it is not cleared away as one that nobody follows. */
async function topicFor(tx: Tx, query: string, createdAt: string): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    INSERT INTO subscription_topics AS known (query, created_at) VALUES (${query}, ${createdAt})
    ON CONFLICT (query) DO UPDATE SET created_at = known.created_at RETURNING id`);
  const [row] = rows;
  if (!row) throw new Error('a topic was neither written nor found');
  return row.id;
}

/** @returns the subscription, asked for anew or standing; undefined where the address follows as much as one may. */
async function subscriptionTo(tx: Tx, subscriberId: string, query: string, now: string) {
  const topicId = await topicFor(tx, query, now);
  const ofThis = and(eq(subscriptions.subscriberId, subscriberId), eq(subscriptions.topicId, topicId));
  const [standing] = await tx
    .update(subscriptions)
    .set({ requestedAt: now })
    .where(ofThis)
    .returning({ id: subscriptions.id });
  if (standing) return standing.id;
  const [all] = await tx
    .select({ count: count() })
    .from(subscriptions)
    .where(eq(subscriptions.subscriberId, subscriberId));
  if ((all?.count ?? 0) >= TOPICS) return undefined;
  const [row] = await tx
    .insert(subscriptions)
    .values({ subscriberId, topicId, requestedAt: now })
    .returning({ id: subscriptions.id });
  return row?.id;
}

async function mailsSince(tx: Tx, subscriberId: string, since: Date): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(outbox)
    .where(
      and(
        eq(outbox.subscriberId, subscriberId),
        eq(outbox.kind, 'subscription_confirmation'),
        gt(outbox.createdAt, since.toISOString()),
      ),
    );
  return row?.count ?? 0;
}

/**
 * Somebody asks for updates to be mailed to an address. Whether it is known, and whether a mail goes out, is told to nobody
 * but by that mail: what follows is the same for every address.
 * @throws {ProblemException} 429 when a network, or all of them together, ask too often
 */
export async function askForUpdates(deps: Deps, asked: Asked): Promise<void> {
  const buckets = [
    bucketOf(deps, OF_NETWORK, 'subscribe', networkOf(asked.ip)),
    bucketOf(deps, OF_ALL, 'subscribe-all'),
  ];
  await (await beginAttempt(deps, buckets)).end('failed');
  await inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now();
    const subscriberId = await subscriberFor(tx, asked, now.toISOString());
    const subscription = await subscriptionTo(tx, subscriberId, queryOf(asked.filter), now.toISOString());
    const sent = await mailsSince(tx, subscriberId, new Date(now.getTime() - DAY_MS));
    if (subscription === undefined || sent >= MAILS) return;
    const key = `subscription-confirmation:${subscription}:${now.toISOString()}`;
    await enqueueForSubscribers(
      tx,
      deps,
      [subscriberId],
      { kind: 'subscription_confirmation', details: { subscription }, key, turn: 1 },
      now.toISOString(),
    );
  });
}
