import type { OpinionPage } from '@phoeiphrae/shared/opinion';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pdfOf } from '../../../engines/examination/corpus/make/pdf.ts';
import { openSeal } from '../../../engines/seal.ts';
import { rotateSeal } from '../../../office/rotateSeal.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { mustAttach, publishedWithFile } from '../../../testing/files.ts';
import {
  castOffice,
  type Cast,
  draftOf,
  IMMEDIATE,
  mustAct,
  passChain,
  publishedItem,
} from '../../../testing/office.ts';
import { client } from '../../../testing/client.ts';
import {
  link,
  mustLoad,
  ruleOf,
  schemeOf,
  show,
  toElsewhere,
  toItem,
  toPage,
} from '../../../testing/schemes.ts';
import { seatByTwo } from '../../../testing/secondPerson.ts';
import { examineDue } from '../../files/examining/examineDue.ts';
import { keepPublicLog } from '../checkpoints.ts';
import { verifyLog } from '../verifyLog.ts';
import { checkPublicLog } from '../verifyPublicLog.ts';
import { replaceFormerAddresses } from '../../site/finding/formerAddresses.ts';
import { checkLinks } from '../../links/checkLinks.ts';
import { deriveAll } from './deriveAll.ts';

vi.setConfig({ testTimeout: 240_000 });

let test: TestApp;
const owner = <T extends object>(sql: string, ...values: unknown[]) =>
  test.owner.pool.query<T>(sql, values).then(({ rows }) => rows);

/** All that `npm run verify` names, but for the bytes of files: table and column. */
async function named(): Promise<string[]> {
  const found: string[] = [];
  const add = (table: string, columns: readonly string[]) =>
    found.push(...columns.map((column) => `${table}.${column}`));
  const log = await verifyLog(test.deps.db);
  if (!log.ok) add('events', log.columns);
  for (const { table, columns } of (await checkPublicLog(test.deps.db)).faults) add(table, columns);
  await deriveAll(test.deps, ({ table, columns }) => add(table, columns));
  return [...new Set(found)];
}

/** The columns of tables that the public role reads: directly, through its views and through functions whose bodies the catalogue keeps. */
const COLUMNS = `
  WITH RECURSIVE seen AS (
    SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'v' AND has_table_privilege('phoeiphrae_public', c.oid, 'SELECT')
    UNION
    SELECT d.refobjid FROM seen
      JOIN pg_rewrite r ON r.ev_class = seen.oid
      JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
      JOIN pg_class v ON v.oid = d.refobjid AND v.relkind = 'v')
  SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, NULL) AS type
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
  WHERE n.nspname = 'public' AND c.relkind = 'r' AND has_table_privilege('phoeiphrae_public', c.oid, 'SELECT')
  UNION
  SELECT c.relname, a.attname, format_type(a.atttypid, NULL)
  FROM seen
    JOIN pg_rewrite r ON r.ev_class = seen.oid
    JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass
      AND d.refobjsubid > 0
    JOIN pg_class c ON c.oid = d.refobjid AND c.relkind = 'r'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
  UNION
  SELECT c.relname, a.attname, format_type(a.atttypid, NULL)
  FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
    JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = f.oid AND d.refclassid = 'pg_class'::regclass
      AND d.refobjsubid > 0
    JOIN pg_class c ON c.oid = d.refobjid AND c.relkind = 'r'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
  WHERE n.nspname = 'public' AND has_function_privilege('phoeiphrae_public', f.oid, 'EXECUTE')
  ORDER BY 1, 2`;
interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** Another value of the type, written over the one that is there. */
const OTHER: Record<string, (column: string) => string> = {
  text: (c) => `coalesce(${c}, '') || 'x'`,
  uuid: () => 'gen_random_uuid()',
  integer: (c) => `coalesce(${c}, 0) + 1`,
  bigint: (c) => `${c} + 1000000`,
  boolean: (c) => `NOT ${c}`,
  date: (c) => `coalesce(${c}, '2030-01-01') + 1`,
  'timestamp with time zone': (c) => `coalesce(${c}, '2030-01-01') + interval '1 second'`,
  tsvector: (c) => `${c} || '''x'':1A'::tsvector`,
  'text[]': (c) => `${c} || ARRAY['x']`,
  jsonb: (c) =>
    `CASE jsonb_typeof(${c}) WHEN 'array' THEN jsonb_set(${c}, '{0,name}', '"x"') ELSE coalesce(${c}, '{}') || '{"x": 1}' END`,
};

