import { sql } from 'drizzle-orm';
import type { Queryable } from '../../../../api/src/office/deps.ts';
import type { publications } from '../../../../db/src/schema/items.ts';

type Publication = typeof publications.$inferInsert;

/** What keep_public_card() does for each row, for many at a time. */
export async function keepCards(tx: Queryable, rows: readonly Publication[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await tx.execute(sql`
    INSERT INTO public_cards (publication_id, item_id, slug, revision_number, category, track, work_group, fiscal_year,
        title, summary, published_at, first_published_at, change_note)
      SELECT id, item_id, slug, revision_number, category, track, work_group, fiscal_year, title, summary, published_at,
        first_published_at, change_note
      FROM publications WHERE id = ANY (${sql.param(ids)}::uuid[])`);
}

/** What count_public_card() comes to, for all cards at once. */
export async function countCards(db: Queryable): Promise<void> {
  await db.execute(sql`TRUNCATE public_counts`);
  await db.execute(sql`
    INSERT INTO public_counts (counted_by, value, count)
      SELECT k.counted_by, k.value, count(*) FROM public_cards c CROSS JOIN LATERAL public_counts_of(c) k
      GROUP BY k.counted_by, k.value`);
}
