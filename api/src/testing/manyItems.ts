import type { TestApp } from './buildTestApp.ts';

/** How each table of an item names it, and what of a copy is its own. A row of `n` numbers the copies. */
const COPIES: readonly [table: string, which: string, own: string][] = [
  [
    'items',
    't.id = $1',
    `'id', md5('i' || n)::uuid, 'slug', 'many-' || n, 'created_at', t.created_at - age,
      'updated_at', t.updated_at - age, 'held_since', t.held_since - age, 'fiscal_year', 2018 + n % 9`,
  ],
  [
    'revisions',
    't.item_id = $1',
    `'id', md5('r' || n)::uuid, 'item_id', md5('i' || n)::uuid, 'state_since', t.state_since - age`,
  ],
  [
    'revision_contributors',
    't.revision_id IN (SELECT id FROM revisions WHERE item_id = $1)',
    `'revision_id', md5('r' || n)::uuid`,
  ],
  [
    'publications',
    't.item_id = $1',
    `'id', md5('p' || n)::uuid, 'verify_code', verify_code_of(md5('p' || n)::uuid, t.content_hash),
      'slug', 'many-' || n, 'item_id', md5('i' || n)::uuid, 'revision_id', md5('r' || n)::uuid,
      'published_at', t.published_at - age`,
  ],
  [
    'notices',
    't.item_id = $1',
    `'id', gen_random_uuid(), 'item_id', md5('i' || n)::uuid, 'created_at', t.created_at - age,
      'read_at', t.created_at`,
  ],
];

/**
 * Copies an item many times, each an hour older than the one before, with what belongs to it and its entries of the log.
 * The copies are for being looked through: no guard has seen them, and the chain of the log is broken by them.
 */
export async function manyItems(
  test: TestApp,
  { like, from, to }: { like: string; from: number; to: number },
): Promise<void> {
  const copies = `generate_series(${String(from)}, ${String(to)}) n
    CROSS JOIN LATERAL (SELECT n * interval '1 hour' AS age) a`;
  const client = await test.owner.pool.connect();
  try {
    await client.query('SET session_replication_role = replica');
    for (const [table, which, own] of COPIES) {
      await client.query(
        `INSERT INTO ${table} SELECT r.* FROM ${table} t CROSS JOIN ${copies}
          CROSS JOIN LATERAL jsonb_populate_record(NULL::${table}, to_jsonb(t) || jsonb_build_object(${own})) r
          WHERE ${which}`,
        [like],
      );
    }
    await client.query(
      `INSERT INTO events
        SELECT (SELECT max(seq) FROM events) + row_number() OVER (ORDER BY n DESC, t.seq), t.at - age, t.type, t.actor_id,
          md5('i' || n)::uuid, md5('r' || n)::uuid, t.subject_id, t.request_id, t.body, t.previous_hash, t.hash
        FROM events t CROSS JOIN ${copies} WHERE t.item_id = $1`,
      [like],
    );
    await client.query('SET session_replication_role = origin');
  } finally {
    client.release();
  }
}
