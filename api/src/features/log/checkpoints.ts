import { and, desc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import { ADVISORY_LOCKS } from '@phoeiphrae/db/advisoryLocks';
import { notices } from '@phoeiphrae/db/schema/items';
import { committeeMemberships } from '@phoeiphrae/db/schema/people';
import { checkpoints, publicLeaves } from '@phoeiphrae/db/schema/publicLog';
import { bangkokDate, bangkokInstant } from '@phoeiphrae/shared/thaiCalendar';
import { SYSTEM_STAMP } from '../../office/actor.ts';
import type { Deps, Queryable, Tx } from '../../office/deps.ts';
import { headText, originOf, signedNote } from '../../engines/merkle/checkpointNote.ts';
import { rootOf } from '../../office/log/storedTree.ts';
import { enqueueMail } from '../../office/mail/outbox.ts';
import { notify } from '../../office/notify.ts';
import { sealBytes } from '../../office/sealKeys.ts';
import { appendLeaves, LEAVES_AT_ONCE } from '../../office/log/appendLeaves.ts';
import { publicActs } from '../../office/log/leafOf.ts';
import { lockLog } from '../../office/log/appendEntries.ts';
import { recordEvent } from '../../office/log/recordEvent.ts';

/** A checkpoint is signed at least so often, though nothing happened, in milliseconds: that nothing did is then known too. */
const AT_LEAST_MS = 86_400_000;

/** One checkpoint at a time. Whoever takes the lock of the chain too takes it after this one. */
const lockCheckpoints = (tx: Tx) =>
  tx.execute(sql`SELECT pg_advisory_xact_lock(${ADVISORY_LOCKS.checkpoints})`);

async function newestLeaf(db: Queryable): Promise<{ index: number; seq: number }> {
  const [leaf] = await db.select().from(publicLeaves).orderBy(desc(publicLeaves.index)).limit(1);
  return leaf ?? { index: -1, seq: 0 };
}

/** Makes the leaves that are missing: of a database from before the public log, in steps that hold nobody up. */
async function catchUp({ db }: Deps): Promise<number> {
  let made = 0;
  for (;;) {
    const { seq } = await newestLeaf(db.orm);
    if ((await publicActs(db.orm, seq, 1)).length === 0) return made;
    const step = await db.orm.transaction(async (tx) => {
      await lockLog(tx);
      return appendLeaves(tx, LEAVES_AT_ONCE);
    });
    made += step;
  }
}

/**
 * Signs the head of the tree if leaves came or a day passed since the last one.
 * @returns whether a checkpoint was made. @throws {ProblemException} 503 without the key in force.
 */
export async function signCheckpoint(deps: Deps): Promise<boolean> {
  const now = deps.clock.now();
  return deps.db.orm.transaction(async (tx) => {
    await lockCheckpoints(tx);
    const [last] = await tx.select().from(checkpoints).orderBy(desc(checkpoints.id)).limit(1);
    const size = (await newestLeaf(tx)).index + 1;
    const old = last === undefined || now.getTime() - Date.parse(last.at) >= AT_LEAST_MS;
    if (size === 0 || (size === last?.size && !old)) return false;
    const root = await rootOf(tx, size);
    const origin = originOf(deps.config.publicOrigin);
    const text = headText({ origin, size, root });
    const { signature } = await sealBytes(tx, deps, Buffer.from(text));
    const key = Buffer.from(deps.seal.publicKey, 'base64url');
    const note = signedNote(text, origin, key, Buffer.from(signature, 'base64url'));
    const head = { size, root: root.toString('hex'), at: now.toISOString() };
    const [row] = await tx
      .insert(checkpoints)
      .values({ ...head, note })
      .returning({ id: checkpoints.id });
    await recordEvent(tx, {
      type: 'checkpoint.signed',
      by: SYSTEM_STAMP,
      at: head.at,
      requestId: null,
      details: { id: row?.id, size: head.size, root: head.root },
    });
    return true;
  });
}

/**
 * Sends the newest checkpoint of the day to the committee, whose copies no one at the office's computers can change.
 * @returns how many members were told.
 */
async function tellCommittee(deps: Deps): Promise<number> {
  const moment = deps.clock.now();
  const today = bangkokDate(moment);
  const todays = and(eq(notices.kind, 'checkpoint'), gte(notices.createdAt, bangkokInstant(today, '00:00')));
  const [told] = await deps.db.orm.select({ id: notices.id }).from(notices).where(todays).limit(1);
  if (told) return 0;
  return deps.db.orm.transaction(async (tx) => {
    await lockCheckpoints(tx);
    const [again] = await tx.select({ id: notices.id }).from(notices).where(todays).limit(1);
    const [newest] = await tx.select().from(checkpoints).orderBy(desc(checkpoints.id)).limit(1);
    if (again || !newest) return 0;
    const { validFrom, validTo } = committeeMemberships;
    const members = await tx
      .selectDistinct({ userId: committeeMemberships.userId })
      .from(committeeMemberships)
      .where(and(lte(validFrom, today), or(isNull(validTo), gte(validTo, today))));
    const { id: checkpoint, size, root, note, at } = newest;
    const userIds = members.map(({ userId }) => userId);
    const now = moment.toISOString();
    const details = { size, root, note, at };
    await notify(tx, userIds, { kind: 'checkpoint', itemId: null, details }, now);
    const mail = {
      kind: 'checkpoint',
      details: { checkpoint, day: today },
      key: `checkpoint:${today}`,
    } as const;
    await enqueueMail(tx, deps, userIds, mail, now);
    return members.length;
  });
}

/**
 * Keeps the public log: leaves that are missing, a checkpoint where one is due, word of it to the committee.
 * @throws {ProblemException} 503 without the key in force.
 */
export async function keepPublicLog(deps: Deps): Promise<number> {
  const made = await catchUp(deps);
  const signed = await signCheckpoint(deps);
  return made + (signed ? 1 : 0) + (await tellCommittee(deps));
}
