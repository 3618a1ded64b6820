import { desc, eq, lte, sql } from 'drizzle-orm';
import { policies } from '@phoeiphrae/db/schema/people';
import type { Category } from '@phoeiphrae/shared/policy/category';
import type { ChainStep } from '@phoeiphrae/shared/policy/chainStep';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { Post } from '@phoeiphrae/shared/policy/post';
import { revisions } from '@phoeiphrae/db/schema/items';
import { STATES_IN_FLIGHT } from '@phoeiphrae/shared/workflow';
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
  /** Of the version in force: every other one, newest first, whose names stay those of what was done under them. */
  readonly others: readonly LoadedPolicy[];
  /** Those of them under which something is still in flight: it is finished under their chain, by their posts. */
  readonly binding: readonly LoadedPolicy[];
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
    others: [],
    binding: [],
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

interface KnownVersion {
  readonly id: string;
  readonly binds: boolean;
}

/** What is asked of the announcement with every request: which is in force, and which versions there are. */
export interface InForce {
  readonly id: string | null;
  readonly versions: readonly KnownVersion[];
}

const boundInFlight = sql`EXISTS (SELECT FROM ${revisions} r WHERE r.policy_id = v.id
  AND r.state IN (${sql.join(
    STATES_IN_FLIGHT.map((state) => sql.raw(`'${state}'`)),
    sql`, `,
  )}))`;

/** The columns of a statement that finds it. */
export const inForceColumns = (db: Queryable, today: string) => ({
  id: sql<string | null>`(${newestInForce(db, today)})`,
  versions: sql<
    KnownVersion[]
  >`(SELECT coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'binds', ${boundInFlight})
    ORDER BY v.version DESC), '[]') FROM ${policies} v)`,
});

/** What was found by these columns. @throws {Error} when no announcement has been loaded. */
export async function foundInForce(db: Queryable, { id, versions }: InForce): Promise<LoadedPolicy> {
  if (id === null) throw new Error('no announcement is in force: load one first');
  const policy = await policyById(db, id);
  const others: LoadedPolicy[] = [];
  const binding: LoadedPolicy[] = [];
  for (const version of versions) {
    if (version.id === id) continue;
    const other = await policyById(db, version.id);
    others.push(other);
    if (version.binds) binding.push(other);
  }
  return { ...policy, others, binding };
}

/** The version in force on a day (Asia/Bangkok). @throws {Error} when no announcement has been loaded. */
export async function policyInForce(db: Queryable, today: string): Promise<LoadedPolicy> {
  const { id, versions } = inForceColumns(db, today);
  const { rows } = await db.execute<{ id: string | null; versions: KnownVersion[] }>(
    sql`SELECT ${id} AS id, ${versions} AS versions`,
  );
  return foundInForce(db, rows[0] ?? { id: null, versions: [] });
}

type Named<T> = (policy: LoadedPolicy) => ReadonlyMap<string, T>;

/** What a code stands for, in this version or in the newest other one that knows it. */
function named<T>(policy: LoadedPolicy, of: Named<T>, code: string): T | undefined {
  const knows = [policy, ...policy.others].find((version) => of(version).has(code));
  return knows && of(knows).get(code);
}

export const postNamed = (policy: LoadedPolicy, code: string): Post | undefined =>
  named(policy, ({ posts }) => posts, code);

export const categoryNamed = (policy: LoadedPolicy, code: string): Category | undefined =>
  named(policy, ({ categories }) => categories, code);

/** The post of the version in force, or of one that still binds something: what an appointment can be to. */
export const postToHold = (policy: LoadedPolicy, code: string): Post | undefined =>
  policy.posts.get(code) ?? policy.binding.find(({ posts }) => posts.has(code))?.posts.get(code);
