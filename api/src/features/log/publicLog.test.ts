import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '@phoeiphrae/shared/item';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type {
  ConsistencyProof,
  InclusionProof,
  PublicCheckpointPage,
  PublicLeafPage,
} from '@phoeiphrae/shared/publicLog';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { client } from '../../testing/client.ts';
import { expectProblem } from '../../testing/expectProblem.ts';
import {
  castOffice,
  draftOf,
  goodAnswers,
  IMMEDIATE,
  mustAct,
  publishedItem,
  type Cast,
} from '../../testing/office.ts';
import { readNote } from '../../engines/merkle/checkpointNote.ts';
import { leafHash } from '../../engines/merkle/hashing.ts';
import { seatByTwo } from '../../testing/secondPerson.ts';
import { verifyConsistency, verifyInclusion } from '../../testing/verifyProof.ts';
import { runDueWork } from '../items/moves/dueWork.ts';
import { keepPublicLog, signCheckpoint } from './checkpoints.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

const anyone = () => client(test);
const bytes = (hex: string) => Buffer.from(hex, 'hex');
const published = async (over = {}): Promise<Item> => {
  const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE, ...over });
  return mustAct(cast.officer, id, 'publish');
};
const leaves = async () => (await anyone().get<PublicLeafPage>('/public/log/leaves?limit=1000')).body.leaves;
const lastLeaves = async (count: number) =>
  (await leaves()).slice(-count).map(({ leaf }) => JSON.parse(leaf) as Record<string, unknown>);

