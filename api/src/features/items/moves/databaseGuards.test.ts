import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import {
  approvedItem,
  castOffice,
  draftOf,
  IMMEDIATE,
  mustAct,
  publishedItem,
  type Cast,
} from '../../../testing/office.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

const asApp = (sql: string, values: unknown[] = []) => test.deps.db.pool.query(sql, values);
const CHECK = { code: '23514' };
const DENIED = { code: '42501' };

/** Copies a revision into the live table as a careless or hostile program would. */
const publishBySql = (revisionId: string | undefined, canonical = '') =>
  asApp(
    `INSERT INTO publications (item_id, revision_id, revision_number, slug, category, track, work_group, title, summary,
       canonical, content_hash, policy_version, approvals, published_at, published_by, first_published_at)
     SELECT r.item_id, r.id, r.number, i.slug, r.category, r.track, i.work_group, i.title, '', t.canonical,
       encode(sha256(convert_to(t.canonical, 'UTF8')), 'hex'), 1, '[]', '2026-11-23', '{}', '2026-11-23'
     FROM revisions r JOIN items i ON i.id = r.item_id,
       LATERAL (SELECT coalesce(nullif($2, ''), jsonb_build_object('content', r.content)::text) AS canonical) t
     WHERE r.id = $1`,
    [revisionId, canonical],
  );

