import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { connect } from './client.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS_DIR } from './migrationFiles.ts';
import { createTestDatabase } from './testing/testDatabase.ts';

/** One item of each kind as a database held it before `items.way`, under the address that says what its way is. */
const OLD = `
  SET session_replication_role = replica;
  CREATE FUNCTION pg_temp.item(slug text, track text) RETURNS uuid LANGUAGE sql AS $$
    INSERT INTO items (slug, work_group, created_by, created_at, updated_at, title, category, track, state, held_since)
    VALUES (slug, 'ict', gen_random_uuid(), '2026-11-23', '2026-11-23', '', 'news', track, 'draft', '2026-11-23') RETURNING id $$;
  CREATE FUNCTION pg_temp.revision(item uuid, number integer, state text, track text, round integer) RETURNS uuid
  LANGUAGE sql AS $$
    INSERT INTO revisions (item_id, number, state, track, category, policy_id, content, content_hash, round, step,
      created_by, created_at, updated_at, state_since)
    VALUES (item, number, state, track, 'news', gen_random_uuid(), '{}', repeat('a', 64), round,
      CASE WHEN state = 'in_review' THEN 'group_head' END, gen_random_uuid(), '2026-11-23', '2026-11-23', '2026-11-23') RETURNING id $$;
  CREATE FUNCTION pg_temp.publication(item uuid, number integer, track text, taken_down boolean) RETURNS void
  LANGUAGE sql AS $$
    WITH n AS (SELECT gen_random_uuid() AS id, encode(sha256('{}'), 'hex') AS hash)
    INSERT INTO publications (id, item_id, revision_id, revision_number, slug, category, track, work_group, title, summary,
      canonical, content_hash, policy_version, approvals, published_at, published_by, first_published_at, ended_at, ended,
      taken_down, verify_code)
    SELECT n.id, item, gen_random_uuid(), number, item::text, 'news', track, 'ict', '', '', '{}', n.hash, 1, '[]', '2026-11-23', '{}',
      '2026-11-23', '2026-11-23', 'withdrawn', taken_down,
      upper(left(encode(sha256(convert_to(n.id::text || n.hash, 'UTF8')), 'hex'), 12)) FROM n $$;
  SELECT pg_temp.revision(pg_temp.item('immediate-new-draft', 'immediate'), 1, 'draft', 'immediate', 0);
  SELECT pg_temp.revision(pg_temp.item('approval-new-draft', 'approval'), 1, 'draft', 'approval', 0);
  SELECT pg_temp.revision(pg_temp.item('approval-returned', 'immediate'), 1, 'returned', 'immediate', 1);
  SELECT pg_temp.revision(pg_temp.item('approval-in-review', 'immediate'), 1, 'in_review', 'approval', 1);
  SELECT pg_temp.revision(pg_temp.item('immediate-published', 'immediate'), 1, 'published', 'immediate', 0);
  DO $$ DECLARE i uuid; BEGIN
    i := pg_temp.item('approval-taken-down', 'immediate');
    PERFORM pg_temp.revision(i, 1, 'withdrawn', 'immediate', 0), pg_temp.publication(i, 1, 'immediate', true),
      pg_temp.revision(i, 2, 'draft', 'immediate', 0);
    i := pg_temp.item('immediate-again', 'immediate');
    PERFORM pg_temp.revision(i, 1, 'superseded', 'approval', 1), pg_temp.publication(i, 1, 'immediate', true),
      pg_temp.revision(i, 2, 'published', 'approval', 1), pg_temp.publication(i, 2, 'immediate', false),
      pg_temp.revision(i, 3, 'draft', 'immediate', 0);
    i := pg_temp.item('approval-moved', 'immediate');
    PERFORM pg_temp.revision(i, 1, 'published', 'approval', 1), pg_temp.publication(i, 1, 'approval', false),
      pg_temp.revision(i, 2, 'draft', 'immediate', 0);
  END $$;
  SET session_replication_role = DEFAULT`;

it('a database of before gets the way of every item: of a draft by what binds it, of the rest as it went', async () => {
  const database = await createTestDatabase({ empty: true });
  const folder = await mkdtemp(path.join(tmpdir(), 'old-'));
  const before = (await readdir(MIGRATIONS_DIR)).filter((name) => name < '0020');
  for (const name of before) await cp(path.join(MIGRATIONS_DIR, name), path.join(folder, name));
  const { pool, end } = connect(database.url, { max: 1 });
  try {
    await migrate(database.url, folder);
    await pool.query(OLD);
    expect(await migrate(database.url)).toContain('0020_tell_way_from_track.sql');
    const { rows } = await pool.query<{ slug: string; way: string }>('SELECT slug, way FROM items');
    expect(rows).toHaveLength(8);
    for (const { slug, way } of rows) expect(`${slug}: ${way}`).toBe(`${slug}: ${slug.split('-')[0] ?? ''}`);
  } finally {
    await end();
    await database.drop();
    await rm(folder, { recursive: true });
  }
});
