import { randomUUID } from 'node:crypto';
import { and, asc, eq, lte, notExists, sql } from 'drizzle-orm';
import { checkedHosts, checkedTargets, checkedUses } from '@phoeiphrae/db/schema/checks';
import { bangkokDate, bangkokInstant } from '@phoeiphrae/shared/thaiCalendar';
import type { Deps, Queryable, Tx } from '../../office/deps.ts';

const DAY_MS = 86_400_000;
/** Longer than any look takes, in milliseconds: after it a server is there for others again. */
const LEASE_MS = 5 * 60_000;
/** Between two links of a server, in milliseconds. */
const PAUSE_MS = 5_000;
/** As many links of a server on one day. */
const BUDGET = 500;

export interface TakenHost {
  readonly host: string;
  readonly lease: string;
  readonly link: { readonly id: string; readonly address: string };
}

/**
 * Takes a server that may be asked now and has a link that is due; nobody else asks it until it is given back, or the lease
 * is over. What nothing public points to any more is forgotten on the way, and asked for by nobody.
 */
export async function takeHost(deps: Deps): Promise<TakenHost | undefined> {
  for (;;) {
    const lease = randomUUID();
    const host = await leaseOne(deps, lease);
    if (host === undefined) return undefined;
    const link = await dueLink(deps, host);
    if (link) return { host, lease, link };
    await deps.db.orm.transaction((tx) => giveBack(tx, { host, lease, now: deps.clock.now() }));
  }
}

async function leaseOne({ db, clock }: Deps, lease: string): Promise<string | undefined> {
  const now = clock.now();
  return db.orm.transaction(async (tx) => {
    const [free] = await tx
      .select()
      .from(checkedHosts)
      .where(lte(checkedHosts.nextAt, now.toISOString()))
      .orderBy(asc(checkedHosts.nextAt))
      .limit(1)
      .for('update', { skipLocked: true });
    if (!free) return undefined;
    const freeAt = new Date(now.getTime() + LEASE_MS).toISOString();
    await tx.update(checkedHosts).set({ lease, freeAt }).where(eq(checkedHosts.host, free.host));
    return free.host;
  });
}

const unused = (db: Queryable) =>
  notExists(
    db
      .select({ one: sql`1` })
      .from(checkedUses)
      .where(eq(checkedUses.targetId, checkedTargets.id)),
  );

async function dueLink({ db, clock }: Deps, host: string): Promise<TakenHost['link'] | undefined> {
  const now = clock.now().toISOString();
  const { id, address, kind, nextCheckAt } = checkedTargets;
  for (;;) {
    const [due] = await db.orm
      .select({ id, address })
      .from(checkedTargets)
      .where(and(eq(kind, 'link'), eq(checkedTargets.host, host), lte(nextCheckAt, now)))
      .orderBy(asc(nextCheckAt))
      .limit(1);
    if (!due) return undefined;
    const gone = await db.orm.delete(checkedTargets).where(and(eq(id, due.id), unused(db.orm)));
    if (!gone.rowCount) return due;
  }
}

interface GivenBack {
  readonly host: string;
  readonly lease: string;
  readonly now: Date;
  /** Of the one who asked: whether anything was said, and how long it wants to be left alone, in seconds. */
  readonly asked?: { readonly answered: boolean; readonly leaveAloneS: number };
}

/** Whether this lease still holds; the row stays locked. */
export async function holdsLease(
  tx: Tx,
  { host, lease }: Pick<GivenBack, 'host' | 'lease'>,
): Promise<boolean> {
  const [row] = await tx
    .select({ host: checkedHosts.host })
    .from(checkedHosts)
    .where(and(eq(checkedHosts.host, host), eq(checkedHosts.lease, lease)))
    .for('update');
  return row !== undefined;
}

/** Lets the server go until it may be asked again, and forgets one that nothing leads to. */
export async function giveBack(tx: Tx, { host, lease, now, asked }: GivenBack): Promise<void> {
  if (!(await holdsLease(tx, { host, lease }))) return;
  const which = eq(checkedHosts.host, host);
  const [row] = await tx.select().from(checkedHosts).where(which);
  const [first] = await tx
    .select({ at: checkedTargets.nextCheckAt })
    .from(checkedTargets)
    .where(and(eq(checkedTargets.kind, 'link'), eq(checkedTargets.host, host)))
    .orderBy(asc(checkedTargets.nextCheckAt))
    .limit(1);
  if (!row || !first) {
    await tx.delete(checkedHosts).where(which);
    return;
  }
  const at = now.toISOString();
  const today = bangkokDate(now);
  const count = (row.askedOn === today ? row.asked : 0) + (asked ? 1 : 0);
  const pauseMs = asked ? Math.max(PAUSE_MS, asked.leaveAloneS * 1000) : 0;
  const tomorrow = new Date(Date.parse(bangkokInstant(today, '00:00')) + DAY_MS);
  const rested = Math.max(now.getTime() + pauseMs, count >= BUDGET ? tomorrow.getTime() : 0);
  await tx
    .update(checkedHosts)
    .set({
      ...{ lease: null, dueAt: first.at, freeAt: new Date(rested).toISOString() },
      ...{ askedOn: today, asked: count },
      ...(asked ? { askedAt: at } : {}),
      ...(asked?.answered ? { answeredAt: at } : {}),
    })
    .where(which);
}