describe('the database, whatever the application does', () => {
  it('refuses to publish a draft, one in review and one that was returned', async () => {
    const draft = await draftOf(test, cast.officer);
    await expect(publishBySql(draft.working?.id)).rejects.toMatchObject(CHECK);
    await mustAct(cast.officer, draft.id, 'submit');
    await expect(publishBySql(draft.working?.id)).rejects.toMatchObject(CHECK);
    await mustAct(cast.head, draft.id, 'return');
    await expect(publishBySql(draft.working?.id)).rejects.toMatchObject(CHECK);
  });

  it('refuses other bytes than the revision’s own, with or without content in them', async () => {
    const item = await approvedItem(test, cast);
    await expect(publishBySql(item.working?.id)).rejects.toMatchObject(CHECK);
    await expect(publishBySql(item.working?.id, '{}')).rejects.toMatchObject(CHECK);
    await expect(publishBySql(item.working?.id, '{"content":null}')).rejects.toMatchObject(CHECK);
  });

  it('refuses a title, an address or a category beside the bytes that they do not have', async () => {
    const { rows } = await test.owner.pool.query<{ columns: string }>(
      `SELECT string_agg(column_name, ', ' ORDER BY ordinal_position) AS columns FROM information_schema.columns
       WHERE table_name = 'publications' AND column_name <> 'id'`,
    );
    const columns = rows[0]?.columns ?? '';
    const live = await publishedItem(test, cast);
    // As its owner, so that the copy differs in nothing but the word that is changed.
    const client = await test.owner.pool.connect();
    const again = (name: string, value: string) =>
      client.query(
        `WITH gone AS (DELETE FROM publications WHERE item_id = $1 RETURNING *)
         INSERT INTO publications (${columns}) SELECT ${columns.replace(name, value)} FROM gone`,
        [live.id],
      );
    try {
      for (const [name, value] of [
        ['title', `'อื่น'`],
        ['summary', `'อื่น'`],
        ['slug', `'other'`],
        ['work_group', `'finance'`],
        ['category', `'news'`],
        ['fiscal_year', '2020'],
        ['valid_until', `'2099-01-01'`],
      ] as const)
        await expect(again(name, value), name).rejects.toMatchObject(CHECK);
      await expect(again('title', 'title')).resolves.toBeTruthy();
    } finally {
      client.release();
    }
  });

  it('refuses to change what was submitted: content, hash, answers, announcement, track, round', async () => {
    const draft = await draftOf(test, cast.officer);
    await mustAct(cast.officer, draft.id, 'submit');
    const id = draft.working?.id;
    for (const change of [
      `content = content || '{"title":"อื่น"}'`,
      `content_hash = repeat('a', 64)`,
      `self_check = '[]'`,
      `track = 'immediate'`,
      `category = 'news'`,
      'round = 9',
      'number = 9',
    ]) {
      await expect(asApp(`UPDATE revisions SET ${change} WHERE id = $1`, [id]), change).rejects.toMatchObject(
        CHECK,
      );
    }
  });

  it('refuses the way of an immediate item to a category that needs approval', async () => {
    const draft = await draftOf(test, cast.officer);
    await asApp(`UPDATE revisions SET track = 'immediate' WHERE id = $1`, [draft.working?.id]);
    await expect(publishBySql(draft.working?.id)).rejects.toMatchObject(CHECK);
  });

  it('refuses to change or to revive a publication, or to remove one', async () => {
    const live = await publishedItem(test, cast);
    const where = [live.id];
    for (const change of [
      `title = 'อื่น'`,
      `canonical = '{}'`,
      `slug = 'other'`,
      `approvals = '[]'`,
      "valid_until = '2026-11-23'",
    ]) {
      await expect(
        asApp(`UPDATE publications SET ${change} WHERE item_id = $1`, where),
        change,
      ).rejects.toMatchObject(CHECK);
    }
    await expect(asApp('DELETE FROM publications WHERE item_id = $1', where)).rejects.toMatchObject(DENIED);
    await mustAct(cast.director, live.id, 'withdraw');
    for (const change of ['ended_at = NULL, ended = NULL', `end_reason = 'อื่น'`, `ended_by = 'อื่น'`]) {
      await expect(
        asApp(`UPDATE publications SET ${change} WHERE item_id = $1`, where),
        change,
      ).rejects.toMatchObject(CHECK);
    }
  });

  it('lets nothing of the record be changed or removed', async () => {
    await draftOf(test, cast.officer, { category: IMMEDIATE });
    for (const table of ['events', 'decisions', 'revision_contributors', 'remarks', 'policies']) {
      const column =
        table === 'policies'
          ? 'code = code'
          : table === 'revision_contributors'
            ? 'at = at'
            : 'item_id = item_id';
      await expect(asApp(`DELETE FROM ${table}`), `delete ${table}`).rejects.toMatchObject(DENIED);
      await expect(asApp(`TRUNCATE ${table}`), `truncate ${table}`).rejects.toMatchObject(DENIED);
      await expect(asApp(`UPDATE ${table} SET ${column}`), `update ${table}`).rejects.toMatchObject(DENIED);
    }
    for (const table of ['items', 'revisions', 'publications', 'users', 'appointments']) {
      await expect(asApp(`DELETE FROM ${table}`), `delete ${table}`).rejects.toMatchObject(DENIED);
    }
  });

  it('refuses an event that does not continue the chain', async () => {
    const add = (seq: string, previous: string, hash: string) =>
      asApp(
        `INSERT INTO events (seq, at, type, body, previous_hash, hash)
         SELECT ${seq}, '2026-11-23', 'item.approved', '{}', ${previous}, ${hash} FROM events ORDER BY seq DESC LIMIT 1`,
      );
    const right = `encode(sha256(convert_to(hash || E'\\n{}', 'UTF8')), 'hex')`;
    await expect(add('seq + 2', 'hash', right)).rejects.toMatchObject(CHECK);
    await expect(add('seq', 'previous_hash', 'hash')).rejects.toMatchObject(CHECK);
    await expect(add('seq + 1', `repeat('0', 64)`, right)).rejects.toMatchObject(CHECK);
    await expect(add('seq + 1', 'hash', `repeat('b', 64)`)).rejects.toMatchObject(CHECK);
  });

  it.each([
    ['without its statement', 'NULL::text', 'signature', 'seal'],
    ['without a signature', 'statement_text', 'NULL::jsonb', 'seal'],
    ['without a seal', 'statement_text', 'signature', 'NULL::jsonb'],
    ['of another class than its statement says', 'statement_text', `'{"class":"paper"}'::jsonb`, 'seal'],
    [
      'with the statement of another content',
      `replace(statement_text, content_hash, repeat('a', 64))`,
      'signature',
      'seal',
    ],
  ])('refuses an approval %s', async (_name, text, signature, seal) => {
    const { working } = await approvedItem(test, cast);
    const again = asApp(
      `INSERT INTO decisions (item_id, revision_id, round, step, kind, content_hash, decided_by, appointment_id, stamp,
         decided_at, statement_text, signature, seal)
       SELECT item_id, revision_id, round + 1, step, kind, content_hash, decided_by, appointment_id, stamp, '2026-11-23',
         replace(${text}, '"round":1', '"round":2'), ${signature}, ${seal}
       FROM decisions WHERE revision_id = $1 AND kind = 'approve'`,
      [working?.id],
    );
    await expect(again).rejects.toMatchObject(CHECK);
  });

  it('refuses a second decision by a person, or on a step, in a round', async () => {
    const { id, working } = await approvedItem(test, cast);
    const again = (step: string, kind: string) =>
      asApp(
        `INSERT INTO decisions (item_id, revision_id, round, step, kind, content_hash, decided_by, appointment_id, stamp, decided_at)
         SELECT item_id, revision_id, round, $2, $3, content_hash, decided_by, appointment_id, stamp, '2026-11-23'
         FROM decisions WHERE revision_id = $1 AND step = 'group_head'`,
        [working?.id, step, kind],
      );
    expect(id).toBeTruthy();
    await expect(again('another_step', 'endorse')).rejects.toMatchObject({ code: '23505' });
    await expect(again('group_head', 'endorse')).rejects.toMatchObject({ code: '23505' });
  });
});

