import { and, gt, lt, ne, sql } from 'drizzle-orm';
import { checkedHosts } from '@phoeiphrae/db/schema/checks';
import type { Outcome } from '../../engines/outbound/probeLink.ts';
import type { Queryable } from '../../office/deps.ts';

const DAY_MS = 86_400_000;
/** What fails is asked for each day, and a little later each time. */
const ASKED_DAYS = 2;
/** Who has said nothing for so long is taken for one that is not there, and says nothing about the way to it. */
const REMEMBERED_DAYS = 14;
/** Before it is tried again, in seconds. */
const AGAIN_S = 3600;
/** What the want of a connection of our own looks like. */
const OF_THE_WAY: readonly string[] = ['no_such_host', 'no_connection', 'timeout'];

async function isAny(db: Queryable, host: string, ...conditions: ReturnType<typeof gt>[]): Promise<boolean> {
  const rows = await db
    .select({ one: sql`1` })
    .from(checkedHosts)
    .where(and(ne(checkedHosts.host, host), ...conditions))
    .limit(1);
  return rows.length > 0;
}

/**
 * What failed on the way counts only if the way is there, of which other servers tell. When none of them has answered lately,
 * there may be no way out at all, and nothing can be said. When some that answered before were asked and are silent for a day, it
 * is the office that is offline for a while.
 */
export async function believed(db: Queryable, host: string, outcome: Outcome, now: Date): Promise<Outcome> {
  if (outcome.is !== 'failed' || !OF_THE_WAY.includes(outcome.failure)) return outcome;
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS).toISOString();
  const { askedAt, answeredAt } = checkedHosts;
  if (await isAny(db, host, gt(answeredAt, before(1)))) return outcome;
  const known = gt(answeredAt, before(REMEMBERED_DAYS));
  if (!(await isAny(db, host, known))) return { is: 'unclear', failure: 'no_way_out', status: null };
  const isSilent = await isAny(db, host, known, gt(askedAt, before(ASKED_DAYS)), lt(answeredAt, askedAt));
  return isSilent ? { is: 'later', afterS: AGAIN_S, status: 0 } : outcome;
}
