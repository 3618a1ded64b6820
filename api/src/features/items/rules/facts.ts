import { and, desc, eq, inArray } from 'drizzle-orm';
import { decisions, items, publications, revisionContributors, revisions } from '@phoeiphrae/db/schema/items';
import type { Category } from '@phoeiphrae/shared/policy/category';
import { STATE_TRAITS, statesWhere } from '@phoeiphrae/shared/workflow';
import { heldOn, type Held } from '../../../office/actor.ts';
import type { Queryable } from '../../../office/deps.ts';
import { policyById, type LoadedPolicy } from '../../../office/policyStore.ts';
import { fileFactsOf, type FileFacts } from './fileFacts.ts';

export type ItemRow = typeof items.$inferSelect;
export type RevisionRow = typeof revisions.$inferSelect;
export type DecisionRow = typeof decisions.$inferSelect;
export type PublicationRow = typeof publications.$inferSelect;
type ContributorRow = typeof revisionContributors.$inferSelect;

/** Everyone who holds a post today. */
export type Standing = readonly { readonly userId: string; readonly userName: string; readonly held: Held }[];

export interface RevisionFacts {
  readonly row: RevisionRow;
  /** The announcement that binds it: the one in force while it is editable, then the one it was submitted under. */
  readonly policy: LoadedPolicy;
  readonly contributors: readonly ContributorRow[];
  readonly decisions: readonly DecisionRow[];
  /** What is known of its files, and which findings were justified. */
  readonly files: FileFacts;
}

/** All that a rule may ask about an item. */
export interface ItemFacts {
  readonly item: ItemRow;
  /** The revision being prepared or decided. */
  readonly working: RevisionFacts | null;
  /** The revision on the public site. */
  readonly live: RevisionFacts | null;
  readonly latest: RevisionFacts;
  readonly lastPublication: Pick<
    PublicationRow,
    'track' | 'takenDown' | 'ended' | 'revisionNumber' | 'firstPublishedAt'
  > | null;
  /** Whether a revision newer than the last publication was ever put before the chain. */
  readonly chainBegun: boolean;
  readonly standing: Standing;
}

const group = <T, K>(rows: readonly T[], key: (row: T) => K) => Map.groupBy(rows, key);
const OPEN = statesWhere((traits) => traits.open);

export async function loadFacts(
  db: Queryable,
  rows: readonly ItemRow[],
  at: { today: string; policy: LoadedPolicy },
): Promise<ItemFacts[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const all = await outlines(db, ids);
  const wanted = all.filter(
    (row) => OPEN.includes(row.state) || row.state === 'published' || isLatest(row, all),
  );
  const chosen = wanted.map((row) => row.id);
  const kept = await db
    .select()
    .from(revisions)
    .where(inArray(revisions.id, chosen))
    .orderBy(revisions.number);
  const facts = await revisionFacts(db, kept, at.policy);
  const byItem = group(facts, (fact) => fact.row.itemId);
  const published = await lastPublications(db, ids);
  const standing = await heldOn(db, at.today, at.policy, {});
  return rows.map((item) => {
    const own = byItem.get(item.id) ?? [];
    const latest = own.at(-1);
    if (!latest) throw new Error(`item ${item.id} has no revision`);
    const lastPublication = published.get(item.id) ?? null;
    const since = lastPublication?.revisionNumber ?? 0;
    return {
      item,
      working: own.find((fact) => STATE_TRAITS[fact.row.state].open) ?? null,
      live: own.find((fact) => fact.row.state === 'published') ?? null,
      latest,
      lastPublication,
      chainBegun: all.some((row) => row.itemId === item.id && row.number > since && row.round > 0),
      standing,
    };
  });
}

type Outline = Pick<RevisionRow, 'id' | 'itemId' | 'number' | 'state' | 'round'>;

/** Every revision without its content, which can be large and is read only where it is shown. */
const outlines = (db: Queryable, ids: readonly string[]): Promise<Outline[]> =>
  db
    .select({
      id: revisions.id,
      itemId: revisions.itemId,
      number: revisions.number,
      state: revisions.state,
      round: revisions.round,
    })
    .from(revisions)
    .where(inArray(revisions.itemId, [...ids]));

const isLatest = (row: Outline, all: readonly Outline[]): boolean =>
  !all.some((other) => other.itemId === row.itemId && other.number > row.number);

/** Decisions as they were taken: by round and step, since a step and the one passed over after it have one time. */
const byChain = ({ document }: LoadedPolicy) => {
  const place = ({ step }: DecisionRow) => document.chain.findIndex(({ code }) => code === step);
  return (a: DecisionRow, b: DecisionRow) => a.round - b.round || place(a) - place(b);
};

export async function revisionFacts(db: Queryable, rows: readonly RevisionRow[], current: LoadedPolicy) {
  const ids = rows.map((row) => row.id);
  const people = await db
    .select()
    .from(revisionContributors)
    .where(inArray(revisionContributors.revisionId, ids));
  const acts = await db
    .select()
    .from(decisions)
    .where(inArray(decisions.revisionId, ids))
    .orderBy(decisions.decidedAt, decisions.id);
  const files = await fileFactsOf(db, rows);
  const contributors = group(people, (row) => row.revisionId);
  const decided = group(acts, (row) => row.revisionId);
  const facts: RevisionFacts[] = [];
  for (const row of rows) {
    const editable = STATE_TRAITS[row.state].editable;
    const policy = editable ? current : await policyById(db, row.policyId);
    facts.push({
      row,
      policy,
      contributors: contributors.get(row.id) ?? [],
      decisions: (decided.get(row.id) ?? []).sort(byChain(policy)),
      files: files(row),
    });
  }
  return facts;
}

async function lastPublications(db: Queryable, ids: readonly string[]) {
  const rows = await db
    .selectDistinctOn([publications.itemId], {
      itemId: publications.itemId,
      track: publications.track,
      takenDown: publications.takenDown,
      ended: publications.ended,
      revisionNumber: publications.revisionNumber,
      firstPublishedAt: publications.firstPublishedAt,
    })
    .from(publications)
    .where(inArray(publications.itemId, [...ids]))
    .orderBy(publications.itemId, desc(publications.revisionNumber));
  return new Map(rows.map((row) => [row.itemId, row]));
}

/** The item with a row lock, so that of two acts at once the second sees what the first has done. */
export async function lockItem(db: Queryable, id: string): Promise<ItemRow | undefined> {
  const [row] = await db.select().from(items).where(eq(items.id, id)).for('update');
  return row;
}

export async function findItem(db: Queryable, id: string): Promise<ItemRow | undefined> {
  const [row] = await db
    .select()
    .from(items)
    .where(and(eq(items.id, id)));
  return row;
}

export function categoryOf(facts: RevisionFacts): Category | undefined {
  return facts.policy.categories.get(facts.row.content.category);
}

/**
 * The way a revision must go. Besides the category's own track: an item that was on the approval track, or was taken
 * down in an emergency, or was put before the chain since it was last published, goes through the whole chain.
 */
export function wayOf(facts: ItemFacts, category: Pick<Category, 'track'>): 'approval' | 'immediate' {
  const last = facts.lastPublication;
  const bound = last?.track === 'approval' || last?.takenDown === true || facts.chainBegun;
  return category.track === 'approval' || bound ? 'approval' : 'immediate';
}
