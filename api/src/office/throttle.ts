import { createHmac, randomInt } from 'node:crypto';
import { and, asc, count, eq, gt, lte, type SQL } from 'drizzle-orm';
import { throttleAttempts, throttleHits } from '@phoeiphrae/db/schema/people';
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

/** The failures of a bucket that are in the window at this moment. */
export const failuresIn = ({ name }: Bucket, now: Date): SQL | undefined =>
  and(eq(throttleHits.bucket, name), gt(throttleHits.at, iso(now.getTime() - WINDOW_MS)));

/** The seconds to wait until one more failure fits; 0 when it does now. */
async function waitFor(db: Queryable, bucket: Bucket, now: Date): Promise<number> {
  const [row] = await db.select({ hits: count() }).from(throttleHits).where(failuresIn(bucket, now));
  const surplus = (row?.hits ?? 0) - bucket.limit;
  if (surplus < 0) return 0;
  const [leaving] = await db
    .select({ at: throttleHits.at })
    .from(throttleHits)
    .where(failuresIn(bucket, now))
    .orderBy(asc(throttleHits.at))
    .offset(surplus)
    .limit(1);
  const leftMs = Date.parse(leaving?.at ?? now.toISOString()) + WINDOW_MS - now.getTime();
  return Math.max(1, Math.ceil(leftMs / 1000));
}

/** One more is not borne now. @param wait seconds until it may be */
export const tooMany = (wait: number): ProblemException =>
  new ProblemException('too-many-requests', { headers: { 'retry-after': String(wait) } });

/** @throws {ProblemException} 429 with `Retry-After` while any of the buckets is full. */
export async function requireRoom(db: Queryable, buckets: readonly Bucket[], now: Date): Promise<void> {
  const waits: number[] = [];
  for (const bucket of buckets) waits.push(await waitFor(db, bucket, now));
  const wait = Math.max(0, ...waits);
  if (wait > 0) throw tooMany(wait);
}

export async function countFailure(db: Queryable, buckets: readonly Bucket[], now: Date): Promise<void> {
  await db.insert(throttleHits).values(buckets.map(({ name }) => ({ bucket: name, at: now.toISOString() })));
}

/** Now and then, whoever comes by clears away what has left the window. */
export async function forgetOld(db: Queryable, now: Date): Promise<void> {
  if (randomInt(16) > 0) return;
  await db.delete(throttleHits).where(lte(throttleHits.at, iso(now.getTime() - WINDOW_MS)));
  await db.delete(throttleAttempts).where(lte(throttleAttempts.until, now.toISOString()));
}