/** One row of each table that the public sees; where it matters which, one with a value in every column. */
const WHICH: Record<string, string> = {
  publications: 'ended_at IS NULL AND jsonb_array_length(approvals) > 0',
  decisions: "kind = 'approve' AND revision_id IN (SELECT revision_id FROM publications)",
  revisions: "track = 'approval' AND state = 'published'",
  events: "type = 'item.published'",
  seal_keys: 'previous_key_id IS NOT NULL',
  blobs: "sha256 IN (SELECT unnest(file_hashes) FROM publications) AND media_type = 'application/pdf'",
  file_pages: 'page = 1',
  users: 'id IN (SELECT user_id FROM committee_memberships)',
};

async function publishedOffice(): Promise<void> {
  const cast = await castOffice(test);
  await owner('DELETE FROM committee_memberships');
  const { item } = await publishedWithFile(test, cast, { bytes: pdfOf(), name: 'แผน.pdf' });
  await publishedItem(test, cast);
  const gone = await publishedItem(test, cast);
  await mustAct(cast.director, gone.id, 'withdraw');
  const url = 'https://www.example.go.th/gone';
  const outward = { kind: 'url' as const, url };
  const news = await draftOf(test, cast.officer, { category: IMMEDIATE, externalLink: outward });
  await mustAct(cast.officer, news.id, 'publish');
  await mustAct(cast.officer, item.id, 'revise');
  await mustAttach(cast.officer, item.id, { bytes: pdfOf({ trailer: '/X 1' }), name: 'แผน 2.pdf' });
  await examineDue(test.deps);
  const version = (await cast.officer.get<{ version: number }>(`/items/${item.id}`)).body.version;
  const answers = await cast.officer.get<{ published: { selfCheck: unknown } }>(`/items/${item.id}`);
  const { selfCheck } = answers.body.published;
  await cast.officer.patch(`/items/${item.id}/draft`, { selfCheck }, { ifMatch: version });
  await passChain(cast, item.id);
  await mustAct(cast.officer, item.id, 'publish');
  const user = await cast.ict.post<{ user: { id: string } }>('/users', {
    username: 'sitting',
    name: 'นาย นั่ง อยู่',
  });
  expect(user.status, user.text).toBe(201);
  const body = {
    seat: 3,
    userId: user.body.user.id,
    validFrom: '2026-11-23',
    validTo: null,
    orderNumber: 'ที่ 1/2569',
  };
  await seatByTwo([cast.ict, cast.director], body);
  const group = { code: 'new_group', nameTh: 'กลุ่มใหม่', nameEn: 'New group', aliases: [] };
  const made = await cast.ict.post('/work-groups', group);
  expect(made.status, made.text).toBe(201);
  const { id: schemeId } = await mustLoad(cast.monitor, schemeOf([ruleOf('O1')]));
  const addresses = [toItem(item.id), toPage('/contact'), toElsewhere('https://example.go.th/')];
  await link(cast.officer, schemeId, 'O1', addresses);
  await show(cast.monitor, schemeId);
  await replaceFormerAddresses(test.deps.db, [{ address: '/old', target: '/items' }], test.clock.now());
  await shownOpinion(cast, news.slug);
  await keepPublicLog(test.deps);
  await rotateSeal(test.deps, openSeal('YW5vdGhlciBzZWFsIG9mIHRoaXMgb2ZmaWNlIG9mIDMy'));
  const probe = () => Promise.resolve({ is: 'failed', failure: 'not_found', status: 404 } as const);
  for (let day = 0; day < 3; day++) {
    await checkLinks({ ...test.deps, probe });
    test.clock.advance(86_400_000);
  }
}