describe('the public role', () => {
  /** Each with a column that it has. */
  const KEPT = { public_cards: 'title', public_counts: 'count', public_faults: 'label' };
  const TABLES = Object.keys(KEPT);
  /** Written by the application, and public to the last row. */
  const OPEN = [...TABLES, 'search_documents', 'search_passages', 'former_addresses'];

  it('can read no table but those of what is public now, and what it can read is the public’s', async () => {
    const { rows } = await test.owner.pool.query<{ name: string; kind: string }>(
      `SELECT relname AS name, relkind::text AS kind FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm', 'p', 'S')`,
    );
    expect(rows.filter(({ kind }) => kind === 'r').length).toBeGreaterThan(15);
    for (const { name, kind } of rows) {
      const look = test.deps.publicDb.pool.query(`SELECT * FROM "${name}" LIMIT 1`);
      if ((kind === 'v' && name.startsWith('public_')) || OPEN.includes(name))
        await expect(look, name).resolves.toBeTruthy();
      else await expect(look, name).rejects.toMatchObject(DENIED);
    }
  });

  it('has every view that hides a row guarded from its conditions', async () => {
    const { rows } = await test.owner.pool.query<{ name: string; body: string; options: string[] | null }>(
      `SELECT relname AS name, pg_get_viewdef(oid) AS body, reloptions AS options FROM pg_class
       WHERE relkind = 'v' AND has_table_privilege('phoeiphrae_public', oid, 'SELECT')
         AND relnamespace = 'public'::regnamespace`,
    );
    const open = rows.filter(({ options }) => !options?.includes('security_barrier=true'));
    expect(open.map(({ name }) => name).sort()).toEqual([
      'public_log_checkpoints',
      'public_log_leaves',
      'public_log_nodes',
    ]);
    for (const { body, name } of open) expect(body, name).not.toMatch(/WHERE|JOIN|LIMIT|DISTINCT/);
  });

  it('can write nothing, and no more can the application write what is kept of publications', async () => {
    for (const [table, column] of Object.entries(KEPT))
      for (const pool of [test.deps.publicDb.pool, test.deps.db.pool]) {
        await expect(pool.query(`DELETE FROM ${table}`), table).rejects.toMatchObject(DENIED);
        await expect(pool.query(`INSERT INTO ${table} SELECT * FROM ${table}`)).rejects.toMatchObject(DENIED);
        await expect(pool.query(`UPDATE ${table} SET ${column} = DEFAULT`)).rejects.toMatchObject(DENIED);
      }
    for (const view of ['public_items', 'public_certificates', 'public_work_groups', 'public_policies'])
      await expect(test.deps.publicDb.pool.query(`DELETE FROM ${view}`), view).rejects.toThrow();
    await expect(test.deps.publicDb.pool.query('CREATE TABLE mine (id int)')).rejects.toMatchObject(DENIED);
  });
});
