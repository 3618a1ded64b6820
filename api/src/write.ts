import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { idempotencyKeys } from '@phoeiphrae/db/schema/people';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { loadActor, type Actor } from './actor.ts';
import type { Deps, Tx } from './deps.ts';
import { etagOf } from './etag.ts';
import { recordEvent, type NewEvent } from './features/log/recordEvent.ts';
import { ProblemException } from './problem.ts';

/** What a use case works with: one transaction, one moment, one person. */
export interface WriteContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: string;
  readonly today: string;
  /** Adds to the log, in this transaction. */
  record(event: Omit<NewEvent, 'at' | 'requestId'>): Promise<void>;
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  /** The version of the record in the answer; becomes the ETag. */
  readonly version?: number;
  readonly location?: string;
}

type Work<T> = (context: WriteContext) => Promise<Answer<T>>;

const RETRIED = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

const databaseCode = (error: unknown): string | undefined =>
  error instanceof DrizzleQueryError ? (error.cause as { code?: string } | undefined)?.code : undefined;

/** Whether a query failed because a unique index forbids the row. */
export const isDuplicate = (error: unknown): boolean => databaseCode(error) === '23505';

function fingerprint(request: FastifyRequest): string {
  const parts = [request.method, request.url, request.headers['if-match'] ?? null, request.body ?? null];
  return createHash('sha256').update(canonicalJson(parts)).digest('hex');
}

/**
 * Runs a write: one transaction for state, decisions, events and notices, or nothing of them. The actor is loaded
 * inside it and locked, so that a right taken away a moment ago has no effect left.
 * With `keyed`, `Idempotency-Key` is required and a retry gets the first answer again.
 */
export async function runWrite<T>(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  options: { keyed: boolean },
  work: Work<T>,
): Promise<T> {
  const key = options.keyed ? requireKey(request) : undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await deps.db.orm.transaction((tx) => once(deps, request, tx, key, work));
      return send(reply, answer);
    } catch (error) {
      if (attempt < ATTEMPTS && RETRIED.has(databaseCode(error) ?? '')) continue;
      throw error;
    }
  }
}

function requireKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key.length < 8 || key.length > 200) {
    throw new ProblemException('idempotency-key-missing');
  }
  return key;
}

async function once<T>(deps: Deps, request: FastifyRequest, tx: Tx, key: string | undefined, work: Work<T>) {
  const { userId, sessionId } = request.who;
  const moment = deps.clock.now();
  const now = moment.toISOString();
  const today = bangkokDate(moment);
  if (key !== undefined) {
    const earlier = await claimKey<T>(tx, userId, key, fingerprint(request), now);
    if (earlier) return earlier;
  }
  await tx.execute(sql`SELECT FROM users WHERE id = ${userId} FOR SHARE`);
  const actor = await loadActor(tx, { userId, sessionId }, { now, today });
  if (!actor) throw new ProblemException('not-signed-in');
  const record = (event: Omit<NewEvent, 'at' | 'requestId'>) =>
    recordEvent(tx, { ...event, at: now, requestId: request.id });
  const answer = await work({ tx, actor, now, today, record });
  if (key !== undefined) await keepAnswer(tx, userId, key, answer);
  return answer;
}

async function claimKey<T>(tx: Tx, userId: string, key: string, requestHash: string, now: string) {
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
  if (row?.requestHash !== requestHash || row.status === null) throw new ProblemException('idempotency-key-reused');
  const kept = row.headers ?? {};
  const answer: Answer<T> = {
    status: row.status,
    body: row.body as T,
    ...(kept['version'] === undefined ? {} : { version: Number(kept['version']) }),
    ...(kept['location'] === undefined ? {} : { location: kept['location'] }),
  };
  return answer;
}

async function keepAnswer(tx: Tx, userId: string, key: string, answer: Answer<unknown>): Promise<void> {
  const headers: Record<string, string> = {
    ...(answer.version === undefined ? {} : { version: String(answer.version) }),
    ...(answer.location === undefined ? {} : { location: answer.location }),
  };
  await tx
    .update(idempotencyKeys)
    .set({ status: answer.status, headers, body: answer.body })
    .where(and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key)));
}

function send<T>(reply: FastifyReply, answer: Answer<T>): T {
  void reply.code(answer.status);
  if (answer.version !== undefined) void reply.header('etag', etagOf(answer.version));
  if (answer.location !== undefined) void reply.header('location', answer.location);
  return answer.body;
}
