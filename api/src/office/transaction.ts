import { setTimeout as sleep } from 'node:timers/promises';
import { randomInt } from 'node:crypto';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { errorCode } from '@phoeiphrae/db/startError';
import type { Deps, Tx } from './deps.ts';

/** What PostgreSQL gives up so that others go on: serialization failure and deadlock. The same again may well succeed. */
const RETRIED: ReadonlySet<string | undefined> = new Set(['40001', '40P01']);
const ATTEMPTS = 6;
/** Milliseconds, at most, that a further attempt waits for each one before, so that the same do not meet again. */
const PAUSE_MS = 40;

/** PostgreSQL's code for why a query or a commit failed (SQLSTATE); undefined for anything else. */
export const databaseCode = (error: unknown): string | undefined =>
  errorCode(error instanceof DrizzleQueryError ? error.cause : error);

/**
 * Runs the work of a request in a transaction: the one place where such a transaction begins. When the database takes it
 * back for the sake of others, it is tried again, some times; `work` must do nothing but what goes with the transaction.
 */
export async function inTransaction<T>(db: Deps['db'], work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.orm.transaction(work);
    } catch (error) {
      if (attempt >= ATTEMPTS || !RETRIED.has(databaseCode(error))) throw error;
      await sleep(randomInt(1, PAUSE_MS * attempt));
    }
  }
}