async function shownOpinion(cast: Cast, item: string): Promise<void> {
  const said = { item, useful: true, words: 'ขอไฟล์ Excel ด้วย' };
  await client(test).post('/public/opinions', said);
  const { body } = await cast.monitor.get<OpinionPage>('/opinions');
  const [opinion] = body.opinions;
  if (!opinion) throw new Error('the opinion is not there');
  const answer = { th: 'เพิ่มแล้ว', en: 'Added' };
  const judged = { state: 'shown', reason: null, answer };
  await cast.monitor.post(`/opinions/${opinion.id}/judge`, judged, { ifMatch: opinion.version });
}

/** What the owner of the database can take away: every guard, constraint and index that is in the way of one changed value. */
async function openTables(tables: readonly string[]): Promise<void> {
  for (const table of tables) await owner(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
  await owner('ALTER TABLE checkpoints ALTER id DROP IDENTITY');
  const constraints = await owner<{ sql: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I CASCADE', conrelid::regclass, conname) AS sql FROM pg_constraint
     WHERE conrelid = ANY($1::regclass[]) AND contype IN ('c', 'f', 'u', 'p') ORDER BY contype = 'p'`,
    tables,
  );
  for (const { sql } of constraints) await owner(sql);
}

let columns: Column[];
beforeAll(async () => {
  test = await buildTestApp();
  await publishedOffice();
  columns = await owner<Column>(COLUMNS);
  await openTables([...new Set(columns.map(({ table }) => table))]);
}, 120_000);
afterAll(() => test.close());

describe('npm run verify', () => {
  it('finds nothing in a database that is whole', async () => {
    expect(await named()).toEqual([]);
  });

  it('reads the columns from the catalogue', () => {
    const all = columns.map(({ table, column }) => `${table}.${column}`);
    for (const one of [
      'publications.approvals',
      'publications.end_reason',
      'users.name',
      'decisions.seal',
      'checkpoints.at',
      'public_cards.title',
      'public_counts.count',
      'public_faults.label',
      'search_documents.text',
      'search_passages.text',
    ])
      expect(all).toContain(one);
  });

  it('names last leaves and checkpoints that were deleted, without a copy kept elsewhere', async () => {
    await owner('CREATE TABLE whole_leaves AS SELECT * FROM public_leaves');
    await owner('CREATE TABLE whole_heads AS SELECT * FROM checkpoints');
    await owner('DELETE FROM public_leaves WHERE index > (SELECT max(index) - 5 FROM public_leaves)');
    await owner('DELETE FROM checkpoints');
    const found = await named();
    await owner('DELETE FROM public_leaves');
    await owner('INSERT INTO public_leaves SELECT * FROM whole_leaves');
    await owner('INSERT INTO checkpoints SELECT * FROM whole_heads');
    expect(found).toEqual(expect.arrayContaining(['public_leaves.index', 'checkpoints.id']));
  });

  it('names each column that the public can see, changed by the owner of the database', async () => {
    const unnamed: string[] = [];
    for (const { table, column, type } of columns) {
      const where = WHICH[table] ?? 'true';
      const key = `ctid = (SELECT ctid FROM ${table} WHERE ${where} ORDER BY ctid DESC LIMIT 1)`;
      await owner(`CREATE TABLE IF NOT EXISTS kept_${table} AS SELECT * FROM ${table}`);
      const other = OTHER[type]?.(`"${column}"`);
      if (other === undefined) throw new Error(`no other value of ${type} for ${table}.${column}`);
      await owner(`UPDATE ${table} SET "${column}" = ${other} WHERE ${key}`);
      const found = await named().catch((error: unknown) => [String(error)]);
      if (!found.includes(`${table}.${column}`)) unnamed.push(`${table}.${column}: ${found.join(' ')}`);
      await owner(`TRUNCATE ${table}`);
      await owner(`INSERT INTO ${table} SELECT * FROM kept_${table}`);
    }
    expect(unnamed).toEqual([]);
    expect(await named()).toEqual([]);
  });
});