describe('the public log', () => {
  it('has a leaf for every act that changes what the public may see, and for no other', async () => {
    const before = (await leaves()).length;
    const item = await publishedItem(test, cast);
    expect((await lastLeaves(1))[0]).toMatchObject({
      format: 1,
      index: before,
      type: 'item.published',
      slug: item.slug,
      revision: 1,
      contentHash: item.published?.contentHash,
      category: item.category,
      signatureClass: 'password',
      statementHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      code: expect.stringMatching(/^[0-9A-F]{12}$/),
    });
    await mustAct(cast.director, item.id, 'withdraw');
    const news = await published({ validUntil: '2026-11-23' });
    const moved = await published();
    const revised = await mustAct(cast.officer, moved.id, 'revise');
    const { document } = (await anyone().get<{ document: Policy }>('/public/policy')).body;
    const answered = { selfCheck: goodAnswers(document) };
    await cast.officer.patch(`/items/${moved.id}/draft`, answered, { ifMatch: revised.version });
    await mustAct(cast.officer, moved.id, 'publish');
    await mustAct(cast.ict, moved.id, 'take_down');
    test.clock.advance(86_400_000);
    await runDueWork(test.deps);
    const types = (await lastLeaves(8)).map(({ type, slug }) => [type, slug]);
    expect(types).toEqual([
      ['item.published', item.slug],
      ['item.withdrawn', item.slug],
      ['item.published', news.slug],
      ['item.published', moved.slug],
      ['item.superseded', moved.slug],
      ['item.published', moved.slug],
      ['item.taken_down', moved.slug],
      ['item.expired', news.slug],
    ]);
    expect((await leaves()).length).toBe(before + 8);
  });

  it('says of a content its hash and of people nothing', async () => {
    await seatByTwo([cast.ict, cast.director], {
      seat: 3,
      userId: cast.stranger.id,
      validFrom: '2027-01-01',
      validTo: null,
      orderNumber: 'คำสั่งที่ 9/2569',
    });
    const [seated] = await lastLeaves(1);
    expect(seated).toMatchObject({ type: 'committee.seated', seat: 3, orderNumber: 'คำสั่งที่ 9/2569' });
    const text = JSON.stringify(await leaves());
    for (const person of Object.values(cast)) {
      expect(text).not.toContain(person.name);
      expect(text).not.toContain(person.id);
    }
    for (const word of ['แผนปฏิบัติการประจำปีงบประมาณ', 'ภาพรวม', 'ข้อมูลคลาดเคลื่อน'])
      expect(text).not.toContain(word);
  });

  it('chains its leaves, and pages them', async () => {
    const all = await leaves();
    let previous = '0'.repeat(64);
    for (const { leaf, hash, index } of all) {
      expect(JSON.parse(leaf)).toMatchObject({ index, previous });
      expect(leafHash(leaf).toString('hex')).toBe(hash);
      previous = hash;
    }
    const page = (await anyone().get<PublicLeafPage>('/public/log/leaves?from=2&limit=3')).body;
    expect(page).toEqual({ leaves: all.slice(2, 5), size: all.length, nextIndex: 5 });
    const end = (await anyone().get<PublicLeafPage>(`/public/log/leaves?from=${String(all.length)}`)).body;
    expect(end).toEqual({ leaves: [], size: all.length, nextIndex: null });
    for (const query of ['from=-1', 'from=x', 'limit=0', 'limit=1001', 'q=1', 'from=9007199254740993'])
      expectProblem(await anyone().get(`/public/log/leaves?${query}`), 'malformed-request');
  });

  it('stands or falls with the act', async () => {
    const count = (await leaves()).length;
    const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE });
    await test.owner.pool.query(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
       CREATE TRIGGER refuse BEFORE INSERT ON merkle_nodes FOR EACH ROW EXECUTE FUNCTION refuse()`,
    );
    await expect(mustAct(cast.officer, id, 'publish')).rejects.toThrow(/500/);
    await test.owner.pool.query('DROP TRIGGER refuse ON merkle_nodes');
    expect((await leaves()).length).toBe(count);
    await mustAct(cast.officer, id, 'publish');
    expect((await leaves()).length).toBe(count + 1);
  });

  it('keeps one line through many acts at once', async () => {
    const drafts = await Promise.all(
      Array.from({ length: 8 }, () => draftOf(test, cast.officer, { category: IMMEDIATE })),
    );
    const count = (await leaves()).length;
    await Promise.all([
      ...drafts.map(({ id }) => mustAct(cast.officer, id, 'publish')),
      keepPublicLog(test.deps),
      keepPublicLog(test.deps),
    ]);
    expect((await leaves()).map(({ index }) => index)).toEqual(
      Array.from({ length: count + 8 }, (_, i) => i),
    );
  });

  it('takes in the acts of before it was kept, in their order', async () => {
    const before = await leaves();
    await test.owner.pool.query('TRUNCATE public_leaves, merkle_nodes');
    expect(await keepPublicLog(test.deps)).toBeGreaterThanOrEqual(before.length);
    expect(await leaves()).toEqual(before);
  });

  it('is changed by nobody: the application may only add, and only what follows', async () => {
    for (const table of ['public_leaves', 'merkle_nodes', 'checkpoints'])
      for (const sql of [`UPDATE ${table} SET index = 1`, `DELETE FROM ${table}`, `TRUNCATE ${table}`])
        await expect(
          test.deps.db.pool.query(sql.replace('index', table === 'checkpoints' ? 'size' : 'index')),
        ).rejects.toThrow(/permission denied/);
    await expect(
      test.deps.db.pool
        .query(`INSERT INTO public_leaves SELECT index + 1, seq + 1, leaf, leaf_hash, at FROM public_leaves
        ORDER BY index DESC LIMIT 1`),
    ).rejects.toThrow(/does not continue the public log/);
    for (const table of ['public_leaves', 'merkle_nodes', 'checkpoints', 'publication_approvals'])
      await expect(test.deps.publicDb.pool.query(`SELECT FROM ${table}`)).rejects.toThrow(
        /permission denied/,
      );
  });
});

describe('GET /public/log/checkpoint', () => {
  const note = async () => (await anyone().get('/public/log/checkpoint')).text;

  it('is a signed note over the whole tree, by the key of the office', async () => {
    await keepPublicLog(test.deps);
    const reply = await anyone().get('/public/log/checkpoint');
    expect(reply.headers['content-type']).toBe('text/plain; charset=utf-8');
    const head = readNote(reply.text)!;
    const size = (await leaves()).length;
    expect(head).toMatchObject({ origin: 'localhost:3000/log', size });
    const raw = Buffer.from(test.deps.seal.publicKey, 'base64url');
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const [line] = head.signatures;
    expect(line?.name).toBe('localhost:3000/log');
    expect(verify(null, Buffer.from(head.text), key, line!.signature)).toBe(true);
    const proof = (await anyone().get<InclusionProof>(`/public/log/inclusion?index=0&size=${String(size)}`))
      .body;
    expect(proof.root).toBe(Buffer.from(head.root).toString('hex'));
  });

  it('is made anew after an act and once a day, not otherwise', async () => {
    const first = await note();
    expect(await signCheckpoint(test.deps)).toBe(false);
    await published();
    expect(await Promise.all([signCheckpoint(test.deps), signCheckpoint(test.deps)])).toEqual(
      expect.arrayContaining([true, false]),
    );
    expect(await note()).not.toBe(first);
    expect(await signCheckpoint(test.deps)).toBe(false);
    test.clock.advance(86_400_000);
    expect(await signCheckpoint(test.deps)).toBe(true);
    const page = (await anyone().get<PublicCheckpointPage>('/public/log/checkpoints?limit=2')).body;
    expect(page.checkpoints.map(({ size }) => size)).toEqual([
      (await leaves()).length,
      (await leaves()).length,
    ]);
    const next = await anyone().get<PublicCheckpointPage>(
      `/public/log/checkpoints?before=${String(page.nextBefore)}`,
    );
    expect(next.body.checkpoints.length).toBeGreaterThan(0);
    expect(next.body.nextBefore).toBeNull();
  });

  it('goes to each member of the committee once a day', async () => {
    test.clock.advance(86_400_000);
    const told = async () => {
      const { rows } = await test.owner.pool.query<{ details: { note: string } }>(
        "SELECT details FROM notices WHERE kind = 'checkpoint' AND user_id = $1 ORDER BY created_at",
        [cast.member.id],
      );
      return rows;
    };
    const before = (await told()).length;
    await Promise.all([keepPublicLog(test.deps), keepPublicLog(test.deps)]);
    await keepPublicLog(test.deps);
    expect((await told()).length).toBe(before + 1);
    expect((await told()).at(-1)?.details.note).toBe(await note());
  });
});

describe('GET /public/log/inclusion and /public/log/consistency', () => {
  it('prove every leaf, and every smaller tree', async () => {
    const all = await leaves();
    const size = all.length;
    for (const { index, hash } of all) {
      const { body } = await anyone().get<InclusionProof>(
        `/public/log/inclusion?index=${String(index)}&size=${String(size)}`,
      );
      expect(body.leafHash).toBe(hash);
      const [root, proof] = [bytes(body.root), body.proof.map(bytes)];
      expect(verifyInclusion({ index, size, leafHash: bytes(hash), proof, root }), String(index)).toBe(true);
    }
    for (let from = 0; from <= size; from++) {
      const { body } = await anyone().get<ConsistencyProof>(
        `/public/log/consistency?from=${String(from)}&to=${String(size)}`,
      );
      const sides = {
        from: { size: from, root: bytes(body.fromRoot) },
        to: { size, root: bytes(body.toRoot) },
      };
      expect(verifyConsistency({ ...sides, proof: body.proof.map(bytes) }), String(from)).toBe(true);
    }
  });

  it('404 beyond the tree, 400 for what is no number', async () => {
    const size = (await leaves()).length;
    for (const path of [
      `inclusion?index=${String(size)}&size=${String(size)}`,
      `inclusion?index=0&size=${String(size + 1)}`,
      `consistency?from=0&to=${String(size + 1)}`,
      `consistency?from=2&to=1`,
    ])
      expectProblem(await anyone().get(`/public/log/${path}`), 'not-found');
    for (const path of [
      'inclusion?index=0',
      'inclusion?index=a&size=1',
      'consistency?from=-1&to=1',
      'consistency?to=1',
    ])
      expectProblem(await anyone().get(`/public/log/${path}`), 'malformed-request');
  });
});

describe('a page of the public log', () => {
  it.each([
    'SELECT index, leaf, leaf_hash FROM public_log_leaves WHERE index >= 5 ORDER BY index LIMIT 200',
    'SELECT index FROM public_log_leaves ORDER BY index DESC LIMIT 1',
    'SELECT * FROM public_log_checkpoints WHERE id < 5 ORDER BY id DESC LIMIT 10',
  ])('is read by its index, however long the log is: %s', async (statement) => {
    const connection = await test.deps.publicDb.pool.connect();
    try {
      // Few rows are read from the beginning, whatever indexes there are.
      await connection.query('SET enable_seqscan = off');
      const { rows } = await connection.query<Record<string, string>>(`EXPLAIN (COSTS off) ${statement}`);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toMatch(/^Limit\n +-> +Index/);
      expect(plan).not.toContain('Sort');
    } finally {
      await connection.query('RESET enable_seqscan');
      connection.release();
    }
  });
});
