import { createHash } from 'node:crypto';
import { desc, sql } from 'drizzle-orm';
import { ADVISORY_LOCKS } from '@phoeiphrae/db/advisoryLocks';
import { events } from '@phoeiphrae/db/schema/log';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import type { EventType } from '@phoeiphrae/shared/event';
import { PUBLIC_ACTS } from '@phoeiphrae/shared/publicLog';
import type { Tx } from '../deps.ts';
import { appendLeaves, LEAVES_AT_ONCE } from './appendLeaves.ts';
import { markOfPower } from './markOfPower.ts';
import type { NewEvent } from './newEvent.ts';
import { tellOfPower } from './tellOfPower.ts';

export const GENESIS = '0'.repeat(64);

export const entryHash = (previousHash: string, body: string): string =>
  createHash('sha256').update(`${previousHash}\n${body}`).digest('hex');

/** Whoever adds to the log or to its public leaves does so alone, until the end of the transaction. */
export const lockLog = (tx: Tx) => tx.execute(sql`SELECT pg_advisory_xact_lock(${ADVISORY_LOCKS.logChain})`);

const isPublic = (type: EventType): boolean => (PUBLIC_ACTS as readonly EventType[]).includes(type);

/**
 * Adds one entry to the append-only log, in the transaction of the act itself: both stand, or neither. An act that
 * changes what the public may see, or who has which power, becomes a leaf of the public log with it; those who watch
 * over power are told.
 * Take row locks before calling this; the chain's lock is always the last.
 */
export async function recordEvent(tx: Tx, event: NewEvent): Promise<void> {
  const details = { ...event.details, ...(await markOfPower(tx, event)) };
  await tellOfPower(tx, { ...event, details });
  await lockLog(tx);
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
  const body = canonicalJson({ seq, at, type, by, ...ids, details });
  const hash = entryHash(previousHash, body);
  await tx.insert(events).values({ seq, at, type, actorId: by.userId, ...ids, body, previousHash, hash });
  if (isPublic(type) || details['inPublicLog'] === true) while ((await appendLeaves(tx)) === LEAVES_AT_ONCE);
}
