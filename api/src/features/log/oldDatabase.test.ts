import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { connect } from '@phoeiphrae/db/client';
import { migrate } from '@phoeiphrae/db/migrate';
import { createTestDatabase } from '@phoeiphrae/db/testing/testDatabase';

const MIGRATIONS = path.resolve(import.meta.dirname, '../../../../db/migrations');
const CODE = `upper(left(encode(sha256(convert_to(id::text || content_hash, 'UTF8')), 'hex'), 12))`;

/** As a database stood before the public log: published, and then withdrawn, with no code. */
const OLD = `
  SET session_replication_role = replica;
  INSERT INTO publications (item_id, revision_id, revision_number, slug, category, track, work_group, title, summary,
    canonical, content_hash, policy_version, approvals, published_at, published_by, first_published_at, ended_at, ended)
  SELECT gen_random_uuid(), gen_random_uuid(), 1, 'old-' || n, 'news', 'immediate', 'ict', '', '', '{}',
    encode(sha256('{}'), 'hex'), 1, '[]', '2026-11-23', '{}', '2026-11-23', CASE WHEN n > 1 THEN timestamptz '2026-11-23' END, CASE WHEN n > 1 THEN 'withdrawn' END
  FROM generate_series(1, 3) n;
  SET session_replication_role = DEFAULT`;

it('a database of before gets a code for every publication, ended ones too, and a card for what is public', async () => {
  const [database, folder] = [
    await createTestDatabase({ empty: true }),
    await mkdtemp(path.join(tmpdir(), 'old-')),
  ];
  const before = (await readdir(MIGRATIONS)).filter((name) => name < '0012');
  for (const name of before) await cp(path.join(MIGRATIONS, name), path.join(folder, name));
  const { pool, end } = connect(database.url, { max: 1 });
  try {
    await migrate(database.url, folder);
    await pool.query(OLD);
    expect(await migrate(database.url)).toContain('0012_create_transparency_log.sql');
    const { rows } = await pool.query(`SELECT verify_code = ${CODE} AS fits FROM publications`);
    expect(rows).toEqual([{ fits: true }, { fits: true }, { fits: true }]);
    const cards = await pool.query('SELECT slug FROM public_cards');
    expect(cards.rows).toEqual([{ slug: 'old-1' }]);
    const counts = await pool.query('SELECT count FROM public_counts');
    expect(counts.rows).toEqual(Array.from({ length: 5 }, () => ({ count: 1 })));
    const { rows: guards } = await pool.query(
      `SELECT tgname FROM pg_trigger WHERE tgrelid = 'publications'::regclass AND tgenabled <> 'O' AND NOT tgisinternal`,
    );
    expect(guards).toEqual([]);
  } finally {
    await end();
    await database.drop();
    await rm(folder, { recursive: true });
  }
});
