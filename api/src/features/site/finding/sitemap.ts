import { and, asc, eq, gte, lt } from 'drizzle-orm';
import { publicCards, publicCounts } from '@phoeiphrae/db/schema/published';
import { addressIn, SITE_LOCALES, SITE_PAGES, type SiteLocale } from '@phoeiphrae/shared/sitePages';
import { bangkokMonth } from '@phoeiphrae/shared/thaiCalendar';
import type { Queryable } from '../../../office/deps.ts';
import { escapeMarkup } from '../../../http/escapeMarkup.ts';
import { publicPolicyInForce } from '../publicPolicies.ts';

/** As many addresses as one part has; the protocol allows 50 000. */
export const PART = 1000;

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACES =
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';

/** The index of site maps (sitemaps.org 0.9): one of the pages, and of each month of publishing as many as it takes. */
export async function sitemapIndex(db: Queryable, origin: string): Promise<string> {
  const months = await db
    .select({ month: publicCounts.value, count: publicCounts.count })
    .from(publicCounts)
    .where(eq(publicCounts.countedBy, 'month'))
    .orderBy(asc(publicCounts.value));
  const parts = months.flatMap(({ month, count }) =>
    Array.from({ length: Math.ceil(count / PART) }, (_, part) => `${month}-${String(part + 1)}`),
  );
  const lines = ['pages', ...parts].map(
    (name) => `<sitemap><loc>${escapeMarkup(origin)}/sitemaps/${name}.xml</loc></sitemap>`,
  );
  return [HEAD, `<sitemapindex ${NAMESPACES}>`, ...lines, '</sitemapindex>', ''].join('\n');
}

/** An address with its twin in English. @param path with its first slash, not yet encoded */
function entry(origin: string, path: string, modifiedAt?: string): string {
  const at = (locale: SiteLocale) => escapeMarkup(encodeURI(`${origin}${addressIn(locale, path)}`));
  return [
    `<url><loc>${at('th')}</loc>`,
    ...(modifiedAt === undefined ? [] : [`<lastmod>${modifiedAt}</lastmod>`]),
    ...SITE_LOCALES.map(
      (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${at(locale)}"/>`,
    ),
    '</url>',
  ].join('');
}

const urlset = (entries: readonly string[]): string =>
  [HEAD, `<urlset ${NAMESPACES}>`, ...entries, '</urlset>', ''].join('\n');

/**
 * The pages that may be indexed and have no part of their own, and a page for each category.
 * @throws {ProblemException} 503 while no announcement is in force
 */
export async function pagesMap(db: Queryable, origin: string, today: string): Promise<string> {
  const { document } = await publicPolicyInForce(db, today);
  const fixed = Object.values(SITE_PAGES).filter(({ path, indexed }) => indexed && !path.includes(':'));
  return urlset([
    ...fixed.map(({ path }) => entry(origin, path)),
    ...document.categories.map(({ code }) => entry(origin, SITE_PAGES.category.path.replace(':code', code))),
  ]);
}

/**
 * One part of what was published in a month and still is.
 * @param month like 2026-11, in Bangkok @param part from 1
 * @returns undefined where there is no such part
 */
export async function monthMap(
  db: Queryable,
  origin: string,
  { month, part }: { month: string; part: number },
): Promise<string | undefined> {
  const { start, end } = bangkokMonth(month);
  const { slug, publishedAt, publicationId } = publicCards;
  const rows = await db
    .select({ slug, publishedAt })
    .from(publicCards)
    .where(and(gte(publishedAt, start), lt(publishedAt, end)))
    .orderBy(asc(publishedAt), asc(publicationId))
    .limit(PART)
    .offset((part - 1) * PART);
  if (rows.length === 0) return undefined;
  return urlset(
    rows.map((row) =>
      entry(origin, SITE_PAGES['public-item'].path.replace(':slug', row.slug), row.publishedAt),
    ),
  );
}
