import { createHash } from 'node:crypto';
import type { Database } from '@phoeiphrae/db/client';
import type { ActorStamp } from '@phoeiphrae/shared/actorStamp';

/** For tests: what the database holds, looked at from outside the application. */

const TABLES = [
  'items',
  'revisions',
  'revision_contributors',
  'decisions',
  'publications',
  'remarks',
  'notices',
];
const key = 'ctid::text || xmin::text';
const DIGEST = TABLES.map(
  (table) => `(SELECT md5(coalesce(string_agg(${key}, ',' ORDER BY ctid), '')) FROM ${table})`,
).join(' || ');

export interface LoggedEvent {
  readonly seq: number;
  readonly type: string;
  readonly itemId: string | null;
  readonly by: ActorStamp;
  readonly details: Record<string, unknown>;
}

export interface Glance {
  /** Changes with any row written to the tables of items; a row only locked leaves it as it is. */
  readonly digest: string;
  /** The log's newest entry, and the entries after the one named. */
  readonly seq: number;
  readonly events: readonly LoggedEvent[];
}

const NEWER = "(SELECT coalesce(json_agg(body ORDER BY seq), '[]') FROM events WHERE seq > $1)";

/** Everything that a refusal must leave as it was, in one look. */
export async function glance({ pool }: Database, after?: number): Promise<Glance> {
  const sql = `SELECT ${DIGEST} AS digest, (SELECT coalesce(max(seq), 0) FROM events)::int AS seq, ${NEWER} AS bodies`;
  const { rows } = await pool.query<{ digest: string; seq: number; bodies: string[] }>(sql, [
    after ?? 2_000_000_000,
  ]);
  const { digest = '', seq = 0, bodies = [] } = rows[0] ?? {};
  return { digest, seq, events: bodies.map((body) => JSON.parse(body) as LoggedEvent) };
}

/** Reckons the log's chain anew. @returns the first entry that does not follow from the one before it. */
export async function brokenEntry({ pool }: Database, after = 0): Promise<number | null> {
  interface Row {
    seq: string;
    body: string;
    previous_hash: string;
    hash: string;
  }
  const { rows } = await pool.query<Row>(
    'SELECT seq, body, previous_hash, hash FROM events WHERE seq >= $1 ORDER BY seq',
    [after],
  );
  let previous = after === 0 ? '0'.repeat(64) : rows[0]?.previous_hash;
  let seq = Math.max(after, 1);
  for (const row of rows) {
    const hash = createHash('sha256').update(`${row.previous_hash}\n${row.body}`).digest('hex');
    if (Number(row.seq) !== seq || row.previous_hash !== previous || row.hash !== hash)
      return Number(row.seq);
    previous = row.hash;
    seq++;
  }
  return null;
}

const OF_ITEM = [
  ['revisions', 'item_id = $1'],
  ['revision_contributors', 'revision_id IN (SELECT id FROM revisions WHERE item_id = $1)'],
  ['content_prints', 'item_id = $1'],
  ['decisions', 'item_id = $1'],
  ['publications', 'item_id = $1'],
  ['remarks', 'item_id = $1'],
  ['notices', 'item_id = $1'],
] as const;

/** Keeps an item as it stands. @returns what puts it back, through the real tables and their guards; the log stays. */
export async function keepItem({ pool }: Database, id: string): Promise<() => Promise<void>> {
  const rowsOf = async (table: string, where: string) =>
    (
      await pool.query<{ row: object }>(`SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${where}`, [id])
    ).rows.map(({ row }) => row);
  const [item] = await rowsOf('items', 'id = $1');
  const kept: [string, object[]][] = [];
  for (const [table, where] of OF_ITEM) kept.push([table, await rowsOf(table, where)]);
  const columns = Object.keys(item ?? {}).join(', ');
  return async () => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      for (const [table, where] of [...OF_ITEM]
        .reverse()
        .filter(([table]) => table !== 'revision_contributors'))
        if (table !== 'revisions') await client.query(`DELETE FROM ${table} WHERE ${where}`, [id]);
      await client.query(`DELETE FROM revision_contributors WHERE ${OF_ITEM[1][1]}`, [id]);
      await client.query('DELETE FROM revisions WHERE item_id = $1', [id]);
      await client.query(
        `UPDATE items SET (${columns}) = (SELECT ${columns} FROM jsonb_populate_record(NULL::items, $2)) WHERE id = $1`,
        [id, item],
      );
      for (const [table, rows] of kept) {
        const sql = `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1)`;
        await client.query(sql, [JSON.stringify(rows)]);
      }
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  };
}

export const digestOf = async (database: Database): Promise<string> => (await glance(database)).digest;
