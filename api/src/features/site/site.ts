import { and, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import {
  publicCards,
  publicCommittee,
  publicCounts,
  publicWorkGroups,
  type CountedBy,
} from '@phoeiphrae/db/schema/published';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { PublicPolicy, Site } from '@phoeiphrae/shared/site';
import type { Queryable } from '../../office/deps.ts';
import { formerCategories, formerNames } from './formerNames.ts';
import { publicPolicyInForce, publicPolicyVersion, publicPolicyVersions } from './publicPolicies.ts';

const documentsOf = async (db: Queryable): Promise<Policy[]> =>
  (await publicPolicyVersions(db)).map(({ document }) => document);

interface CategoryCount {
  readonly count: number;
  readonly latestAt: string | null;
}

/** How much is public in each category and since when, and the fiscal years: kept counts, and one card of each category. */
async function siteCounts(db: Queryable) {
  const { countedBy, value, count } = publicCounts;
  // Nested, since the columns at the first level of a selected expression lose the names of their tables.
  const latest = sql`SELECT max(${publicCards.publishedAt}) FROM ${publicCards}
    WHERE ${countedBy} = 'category' AND ${publicCards.category} = ${value}`;
  const latestAt = sql<string | null>`(${latest})`.mapWith((at: string) => new Date(at).toISOString());
  const rows = await db
    .select({ countedBy, value, count, latestAt })
    .from(publicCounts)
    .where(inArray(countedBy, ['all', 'category', 'fiscal_year']));
  const of = (kind: CountedBy) => rows.filter((row) => row.countedBy === kind);
  return {
    categories: new Map<string, CategoryCount>(of('category').map((row) => [row.value, row])),
    fiscalYears: of('fiscal_year')
      .map((row) => Number(row.value))
      .sort((a, b) => b - a),
    total: of('all')[0]?.count ?? 0,
  };
}

/** The categories of the announcement, and earlier ones that still have something. */
async function siteCategories(
  db: Queryable,
  document: Policy,
  counted: ReadonlyMap<string, CategoryCount>,
): Promise<Site['categories']> {
  const now = new Set(document.categories.map(({ code }) => code));
  const former = [...counted.keys()].some((code) => !now.has(code))
    ? formerCategories(document, await documentsOf(db)).filter(({ code }) => counted.has(code))
    : [];
  return [...document.categories, ...former].map(
    ({ code, track, order, title, shortTitle, description }) => ({
      code,
      track,
      order,
      title,
      shortTitle,
      description,
      count: counted.get(code)?.count ?? 0,
      latestAt: counted.get(code)?.latestAt ?? null,
      former: !now.has(code),
    }),
  );
}

/**
 * The office, its categories with their counts, its work groups and the fiscal years that have something.
 * @throws {ProblemException} 503 when no announcement is in force.
 */
export async function siteOn(db: Queryable, today: string): Promise<Omit<Site, 'byMail'>> {
  const { document, version } = await publicPolicyInForce(db, today);
  const { categories, fiscalYears, total } = await siteCounts(db);
  const groups = await db
    .select()
    .from(publicWorkGroups)
    .orderBy(publicWorkGroups.position, publicWorkGroups.code);
  const latest = [...categories.values()].map(({ latestAt }) => latestAt ?? '').sort();
  return {
    office: document.office,
    policyTitle: document.title,
    policyVersion: version,
    workGroups: groups.map(({ code, nameTh, nameEn, aliases }) => ({
      code,
      name: { th: nameTh, en: nameEn },
      aliases,
    })),
    categories: await siteCategories(db, document, categories),
    fiscalYears,
    lastPublishedAt: latest.at(-1) ?? null,
    total,
  };
}

/**
 * A version of the announcement, or the one in force, with the committee as it sits on a day.
 * @throws {ProblemException} 503 when no announcement is in force, 404 when there is no such version.
 */
export async function publicPolicyOn(db: Queryable, today: string, wanted?: number): Promise<PublicPolicy> {
  const found =
    wanted === undefined ? await publicPolicyInForce(db, today) : await publicPolicyVersion(db, wanted);
  const { document, version, sha256, effectiveFrom } = found;
  const names = formerNames(document, await documentsOf(db));
  const sitting = await db
    .select()
    .from(publicCommittee)
    .where(
      and(
        lte(publicCommittee.validFrom, today),
        or(isNull(publicCommittee.validTo), gte(publicCommittee.validTo, today)),
      ),
    );
  const committee = document.committee.map(({ seat, office }) => {
    const member = sitting.find((row) => row.seat === seat);
    return {
      seat,
      office,
      name: member?.name ?? null,
      validFrom: member?.validFrom ?? null,
      validTo: member?.validTo ?? null,
      orderNumber: member?.orderNumber ?? null,
    };
  });
  return { version, sha256, effectiveFrom, document, formerNames: names, committee };
}
