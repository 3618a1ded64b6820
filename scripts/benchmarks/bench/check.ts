import { sql } from 'drizzle-orm';
import { verifyLog } from '../../../api/src/features/log/verifyLog.ts';
import { checkPublicLog } from '../../../api/src/features/log/verifyPublicLog.ts';
import type { Deps } from '../../../api/src/office/deps.ts';
import type { Database } from '../../../db/src/client.ts';
import { verifyDerived } from '../../lib/verifyDerived.ts';
import { verifyFiles } from '../../lib/verifyFiles.ts';

/** What follows from rows alone, in one statement each. */
async function looseEnds(owner: Database): Promise<number> {
  const { rows } = await owner.orm.execute<{ wrong: number }>(sql`
    SELECT (SELECT count(*) FROM publications
        WHERE content_hash <> encode(sha256(convert_to(canonical, 'UTF8')), 'hex')
          OR verify_code <> verify_code_of(id, content_hash))
      + (SELECT count(*) FROM publications p WHERE p.ended_at IS NULL
        AND NOT EXISTS (SELECT FROM search_documents d WHERE d.publication_id = p.id AND d.version > 0))
      + abs((SELECT count(*) FROM public_cards) - (SELECT count(*) FROM publications WHERE ended_at IS NULL))
      + abs((SELECT count(*) FROM public_cards)
        - (SELECT coalesce(sum(count), 0) FROM public_counts WHERE counted_by = 'all')) AS wrong`);
  return Number(rows[0]?.wrong);
}

/**
 * That what was filled in is what the product itself would have written.
 * @param whole as `npm run verify` does, every row; otherwise what one statement can say
 * @throws {Error} when it is not: figures of a database that is not right say nothing.
 */
export async function check(deps: Deps, owner: Database, whole: boolean): Promise<void> {
  const wrong = await looseEnds(owner);
  if (wrong > 0) throw new Error(`${String(wrong)} rows of what was filled in do not hold`);
  if (!whole) return;
  const log = await verifyLog(deps.db);
  if (!log.ok) throw new Error(`the log is not intact at ${String(log.seq)}: ${log.fault}`);
  const { faults } = await checkPublicLog(deps.db, new Map());
  if (faults.length > 0)
    throw new Error(`the public log is not intact: ${faults.map(({ text }) => text).join('; ')}`);
  if (!(await verifyDerived(deps))) throw new Error('what was filled in does not follow from the log');
  if (!(await verifyFiles(deps))) throw new Error('the files are not intact');
}
