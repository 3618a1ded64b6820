import { and, asc, eq, isNull, notExists, sql } from 'drizzle-orm';
import { subscribers, subscriptions, subscriptionTopics } from '@phoeiphrae/db/schema/subscriptions';
import type { SubscriberPage } from '@phoeiphrae/shared/subscription';
import type { Deps } from '../../../office/deps.ts';
import { treeSize } from '../../../office/log/newestCheckpoint.ts';
import { subscriberOf } from '../../../office/subscribers/links.ts';
import { filterIn } from '../../../office/subscribers/topics.ts';
import { inTransaction } from '../../../office/transaction.ts';
import { masked } from './mailAddress.ts';

/** What the address follows that a link was mailed to, in the order in which it was asked for; undefined for no link. */
export async function subscriberPage({ db }: Deps, token: string): Promise<SubscriberPage | undefined> {
  const id = await subscriberOf(db.orm, token);
  if (id === undefined) return undefined;
  const [reader] = await db.orm.select().from(subscribers).where(eq(subscribers.id, id));
  if (!reader) return undefined;
  const rows = await db.orm
    .select({
      id: subscriptions.id,
      query: subscriptionTopics.query,
      confirmedAt: subscriptions.confirmedAt,
      requestedAt: subscriptions.requestedAt,
    })
    .from(subscriptions)
    .innerJoin(subscriptionTopics, eq(subscriptionTopics.id, subscriptions.topicId))
    .where(eq(subscriptions.subscriberId, id))
    .orderBy(asc(subscriptions.requestedAt), asc(subscriptions.id));
  return {
    address: masked(reader.address),
    language: reader.locale,
    subscriptions: rows.map(({ query, confirmedAt, ...rest }) => ({
      ...rest,
      filter: filterIn(query),
      confirmed: confirmedAt !== null,
    })),
  };
}

/** Begins what its reader confirmed: with what becomes public from now on. @returns whether there was such a thing to confirm */
export async function confirmSubscription(deps: Deps, token: string, id: string): Promise<boolean> {
  const subscriberId = await subscriberOf(deps.db.orm, token);
  if (subscriberId === undefined) return false;
  const mine = and(eq(subscriptions.id, id), eq(subscriptions.subscriberId, subscriberId));
  const sinceLeaf = await treeSize(deps.publicDb.orm);
  await deps.db.orm
    .update(subscriptions)
    .set({ confirmedAt: deps.clock.now().toISOString(), sinceLeaf })
    .where(and(mine, isNull(subscriptions.confirmedAt)));
  const [standing] = await deps.db.orm.select({ id: subscriptions.id }).from(subscriptions).where(mine);
  return standing !== undefined;
}

/**
 * Ends one subscription, or all of them, and with the last of them forgets the address, its links and its mail that waits.
 * A link of nobody ends nothing, and is no fault: it was ended before.
 */
export async function endSubscriptions(deps: Deps, token: string, id?: string): Promise<void> {
  const subscriberId = await subscriberOf(deps.db.orm, token);
  if (subscriberId === undefined) return;
  await inTransaction(deps.db, async (tx) => {
    // What is asked for at this address meanwhile waits, and is then the first.
    await tx.execute(sql`SELECT FROM subscribers WHERE id = ${subscriberId} FOR UPDATE`);
    const ended = and(
      eq(subscriptions.subscriberId, subscriberId),
      id === undefined ? undefined : eq(subscriptions.id, id),
    );
    await tx.delete(subscriptions).where(ended);
    const left = tx
      .select({ id: subscriptions.id })
      .from(subscriptions)
      .where(eq(subscriptions.subscriberId, subscriberId));
    await tx.delete(subscribers).where(and(eq(subscribers.id, subscriberId), notExists(left)));
  });
}
