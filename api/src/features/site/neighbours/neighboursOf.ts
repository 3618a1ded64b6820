import { sql } from 'drizzle-orm';
import { SERIES_MAX, type PublicNeighbours, type SeriesItem } from '@phoeiphrae/shared/publicNeighbours';
import { readPeriod } from '@phoeiphrae/shared/series/period';
import { seriesWords } from '@phoeiphrae/shared/series/seriesOf';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import type { Queryable } from '../../../office/deps.ts';
import { moment } from '../presentShown.ts';
import { relatedTo } from './related.ts';
import { seriesOfOwn } from './series.ts';

type OfSeries = Omit<SeriesItem, 'period'> & { readonly period: string };

interface Row extends Record<string, unknown> {
  readonly slug: string;
  readonly title: string;
  readonly category: string;
  readonly work_group: string;
  readonly fiscal_year: number | null;
  readonly period: string | null;
  readonly published_at: string;
  readonly series: readonly OfSeries[];
  readonly related: PublicNeighbours['related'];
}

/** What stands beside the item at an address, in one statement by index. @returns undefined where nothing is public */
export async function neighboursOf(db: Queryable, address: string): Promise<PublicNeighbours | undefined> {
  const { rows } = await db.execute<Row>(sql`
    WITH own AS MATERIALIZED (
      SELECT c.publication_id, c.slug, c.title AS shown, c.fiscal_year, c.published_at, d.category, d.work_group, d.series, d.period,
        coalesce(d.series, d.title) AS name
      FROM public_cards c JOIN search_documents d USING (publication_id) WHERE c.slug = ${normaliseThai(address)})
    SELECT slug, shown AS title, category, work_group, fiscal_year, published_at, period,
      (${seriesOfOwn}) AS series, (${relatedTo}) AS related FROM own`);
  const [row] = rows;
  if (!row) return undefined;
  const related = row.related.map((item) => ({ ...item, publishedAt: moment(item.publishedAt) }));
  return { series: presentSeries(row), related };
}

/** The item itself stands last where it is older than all that are named. */
function presentSeries({ category, work_group: workGroup, ...row }: Row): PublicNeighbours['series'] {
  if (row.period === null || row.series.length < 2) return null;
  const { slug, title, period, fiscal_year: fiscalYear, published_at: publishedAt } = row;
  const newest = row.series.slice(0, SERIES_MAX);
  const named = newest.some((item) => item.slug === slug)
    ? newest
    : [...newest.slice(0, -1), { slug, title, fiscalYear, period, publishedAt }];
  return {
    items: named.map((item) => ({
      ...item,
      period: readPeriod(item.period),
      publishedAt: moment(item.publishedAt),
    })),
    more: row.series.length > SERIES_MAX,
    words: seriesWords({ title, fiscalYear }),
    category,
    workGroup,
  };
}
