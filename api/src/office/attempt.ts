import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { and, count, eq, gt, min, sql } from 'drizzle-orm';
import { ADVISORY_LOCKS } from '@phoeiphrae/db/advisoryLocks';
import { throttleAttempts, throttleHits } from '@phoeiphrae/db/schema/people';
import type { Deps, Tx } from './deps.ts';
import { inTransaction } from './transaction.ts';
import { countFailure, failuresIn, forgetOld, requireRoom, tooMany, type Bucket } from './throttle.ts';

/** An attempt whose process was killed counts for so long, in milliseconds; a check takes a fraction of that. */
const LIFE_MS = 15_000;
/** Whoever finds all room taken by attempts under way waits so long for their outcome, in milliseconds. */
const PATIENCE_MS = 5_000;
const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [25, 800];
/** Waiting for an outcome costs looks at the database: so many wait in a process, and no more. */
const MOST_WAITING = 100;

/** Something that may be guessed, while it is being checked. */
export interface Attempt {
  /**
   * Says how it ended, and only a failure stays behind. A success that cannot be told is forgotten by itself.
   * @throws {Error} when a failure cannot be written down.
   */
  end(outcome: 'failed' | 'passed'): Promise<void>;
}

/**
 * Takes room in each of the buckets for one attempt. What is under way counts like a failure until its outcome is known,
 * so that many guesses at once do not slip past a count that none of them has reached yet; but it is none, and is written
 * elsewhere: when the process is killed nothing stays that nobody has done. Where there is room only when those under
 * way turn out right, their outcome is waited for. Holds no connection meanwhile.
 * @throws {ProblemException} 429 when failures have filled one of the buckets, or the outcome of others takes too long.
 */
export async function beginAttempt(deps: Deps, buckets: readonly Bucket[]): Promise<Attempt> {
  const { orm } = deps.db;
  const id = randomUUID();
  await forgetOld(orm, deps.clock.now());
  await takeRoom(deps, buckets, id);
  const forget = (db: Tx | Deps['db']['orm']) =>
    db.delete(throttleAttempts).where(eq(throttleAttempts.id, id));
  return {
    end: async (outcome) => {
      if (outcome === 'passed') {
        await forget(orm).catch(() => undefined);
        return;
      }
      await inTransaction(deps.db, async (tx) => {
        await forget(tx);
        await countFailure(tx, buckets, deps.clock.now());
      });
    },
  };
}

let waiting = 0;

async function takeRoom(deps: Deps, buckets: readonly Bucket[], id: string): Promise<void> {
  let wait = await tryOnce(deps, buckets, id);
  if (wait === undefined) return;
  if (waiting >= MOST_WAITING) throw tooMany(wait);
  waiting++;
  try {
    let pause = FIRST_PAUSE_MS;
    for (let waited = 0; waited < PATIENCE_MS; waited += pause) {
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      await sleep(pause);
      wait = await tryOnce(deps, buckets, id);
      if (wait === undefined) return;
    }
    throw tooMany(wait);
  } finally {
    waiting--;
  }
}

/** @returns nothing when the room is taken; else the seconds after which those under way count no more. */
function tryOnce(deps: Deps, buckets: readonly Bucket[], id: string): Promise<number | undefined> {
  return inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now();
    await lockBuckets(tx, buckets);
    // Before the failures: what ends in between is then counted twice, and never missed.
    const underWay: UnderWay[] = [];
    for (const bucket of buckets) underWay.push(await attemptsIn(tx, bucket, now));
    await requireRoom(tx, buckets, now);
    for (const one of underWay) if (!(await fits(tx, one, now))) return secondsTo(one.until, now);
    const until = new Date(now.getTime() + LIFE_MS).toISOString();
    await tx.insert(throttleAttempts).values(buckets.map(({ name }) => ({ id, bucket: name, until })));
    return undefined;
  });
}

/** In one order everywhere, so that two who count the same buckets never hold each other up. */
async function lockBuckets(tx: Tx, buckets: readonly Bucket[]): Promise<void> {
  const names = buckets.map(({ name }) => name).sort();
  for (const name of names) {
    await tx.execute(
      sql`SELECT pg_advisory_xact_lock(${ADVISORY_LOCKS.throttle}::integer, hashtext(${name}))`,
    );
  }
}

interface UnderWay {
  readonly bucket: Bucket;
  readonly attempts: number;
  /** When the first of them counts no more; null without any. */
  readonly until: string | null;
}

async function attemptsIn(tx: Tx, bucket: Bucket, now: Date): Promise<UnderWay> {
  const [row] = await tx
    .select({ attempts: count(), until: min(throttleAttempts.until) })
    .from(throttleAttempts)
    .where(and(eq(throttleAttempts.bucket, bucket.name), gt(throttleAttempts.until, now.toISOString())));
  return { bucket, attempts: row?.attempts ?? 0, until: row?.until ?? null };
}

/** Whether one more is within the limit even if all under way fail; without any, the failures have been asked about. */
async function fits(tx: Tx, { bucket, attempts }: UnderWay, now: Date): Promise<boolean> {
  if (attempts === 0) return true;
  const [failed] = await tx.select({ hits: count() }).from(throttleHits).where(failuresIn(bucket, now));
  return attempts + (failed?.hits ?? 0) < bucket.limit;
}

const secondsTo = (until: string | null, now: Date): number =>
  Math.max(1, Math.ceil((Date.parse(until ?? now.toISOString()) - now.getTime()) / 1000));

/**
 * Runs a check that may fail, and counts only its failures.
 * @returns what the check found, or undefined when it failed.
 * @throws {ProblemException} 429 without running the check, and without counting, as `beginAttempt` says.
 */
export async function throttled<T>(
  deps: Deps,
  buckets: readonly Bucket[],
  check: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const attempt = await beginAttempt(deps, buckets);
  let failed = false;
  try {
    const found = await check();
    failed = found === undefined;
    return found;
  } finally {
    await attempt.end(failed ? 'failed' : 'passed');
  }
}
