import { randomUUID } from 'node:crypto';
import { and, eq, gt, lte } from 'drizzle-orm';
import { evidencePacks } from '@phoeiphrae/db/schema/paper';
import { ProblemException } from '../../../http/problem.ts';
import type { Deps } from '../../../office/deps.ts';

/** A pack whose process has said nothing for so long, in milliseconds, is taken for dead. */
const LEASE_MS = 20_000;
/** How often its process says how far it is, and hears whether it was cancelled, in milliseconds. */
const BEAT_MS = 1_000;

/** A person's turn to have a pack made. Over when it is sent, fails, is cancelled, or nobody reads it any more. */
export interface PackTurn {
  /** Aborted with its end, however that comes. */
  readonly signal: AbortSignal;
  /** One more step is done. @throws {ProblemException} 409 when the pack was cancelled */
  step(): void;
  /** Safe to call more than once. */
  end(): Promise<void>;
}

export interface PackProgress {
  readonly done: number;
  readonly total: number;
}

const lapsesAt = ({ clock }: Deps): string => new Date(clock.now().getTime() + LEASE_MS).toISOString();
const mine = (userId: string, id: string) => and(eq(evidencePacks.userId, userId), eq(evidencePacks.id, id));

/** @throws {ProblemException} 409 while another pack is made for the person, here or by another process */
async function claim(deps: Deps, userId: string, total: number): Promise<string> {
  const id = randomUUID();
  const fresh = { id, done: 0, total, until: lapsesAt(deps) };
  const lapsed = lte(evidencePacks.until, deps.clock.now().toISOString());
  const taken = await deps.db.orm
    .insert(evidencePacks)
    .values({ userId, ...fresh })
    .onConflictDoUpdate({ target: evidencePacks.userId, set: fresh, setWhere: lapsed })
    .returning({ id: evidencePacks.id });
  if (taken.length === 0) throw new ProblemException('pack-under-way');
  return id;
}

/**
 * @param total how many steps the pack has
 * @throws {ProblemException} 409 while another pack is made for the person
 */
export async function takePackTurn(deps: Deps, userId: string, total: number): Promise<PackTurn> {
  const id = await claim(deps, userId, total);
  const over = new AbortController();
  let done = 0;

  const beat = async () => {
    const kept = await deps.db.orm
      .update(evidencePacks)
      .set({ done, until: lapsesAt(deps) })
      .where(mine(userId, id))
      .returning({ id: evidencePacks.id });
    if (kept.length === 0) over.abort(new ProblemException('pack-cancelled'));
  };
  // A database that is lost for a moment is no reason to break the pack off.
  const timer = setInterval(() => void beat().catch(() => undefined), BEAT_MS).unref();
  const end = async () => {
    clearInterval(timer);
    over.abort(new ProblemException('pack-cancelled'));
    // Where that fails, the turn lapses.
    await deps.db.orm
      .delete(evidencePacks)
      .where(mine(userId, id))
      .catch(() => undefined);
  };
  let ending: Promise<void> | undefined;
  return {
    signal: over.signal,
    step: () => {
      over.signal.throwIfAborted();
      done++;
    },
    end: () => (ending ??= end()),
  };
}

/** How far the pack is that is made for a person; undefined while none is. */
export async function packProgress(deps: Deps, userId: string): Promise<PackProgress | undefined> {
  const [found] = await deps.db.orm
    .select({ done: evidencePacks.done, total: evidencePacks.total })
    .from(evidencePacks)
    .where(and(eq(evidencePacks.userId, userId), gt(evidencePacks.until, deps.clock.now().toISOString())));
  return found;
}

/** Whichever process makes it stops within a second; the next pack may be asked for at once. */
export async function cancelPack(deps: Deps, userId: string): Promise<void> {
  await deps.db.orm.delete(evidencePacks).where(eq(evidencePacks.userId, userId));
}
