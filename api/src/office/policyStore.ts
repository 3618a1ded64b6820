import { desc, eq, lte } from 'drizzle-orm';
import { policies } from '@phoeiphrae/db/schema/people';
import type { Category } from '@phoeiphrae/shared/policy/category';
import type { ChainStep } from '@phoeiphrae/shared/policy/chainStep';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { Post } from '@phoeiphrae/shared/policy/post';
import type { Queryable } from './deps.ts';

/** A version of the announcement with its parts by code. Versions never change, so each is built once. */
export interface LoadedPolicy {
  readonly id: string;
  readonly version: number;
  readonly sha256: string;
  readonly effectiveFrom: string;
  readonly loadedAt: string;
  readonly document: Policy;
  readonly posts: ReadonlyMap<string, Post>;
  readonly categories: ReadonlyMap<string, Category>;
  readonly steps: ReadonlyMap<string, ChainStep>;
}

type Row = typeof policies.$inferSelect;
const byCode = <T extends { code: string }>(list: readonly T[]) =>
  new Map(list.map((entry) => [entry.code, entry]));

function toLoadedPolicy(row: Row): LoadedPolicy {
  const { document } = row;
  return {
    ...row,
    posts: byCode(document.posts),
    categories: byCode(document.categories),
    steps: byCode(document.chain),
  };
}

const cache = new Map<string, LoadedPolicy>();

/** @throws {Error} when there is no such version, which a foreign key forbids. */
export async function policyById(db: Queryable, id: string): Promise<LoadedPolicy> {
  const known = cache.get(id);
  if (known) return known;
  const [row] = await db.select().from(policies).where(eq(policies.id, id));
  if (!row) throw new Error(`no policy ${id}`);
  const loaded = toLoadedPolicy(row);
  cache.set(id, loaded);
  return loaded;
}

/** The newest of the versions that have taken effect on a day (Asia/Bangkok): a query, or a part of one. */
export const newestInForce = (db: Queryable, today: string) =>
  db
    .select({ id: policies.id })
    .from(policies)
    .where(lte(policies.effectiveFrom, today))
    .orderBy(desc(policies.version))
    .limit(1);

/** What `newestInForce` found. @throws {Error} when no announcement has been loaded. */
export function foundInForce(db: Queryable, id: string | null | undefined): Promise<LoadedPolicy> {
  if (id == null) throw new Error('no announcement is in force: load one first');
  return policyById(db, id);
}

/** The version in force on a day (Asia/Bangkok). @throws {Error} when no announcement has been loaded. */
export async function policyInForce(db: Queryable, today: string): Promise<LoadedPolicy> {
  const [row] = await newestInForce(db, today);
  return foundInForce(db, row?.id);
}
