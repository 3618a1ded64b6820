import { createHash } from 'node:crypto';
import { desc, sql } from 'drizzle-orm';
import { events } from '@phoeiphrae/db/schema/log';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import type { EventType } from '@phoeiphrae/shared/event';
import type { ActorStamp } from '@phoeiphrae/shared/item';
import type { Tx } from '../../deps.ts';

export interface NewEvent {
  readonly type: EventType;
  readonly by: ActorStamp;
  readonly at: string;
  readonly requestId: string | null;
  readonly itemId?: string;
  readonly revisionId?: string;
  /** The user, appointment, seat or session that the event is about. */
  readonly subjectId?: string;
  readonly details?: Record<string, unknown>;
}

export const GENESIS = '0'.repeat(64);
/** Any number; the same in every process. Held to the end of the transaction, so that entries follow one another. */
const CHAIN_LOCK = 5_202_561;

export const chainHash = (previousHash: string, body: string): string =>
  createHash('sha256').update(`${previousHash}\n${body}`).digest('hex');

/**
 * Adds one entry to the append-only log, in the transaction of the act itself: both stand, or neither.
 * Take row locks before calling this; the chain's lock is always the last.
 */
export async function recordEvent(tx: Tx, event: NewEvent): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(${CHAIN_LOCK})`);
  const [last] = await tx
    .select({ seq: events.seq, hash: events.hash })
    .from(events)
    .orderBy(desc(events.seq))
    .limit(1);
  const seq = (last?.seq ?? 0) + 1;
  const previousHash = last?.hash ?? GENESIS;
  const ids = {
    itemId: event.itemId ?? null,
    revisionId: event.revisionId ?? null,
    subjectId: event.subjectId ?? null,
    requestId: event.requestId,
  };
  const { at, type, by } = event;
  const body = canonicalJson({ seq, at, type, by, ...ids, details: event.details ?? {} });
  const hash = chainHash(previousHash, body);
  await tx.insert(events).values({ seq, at, type, actorId: by.userId, ...ids, body, previousHash, hash });
}
