import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { castOffice, draftOf, IMMEDIATE, mustAct, publishedItem } from '../../testing/office.ts';
import { keepPublicLog } from './checkpoints.ts';
import { verifyPublicLog } from './verifyPublicLog.ts';

let test: TestApp;
let kept: string;
let size: number;
const owner = (sql: string, ...values: unknown[]) => test.owner.pool.query(sql, values);

beforeAll(async () => {
  test = await buildTestApp();
  const cast = await castOffice(test);
  await publishedItem(test, cast);
  for (let i = 0; i < 6; i++) {
    const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE });
    await mustAct(cast.officer, id, 'publish');
    if (i === 2) await keepPublicLog(test.deps);
  }
  await keepPublicLog(test.deps);
  const { rows } = await owner('SELECT note, size::integer FROM checkpoints ORDER BY id DESC LIMIT 1');
  ({ note: kept, size } = rows[0] as { note: string; size: number });
}, 60_000);
afterAll(() => test.close());

const TABLES = ['public_leaves', 'merkle_nodes', 'checkpoints', 'publications', 'decisions', 'events'];
const GUARDS = {
  public_leaves: 'guard_public_leaf',
  checkpoints: 'guard_checkpoint',
  publications: 'guard_publication_end',
  events: 'guard_event',
};

describe('verifyPublicLog', () => {
  beforeEach(async () => {
    for (const table of TABLES)
      await owner(`CREATE TABLE IF NOT EXISTS kept_${table} AS SELECT * FROM ${table}`);
    for (const [table, guard] of Object.entries(GUARDS))
      await owner(`ALTER TABLE ${table} DISABLE TRIGGER ${guard}`);
    return async () => {
      for (const table of ['public_leaves', 'merkle_nodes', 'checkpoints']) {
        await owner(`DELETE FROM ${table}`);
        const always = table === 'checkpoints' ? 'OVERRIDING SYSTEM VALUE' : '';
        await owner(`INSERT INTO ${table} ${always} SELECT * FROM kept_${table}`);
      }
      await owner(
        `UPDATE events e SET (seq, body) = (k.seq, k.body) FROM kept_events k WHERE e.hash = k.hash`,
      );
      await owner(`UPDATE decisions d SET statement_text = k.statement_text, signature = k.signature
        FROM kept_decisions k WHERE k.id = d.id`);
      for (const [table, guard] of Object.entries(GUARDS))
        await owner(`ALTER TABLE ${table} ENABLE TRIGGER ${guard}`);
    };
  });
  const faults = async () => (await verifyPublicLog(test.deps.db, new Map([['kept.txt', kept]]))).faults;

  it('finds nothing in a log that is whole', async () => {
    const verdict = await verifyPublicLog(test.deps.db, new Map([['kept.txt', kept]]));
    expect(verdict).toEqual({ size, root: expect.stringMatching(/^[0-9a-f]{64}$/), faults: [] });
  });

  const edited = `replace(leaf, '"revision":1', '"revision":7')`;
  const hashed = `encode(sha256('\\x00'::bytea || convert_to(${edited}, 'UTF8')), 'hex')`;
  const tampering: [string, string[], RegExp][] = [
    [
      'an edited leaf',
      [`UPDATE public_leaves SET leaf = ${edited} WHERE index = 3`],
      /^leaf 3 does not give its hash/,
    ],
    [
      'an edited leaf with a hash that fits',
      [`UPDATE public_leaves SET leaf = ${edited}, leaf_hash = ${hashed} WHERE index = 3`],
      /^leaf 3 does not say what event/,
    ],
    ['a deleted leaf', ['DELETE FROM public_leaves WHERE index = 3'], /^leaf 3 is missing/],
    [
      'a leaf slipped in',
      [
        'UPDATE public_leaves SET index = index + 100 WHERE index > 3',
        `INSERT INTO public_leaves SELECT 4, seq + 1000000, leaf, leaf_hash, at FROM public_leaves WHERE index = 3`,
        'UPDATE public_leaves SET index = index - 99 WHERE index > 100',
      ],
      /^leaf 4/,
    ],
    [
      'two leaves swapped',
      [
        `UPDATE public_leaves SET index = -index, seq = -seq WHERE index IN (3, 5)`,
        `UPDATE public_leaves SET index = CASE index WHEN -3 THEN 5 ELSE 3 END, seq = -seq WHERE index < 0`,
      ],
      /^leaf 3: the event \d+ has no leaf/,
    ],
    [
      'a tail cut off',
      ['DELETE FROM public_leaves WHERE index > 5'],
      /^checkpoint \d+ has 8 leaves, the log has 6: its tail was cut/,
    ],
    [
      'a tail cut off with its checkpoints, by the one that was kept',
      ['DELETE FROM public_leaves WHERE index > 5', 'DELETE FROM checkpoints WHERE size > 6'],
      /^kept\.txt has 8 leaves, the log has 6: its tail was cut, or it was rolled back/,
    ],
    [
      'an edited subtree',
      [`UPDATE merkle_nodes SET hash = repeat('a', 64) WHERE level = 1 AND index = 1`],
      /^the stored subtree 1\/1/,
    ],
    [
      'a missing subtree',
      ['DELETE FROM merkle_nodes WHERE level = 2'],
      /^the public log has no subtree 2\/0/,
    ],
    [
      'an edited checkpoint',
      ["UPDATE checkpoints SET note = replace(note, E'\\n8\\n', E'\\n7\\n')"],
      /is not signed by a key of the office/,
    ],
    [
      'an event that lost its leaf’s facts',
      [`UPDATE decisions SET statement_text = statement_text || ' ' WHERE kind = 'approve'`],
      /^leaf 1 does not say what event/,
    ],
    [
      'a class of signature raised later',
      [
        `UPDATE decisions SET statement_text = replace(statement_text, '"password"', '"passkey"'), signature = '{"class":"passkey","publicKey":"AA"}' WHERE kind = 'approve'`,
      ],
      /^leaf 1 does not say/,
    ],
  ];
  it.each(tampering)('names %s, done as the owner of the database', async (_what, statements, fault) => {
    if (statements.some((sql) => sql.includes('index = -index')))
      await owner('ALTER TABLE public_leaves DROP CONSTRAINT public_leaves_index_check');
    for (const sql of statements) await owner(sql);
    const found = await faults();
    expect(
      found.some((text) => fault.test(text)),
      found.join('\n'),
    ).toBe(true);
  });

  it('names a log that was rewritten from a leaf on, by the checkpoint that was kept', async () => {
    await owner(
      'UPDATE events SET body = replace(body, $1, $2) WHERE seq = (SELECT seq FROM public_leaves WHERE index = 0)',
      '"version":1',
      '"version":9',
    );
    await owner('TRUNCATE public_leaves, merkle_nodes, checkpoints');
    await keepPublicLog(test.deps);
    expect(await faults()).toEqual(['kept.txt is not over these leaves: the log was rewritten']);
  });
});
