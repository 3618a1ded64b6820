import { sql } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Actor } from './actor.ts';
import type { Deps, Tx } from './deps.ts';
import { etagOf } from '../http/etag.ts';
import { loadActor } from './loadActor.ts';
import type { NewEvent } from './log/newEvent.ts';
import { recordingLast, type RecordEvent } from './log/recordEvent.ts';
import { claimKey, fingerprint, keepAnswer, requireKey, type Answer } from './idempotency.ts';
import { ProblemException } from '../http/problem.ts';
import { databaseCode, inTransaction } from './transaction.ts';

/** What a use case works with: one transaction, one moment, one person. */
export interface WriteContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: string;
  readonly today: string;
  /** Adds to the log, in this transaction: at its end, when the answer is made and kept. */
  record: (event: Omit<NewEvent, 'at' | 'requestId'>) => Promise<void>;
}

/**
 * Thrown inside a write for something that has to be done outside its transaction, and to stay whatever becomes of it.
 * The write is rolled back, `prepare` runs, and the write begins again. What `prepare` answers runs at the very end.
 */
export class BeginAgain extends Error {
  readonly prepare: () => Promise<() => Promise<void>>;

  constructor(prepare: () => Promise<() => Promise<void>>) {
    super('the write begins again');
    this.prepare = prepare;
  }
}

type Work<T> = (context: WriteContext) => Promise<Answer<T>>;

/** Whether a query failed because a unique index forbids the row. */
export const isDuplicate = (error: unknown): boolean => databaseCode(error) === '23505';

/** Acts after which whoever did it looks at the public site and expects to see it there. */
const CHANGES_PUBLIC =
  /^(item\.(published|superseded|withdrawn|taken_down|expired)|(work_group|policy|committee|user|opinion|assessment)\.)/;
const toldPublic = new WeakSet<FastifyRequest>();
const running = new WeakMap<FastifyRequest, WriteContext>();

/** The write that the request is in the middle of. @throws {Error} outside `runWrite`. */
export function writeOf(request: FastifyRequest): WriteContext {
  const context = running.get(request);
  if (!context) throw new Error('this belongs inside runWrite');
  return context;
}

/**
 * Runs a write: one transaction for state, decisions, events and notices, or nothing of them. The actor is loaded
 * inside it and locked, so that a right taken away a moment ago has no effect left. The log is written last: between
 * its lock, for which all writes wait, and the commit there is nothing else.
 * With `keyed`, `Idempotency-Key` is required and a retry gets the first answer again, in the language of then. A refusal
 * takes its key back with everything else, so that a retry is judged, and worded, anew. With `own`, the write changes
 * the actor's own account, which is locked for that from the beginning: two that share the lock first would wait for
 * one another.
 * @throws {ProblemException} 401 when the session does not stand; 400 without a usable key; 422 when the key
 * was used for another act; and whatever `work` throws.
 */
export async function runWrite<T>(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  options: { keyed: boolean; own?: boolean },
  work: Work<T>,
): Promise<T> {
  const key = options.keyed ? requireKey(request) : undefined;
  const afterwards: (() => Promise<void>)[] = [];
  try {
    for (;;) {
      try {
        const { answer, text } = await inTransaction(deps.db, (tx) =>
          recordingLast(tx, async (recordEvent) => {
            const attempt = { tx, key, own: options.own ?? false, recordEvent };
            const answer = await once(deps, request, attempt, work);
            return { answer, text: written(reply, answer) };
          }),
        );
        if (toldPublic.has(request)) await deps.finished.settled();
        return send(reply, answer, text);
      } catch (error) {
        if (!(error instanceof BeginAgain)) throw error;
        afterwards.push(await error.prepare());
      }
    }
  } finally {
    for (const step of afterwards) await step();
  }
}

interface Attempt {
  readonly tx: Tx;
  readonly key: string | undefined;
  readonly own: boolean;
  readonly recordEvent: RecordEvent;
}

async function once<T>(deps: Deps, request: FastifyRequest, attempt: Attempt, work: Work<T>) {
  const { tx, key, own, recordEvent } = attempt;
  const { userId, sessionId } = request.who;
  const moment = deps.clock.now();
  const now = moment.toISOString();
  const today = bangkokDate(moment);
  if (key !== undefined) {
    const earlier = await claimKey<T>(tx, userId, key, fingerprint(deps, request), now);
    if (earlier) return earlier;
  }
  const lock = own ? sql`FOR NO KEY UPDATE` : sql`FOR SHARE`;
  await tx.execute(sql`SELECT FROM users WHERE id = ${userId} ${lock}`);
  const actor = await loadActor(tx, { userId, sessionId }, { now, today });
  if (!actor) throw new ProblemException('not-signed-in');
  const record = (event: Omit<NewEvent, 'at' | 'requestId'>) => {
    if (CHANGES_PUBLIC.test(event.type)) toldPublic.add(request);
    return recordEvent({ ...event, at: now, requestId: request.id });
  };
  const context: WriteContext = { tx, actor, now, today, record };
  running.set(request, context);
  const answer = await work(context);
  if (key !== undefined) await keepAnswer(tx, userId, key, answer);
  return answer;
}

/**
 * The answer as text, made before the commit: what cannot be told is not done.
 * @throws {Error} when the answer does not fit its schema; the write is rolled back.
 */
function written<T>(reply: FastifyReply, { status, body }: Answer<T>): string | undefined {
  if (body === undefined || body === null) return undefined;
  return reply.code(status).serialize(body) as string;
}

function send<T>(reply: FastifyReply, answer: Answer<T>, text: string | undefined): T {
  void reply.code(answer.status);
  if (text !== undefined) void reply.type('application/json; charset=utf-8').serializer(() => text);
  if (answer.version !== undefined) void reply.header('etag', etagOf(answer.version));
  if (answer.location !== undefined) void reply.header('location', answer.location);
  return answer.body;
}
