import { desc, eq, lte } from 'drizzle-orm';
import { publicPolicies } from '@phoeiphrae/db/schema/published';
import type { Queryable } from '../../office/deps.ts';
import { ProblemException } from '../../http/problem.ts';

type PublicPolicyRow = typeof publicPolicies.$inferSelect;

/** Versions never change and are few: each is read and parsed once. */
const known = new Map<string, PublicPolicyRow>();

async function byId(db: Queryable, id: string): Promise<PublicPolicyRow | undefined> {
  const kept = known.get(id);
  if (kept) return kept;
  const [row] = await db.select().from(publicPolicies).where(eq(publicPolicies.id, id));
  if (row) known.set(id, row);
  return row;
}

/**
 * The announcement in force on a day.
 * @throws {ProblemException} 503 when there is none.
 */
export async function publicPolicyInForce(db: Queryable, today: string): Promise<PublicPolicyRow> {
  const { id, effectiveFrom, version } = publicPolicies;
  const [newest] = await db
    .select({ id })
    .from(publicPolicies)
    .where(lte(effectiveFrom, today))
    .orderBy(desc(version))
    .limit(1);
  const row = newest && (await byId(db, newest.id));
  if (!row) throw new ProblemException('unavailable');
  return row;
}

/**
 * One version of the announcement.
 * @throws {ProblemException} 404 when there is no such version.
 */
export async function publicPolicyVersion(db: Queryable, wanted: number): Promise<PublicPolicyRow> {
  const { id, version } = publicPolicies;
  const [found] = await db.select({ id }).from(publicPolicies).where(eq(version, wanted));
  const row = found && (await byId(db, found.id));
  if (!row) throw new ProblemException('not-found');
  return row;
}

/** Every version, newest first. */
export async function publicPolicyVersions(db: Queryable): Promise<PublicPolicyRow[]> {
  const { id, version } = publicPolicies;
  const ids = await db.select({ id }).from(publicPolicies).orderBy(desc(version));
  const rows: PublicPolicyRow[] = [];
  for (const row of ids) rows.push(...[(await byId(db, row.id)) ?? []].flat());
  return rows;
}
