import { sql, type SQL } from 'drizzle-orm';
import { RELATED_MAX } from '@phoeiphrae/shared/publicNeighbours';

/** So many of the newest are compared, however many there are: of the work group in this category, and of the category. */
const OF_GROUP = 200;
const OF_CATEGORY = 100;
/** What the same work group counts for, beside the likeness of titles, which is from 0 to 1. */
const SAME_GROUP = 0.2;
/** Less alike than this, what another work group has is not related. */
const ALIKE = 0.2;

const number = (value: number) => sql.raw(String(value));
/** The newest by the card's own index, whose statistics keep to it, and what the document says of each: looked up one by one, as
 * a join may read all of a table. */
const newest = (where: SQL, limit: number) => sql`
  SELECT k.publication_id, k.work_group, k.published_at, d.series, d.period, d.title
  FROM (SELECT c.publication_id, c.work_group, c.published_at FROM public_cards c WHERE ${where}
    ORDER BY c.published_at DESC, c.publication_id DESC LIMIT ${number(limit)}) k
  CROSS JOIN LATERAL (SELECT d.series, d.period, d.title FROM search_documents d
    WHERE d.publication_id = k.publication_id LIMIT 1) d`;

/**
 * The nearest of what was published lately beside `own`: of each series the latest alone, for one that comes every month would
 * take all the places.
 */
export const relatedTo = sql`
  SELECT coalesce(jsonb_agg(jsonb_build_object('slug', c.slug, 'title', c.title, 'workGroup', c.work_group,
    'fiscalYear', c.fiscal_year, 'publishedAt', c.published_at) ORDER BY r.rank DESC, r.published_at DESC), '[]')
  FROM (
    SELECT n.publication_id, n.published_at, l.likeness + CASE WHEN n.same_group THEN ${number(SAME_GROUP)} ELSE 0 END AS rank
    FROM (
      SELECT DISTINCT ON (work_group, coalesce(series, publication_id::text)) publication_id, published_at,
        coalesce(series, title) AS name, work_group = own.work_group AS same_group
      FROM (
        (${newest(sql`c.category = own.category AND c.work_group = own.work_group`, OF_GROUP)})
        UNION ALL
        (${newest(sql`c.category = own.category`, OF_CATEGORY)})
      ) lately
      WHERE publication_id <> own.publication_id
        AND (series IS NULL OR own.series IS NULL OR (series, work_group) <> (own.series, own.work_group))
      ORDER BY work_group, coalesce(series, publication_id::text), period DESC, published_at DESC
    ) n CROSS JOIN LATERAL (SELECT similarity(n.name, own.name) AS likeness) l
    WHERE n.same_group OR l.likeness >= ${number(ALIKE)}
    ORDER BY rank DESC, n.published_at DESC LIMIT ${number(RELATED_MAX)}
  ) r CROSS JOIN LATERAL (SELECT * FROM public_cards c WHERE c.publication_id = r.publication_id LIMIT 1) c`;
