import { createHash } from 'node:crypto';
import { desc, sql } from 'drizzle-orm';
import { ADVISORY_LOCKS } from '@phoeiphrae/db/advisoryLocks';
import { events } from '@phoeiphrae/db/schema/log';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import type { EventType } from '@phoeiphrae/shared/event';
import { PUBLIC_ACTS } from '@phoeiphrae/shared/publicLog';
import type { Tx } from '../deps.ts';
import { appendLeaves, LEAVES_AT_ONCE } from './appendLeaves.ts';
import type { NewEvent } from './newEvent.ts';

export const GENESIS = '0'.repeat(64);

export const entryHash = (previousHash: string, body: string): string =>
  createHash('sha256').update(`${previousHash}\n${body}`).digest('hex');

/** Whoever adds to the log or to its public leaves does so alone, until the end of the transaction. */
export const lockLog = (tx: Tx) => tx.execute(sql`SELECT pg_advisory_xact_lock(${ADVISORY_LOCKS.logChain})`);

/** An event with all that its entry says: only its place in the chain is missing. */
export interface Entry extends NewEvent {
  readonly details: Record<string, unknown>;
}

const isPublic = ({ type, details }: Entry): boolean =>
  (PUBLIC_ACTS as readonly EventType[]).includes(type) || details['inPublicLog'] === true;

/**
 * Adds entries to the log, in their order, and the public ones to the public log. One office has one chain, so all who
 * write wait here for one another: nothing but a commit should come after this.
 */
export async function appendEntries(tx: Tx, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  await lockLog(tx);
  const [last] = await tx
    .select({ seq: events.seq, hash: events.hash })
    .from(events)
    .orderBy(desc(events.seq))
    .limit(1);
  const rows: (typeof events.$inferInsert)[] = [];
  let { seq, hash } = last ?? { seq: 0, hash: GENESIS };
  for (const entry of entries) {
    const row = rowOf(entry, ++seq, hash);
    rows.push(row);
    hash = row.hash;
  }
  await tx.insert(events).values(rows);
  if (entries.some(isPublic)) while ((await appendLeaves(tx)) === LEAVES_AT_ONCE);
}

function rowOf({ at, type, by, details, ...about }: Entry, seq: number, previousHash: string) {
  const { itemId = null, revisionId = null, subjectId = null, requestId } = about;
  const ids = { itemId, revisionId, subjectId, requestId };
  const body = canonicalJson({ seq, at, type, by, ...ids, details });
  const hash = entryHash(previousHash, body);
  return { seq, at, type, actorId: by.userId, ...ids, body, previousHash, hash };
}
