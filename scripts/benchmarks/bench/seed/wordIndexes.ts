import { sql } from 'drizzle-orm';
import type { Database } from '../../../../db/src/client.ts';

/** An index of all words is made in rounds of as much text as memory holds. */
const MEMORY = "'3GB'";

/** What is written meanwhile goes into the word indexes at the end, all at once, as a restore would do it. */
export async function withoutWordIndexes(owner: Database, write: () => Promise<void>): Promise<void> {
  const { rows } = await owner.orm.execute<{ name: string; definition: string }>(
    sql`SELECT indexname AS name, indexdef AS definition FROM pg_indexes
      WHERE schemaname = 'public' AND indexdef LIKE '%USING gin%'`,
  );
  for (const { name } of rows) await owner.orm.execute(sql`DROP INDEX ${sql.identifier(name)}`);
  await write();
  for (const { definition } of rows)
    await owner.orm.transaction(async (tx) => {
      await tx.execute(sql`SET LOCAL maintenance_work_mem = ${sql.raw(MEMORY)}`);
      await tx.execute(sql.raw(definition));
    });
}
