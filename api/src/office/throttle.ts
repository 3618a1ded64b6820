import { createHmac, randomInt } from 'node:crypto';
import { and, asc, count, eq, gt, lte, sql } from 'drizzle-orm';
import { throttleHits } from '@phoeiphrae/db/schema/people';
import type { Deps, Queryable } from './deps.ts';
import { ProblemException } from '../http/problem.ts';

/** Failures that count together, and how many of them are borne within the window. */
export interface Bucket {
  readonly name: string;
  readonly limit: number;
}

const WINDOW_MS = 15 * 60_000;
const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** A bucket by a keyed hash: the table tells nobody who failed from where. */
export function bucketOf(deps: Deps, limit: number, ...parts: string[]): Bucket {
  const name = createHmac('sha256', deps.config.cookieSecret)
    .update(JSON.stringify(parts))
    .digest('base64url');
  return { name, limit };
}

/** The seconds to wait until one more failure fits; 0 when it does now. `counted` hits are the caller's own. */
async function waitFor(db: Queryable, bucket: Bucket, now: number, counted: number): Promise<number> {
  const inWindow = and(eq(throttleHits.bucket, bucket.name), gt(throttleHits.at, iso(now - WINDOW_MS)));
  const [row] = await db.select({ hits: count() }).from(throttleHits).where(inWindow);
  const surplus = (row?.hits ?? 0) - counted - bucket.limit;
  if (surplus < 0) return 0;
  const [leaving] = await db
    .select({ at: throttleHits.at })
    .from(throttleHits)
    .where(inWindow)
    .orderBy(asc(throttleHits.at))
    .offset(surplus)
    .limit(1);
  return Math.max(1, Math.ceil((Date.parse(leaving?.at ?? iso(now)) + WINDOW_MS - now) / 1000));
}

/** @throws {ProblemException} 429 with `Retry-After` while any of the buckets is full. */
export async function requireRoom(
  db: Queryable,
  buckets: readonly Bucket[],
  now: Date,
  counted = 0,
): Promise<void> {
  const waits: number[] = [];
  for (const bucket of buckets) waits.push(await waitFor(db, bucket, now.getTime(), counted));
  const wait = Math.max(0, ...waits);
  if (wait > 0) throw new ProblemException('too-many-requests', { headers: { 'retry-after': String(wait) } });
}

export async function countFailure(db: Queryable, buckets: readonly Bucket[], now: Date): Promise<void> {
  await db.insert(throttleHits).values(buckets.map(({ name }) => ({ bucket: name, at: now.toISOString() })));
}

/** Takes back one failure that was counted at this moment. Equal rows stand for one another. */
export async function forgiveOne(db: Queryable, buckets: readonly Bucket[], now: Date): Promise<void> {
  for (const { name } of buckets) {
    await db.execute(sql`DELETE FROM throttle_hits WHERE ctid = (
      SELECT ctid FROM throttle_hits WHERE bucket = ${name} AND at = ${now.toISOString()} LIMIT 1)`);
  }
}

/**
 * Runs a check that may fail, and counts only its failures. The failure is counted before the check and taken back
 * after a success, so that many guesses at once do not slip past a count that none of them has reached yet.
 * @returns what the check found, or undefined when it failed.
 * @throws {ProblemException} 429 without running the check, and without counting, when a bucket is full.
 */
export async function throttled<T>(
  deps: Deps,
  buckets: readonly Bucket[],
  check: () => Promise<T | undefined>,
) {
  const { db } = deps;
  const now = deps.clock.now();
  await forgetOld(db.orm, now);
  await countFailure(db.orm, buckets, now);
  let failed = false;
  try {
    await requireRoom(db.orm, buckets, now, 1);
    const found = await check();
    failed = found === undefined;
    return found;
  } finally {
    if (!failed) await forgiveOne(db.orm, buckets, now);
  }
}

/** Now and then, whoever comes by clears away what has left the window. */
async function forgetOld(db: Queryable, now: Date): Promise<void> {
  if (randomInt(16) > 0) return;
  await db.delete(throttleHits).where(lte(throttleHits.at, iso(now.getTime() - WINDOW_MS)));
}
