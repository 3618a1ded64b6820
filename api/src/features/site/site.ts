import { and, count, desc, eq, gte, isNull, lte, max, or } from 'drizzle-orm';
import {
  publicCommittee,
  publicItems,
  publicPolicies,
  publicWorkGroups,
} from '@phoeiphrae/db/schema/published';
import type { PublicPolicy, Site } from '@phoeiphrae/shared/site';
import type { Queryable } from '../../office/deps.ts';
import { ProblemException } from '../../http/problem.ts';
import { allVersions, formerCategories, formerNames } from './formerNames.ts';

const iso = (value: string | null): string | null => (value === null ? null : new Date(value).toISOString());

async function inForce(db: Queryable, today: string) {
  const [row] = await db
    .select()
    .from(publicPolicies)
    .where(lte(publicPolicies.effectiveFrom, today))
    .orderBy(desc(publicPolicies.version))
    .limit(1);
  if (!row) throw new ProblemException('unavailable');
  return row;
}

async function versionOf(db: Queryable, version: number) {
  const [row] = await db.select().from(publicPolicies).where(eq(publicPolicies.version, version));
  if (!row) throw new ProblemException('not-found');
  return row;
}

/**
 * The office, its categories with their counts, its work groups and the fiscal years that have something.
 * @throws {ProblemException} 503 when no announcement is in force.
 */
export async function siteOn(db: Queryable, today: string): Promise<Site> {
  const { document, version } = await inForce(db, today);
  const counts = await db
    .select({ category: publicItems.category, count: count(), latestAt: max(publicItems.publishedAt) })
    .from(publicItems)
    .groupBy(publicItems.category);
  const years = await db.selectDistinct({ year: publicItems.fiscalYear }).from(publicItems);
  const groups = await db
    .select()
    .from(publicWorkGroups)
    .orderBy(publicWorkGroups.position, publicWorkGroups.code);
  const former = counts.some(({ category }) => !document.categories.some(({ code }) => code === category))
    ? formerCategories(document, await allVersions(db))
    : [];
  const byCategory = new Map(counts.map((row) => [row.category, row]));
  const latest = counts.map((row) => iso(row.latestAt) ?? '').sort();
  return {
    office: document.office,
    policyTitle: document.title,
    policyVersion: version,
    workGroups: groups.map(({ code, nameTh, nameEn, aliases }) => ({
      code,
      name: { th: nameTh, en: nameEn },
      aliases,
    })),
    categories: [
      ...document.categories.map((category) => ({ category, former: false })),
      ...former.filter(({ code }) => byCategory.has(code)).map((category) => ({ category, former: true })),
    ].map(({ category: { code, track, order, title, shortTitle, description }, former: isFormer }) => {
      const found = byCategory.get(code);
      return {
        code,
        track,
        order,
        title,
        shortTitle,
        description,
        count: found?.count ?? 0,
        latestAt: iso(found?.latestAt ?? null),
        former: isFormer,
      };
    }),
    fiscalYears: years.flatMap(({ year }) => (year === null ? [] : [year])).sort((a, b) => b - a),
    lastPublishedAt: latest.at(-1) ?? null,
    total: counts.reduce((sum, row) => sum + row.count, 0),
  };
}

/**
 * A version of the announcement, or the one in force, with the committee as it sits on a day.
 * @throws {ProblemException} 503 when no announcement is in force, 404 when there is no such version.
 */
export async function publicPolicyOn(db: Queryable, today: string, wanted?: number): Promise<PublicPolicy> {
  const found = wanted === undefined ? await inForce(db, today) : await versionOf(db, wanted);
  const { document, version, sha256, effectiveFrom } = found;
  const names = formerNames(document, await allVersions(db));
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
