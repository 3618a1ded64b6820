import { eq, sql } from 'drizzle-orm';
import { revisions } from '@phoeiphrae/db/schema/items';
import type { Deps } from '../../../office/deps.ts';
import { keepPrints } from './keepPrints.ts';

/** As many in one round. */
const AT_ONCE = 20;
/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Makes prints of what was submitted or published before there were any; once for each, so that nothing is left to do when
 * it is asked again. What a returned revision said when it was returned, its draft may not say any more.
 * @returns how many revisions were read.
 */
export async function printOldContents(deps: Deps): Promise<number> {
  let done = 0;
  let ids = await unprinted(deps, FIRST);
  for (let last = ids.at(-1); last !== undefined; last = ids.at(-1)) {
    for (const id of ids) await printOne(deps, id);
    done += ids.length;
    ids = await unprinted(deps, last);
  }
  return done;
}

/** Those after one, in the order of their ids: what was looked at is not looked at again for each of the next. */
async function unprinted({ db }: Deps, after: string): Promise<string[]> {
  const { rows } = await db.orm.execute<{ id: string }>(sql`
    SELECT r.id FROM revisions r
    WHERE r.id > ${after}::uuid AND (r.round > 0 OR r.published_at IS NOT NULL)
      AND NOT EXISTS (SELECT FROM content_prints p WHERE p.revision_id = r.id)
    ORDER BY r.id LIMIT ${AT_ONCE}`);
  return rows.map(({ id }) => id);
}

async function printOne({ db, words, clock }: Deps, revisionId: string): Promise<void> {
  const now = clock.now().toISOString();
  await db.orm.transaction(async (tx) => {
    const [row] = await tx.select().from(revisions).where(eq(revisions.id, revisionId)).for('update');
    if (!row) return;
    await keepPrints(tx, row, { words, now });
    await tx.execute(sql`
      UPDATE content_prints SET standing = standing_of_print(${row.state}, ${row.round},
        EXISTS (SELECT FROM publications x WHERE x.revision_id = ${row.id} AND x.taken_down), NULL)
      WHERE revision_id = ${row.id}`);
  });
}
