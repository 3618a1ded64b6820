import { sql } from 'drizzle-orm';
import { SERIES_MAX } from '@phoeiphrae/shared/publicNeighbours';

/** All of the series of `own`, itself included, latest period first; one more than is named. */
export const seriesOfOwn = sql`
  SELECT coalesce(jsonb_agg(jsonb_build_object('slug', c.slug, 'title', c.title, 'fiscalYear', c.fiscal_year,
    'period', s.period, 'publishedAt', c.published_at) ORDER BY s.period DESC, c.published_at DESC, c.publication_id DESC), '[]')
  FROM (
    SELECT d.publication_id, d.period FROM search_documents d
    WHERE d.series = own.series AND d.category = own.category AND d.work_group = own.work_group
    ORDER BY d.period DESC, d.published_at DESC, d.publication_id DESC
    LIMIT ${sql.raw(String(SERIES_MAX + 1))}
  ) s CROSS JOIN LATERAL (SELECT * FROM public_cards c WHERE c.publication_id = s.publication_id LIMIT 1) c`;
