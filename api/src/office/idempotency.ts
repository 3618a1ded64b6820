import { createHmac } from 'node:crypto';
import { and, eq, lt } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { idempotencyKeys } from '@phoeiphrae/db/schema/people';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import type { Deps, Tx } from './deps.ts';
import { ProblemException } from '../http/problem.ts';

/** How long a retry gets the first answer again. The answers hold drafts, so they are not kept for ever. */
const KEPT_MS = 3 * 86_400_000;

/** How a write ended. */
export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  /** The version of the record in the answer; becomes the ETag. */
  readonly version?: number;
  readonly location?: string;
  /** What a retry is answered instead, where the body holds a secret that must not be kept. */
  readonly kept?: T;
}

/** What makes two requests the same act. Keyed, since a body may hold a password, which a bare hash would betray. */
export function fingerprint(deps: Deps, request: FastifyRequest): string {
  const parts = [request.method, request.url, request.headers['if-match'] ?? null, request.body ?? null];
  return createHmac('sha256', deps.config.cookieSecret).update(canonicalJson(parts)).digest('hex');
}

/** @throws {ProblemException} 400 without a usable `Idempotency-Key`. */
export function requireKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key.length < 8 || key.length > 200) {
    throw new ProblemException('idempotency-key-missing');
  }
  return key;
}

/**
 * Takes the key for this act, in the act's transaction; whoever sends the same key meanwhile waits here.
 * @returns the answer of the earlier act with this key, if it is the same act.
 * @throws {ProblemException} 422 when the key was used for another act.
 */
export async function claimKey<T>(tx: Tx, userId: string, key: string, requestHash: string, now: string) {
  const claimed = await tx
    .insert(idempotencyKeys)
    .values({ userId, key, requestHash, createdAt: now })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (claimed.length > 0) return undefined;
  const [row] = await tx
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key)));
  if (row?.requestHash !== requestHash || row.status === null)
    throw new ProblemException('idempotency-key-reused');
  const kept = row.headers ?? {};
  const answer: Answer<T> = {
    status: row.status,
    body: row.body as T,
    ...(kept['version'] === undefined ? {} : { version: Number(kept['version']) }),
    ...(kept['location'] === undefined ? {} : { location: kept['location'] }),
  };
  return answer;
}

export async function keepAnswer(
  tx: Tx,
  userId: string,
  key: string,
  answer: Answer<unknown>,
): Promise<void> {
  const headers: Record<string, string> = {
    ...(answer.version === undefined ? {} : { version: String(answer.version) }),
    ...(answer.location === undefined ? {} : { location: answer.location }),
  };
  await tx
    .update(idempotencyKeys)
    .set({ status: answer.status, headers, body: answer.kept ?? answer.body })
    .where(and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key)));
}

/** @returns how many answers are too old to be asked for again, and gone now. */
export async function deleteExpiredKeys({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  const before = new Date(clock.now().getTime() - KEPT_MS).toISOString();
  const { rowCount } = await db.orm.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before));
  return rowCount ?? 0;
}
