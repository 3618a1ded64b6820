import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Certificate } from '@phoeiphrae/shared/certificate';
import type { Item } from '@phoeiphrae/shared/item';
import type { VerificationResult } from '@phoeiphrae/shared/publicLog';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { client } from '../../../testing/client.ts';
import { attach, sha256, VERIFIER } from '../../../testing/evidence.ts';
import { expectProblem } from '../../../testing/expectProblem.ts';
import { castOffice, draftOf, mustAct, passChain, type Cast } from '../../../testing/office.ts';
import { keepPublicLog } from '../../log/checkpoints.ts';

const FIRST = 'the bytes of the plan';
const SECOND = 'the bytes of the corrected plan';

let test: TestApp;
let cast: Cast;
let live: Item;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  const draft = await draftOf(test, cast.officer);
  await attach(test, cast.officer, draft, 'แผน.pdf', FIRST);
  await passChain(cast, draft.id);
  live = await mustAct(cast.officer, draft.id, 'publish');
  await keepPublicLog(test.deps);
}, 60_000);
afterAll(() => test.close());

const anyone = (address?: string) => client(test, undefined, {}, address);
const codeOf = async (slug: string) =>
  (
    await test.owner.pool.query<{ verify_code: string }>(
      'SELECT verify_code FROM publications WHERE slug = $1 ORDER BY revision_number DESC',
      [slug],
    )
  ).rows[0]!.verify_code;
const byCode = (code: string) =>
  anyone().get<VerificationResult>(`/public/verify/codes/${encodeURIComponent(code)}`);
const byFile = (bytes: string) => anyone().get<VerificationResult>(`/public/verify/files/${sha256(bytes)}`);
const certificateOf = (slug: string) =>
  anyone().get<Certificate>(`/public/items/${encodeURIComponent(slug)}/certificate`);

describe('GET /public/verify/codes/{code}', () => {
  it('says of what is live: what, by which post, when, how signed, and where in the log', async () => {
    const { status, body } = await byCode(await codeOf(live.slug));
    expect(status).toBe(200);
    expect(body.verdict).toBe('valid');
    const [match] = body.matches;
    expect(match).toMatchObject({
      slug: live.slug,
      revision: 1,
      title: live.title,
      contentHash: live.published?.contentHash,
      signature: 'password',
      present: null,
      ended: null,
    });
    expect(match?.approvals.at(-1)).toMatchObject({
      kind: 'approve',
      name: cast.director.name,
      step: 'director',
    });
    expect(match?.log?.inclusion?.proof.length).toBeGreaterThan(0);
  });

  it('takes dashes, spaces and small letters', async () => {
    const code = await codeOf(live.slug);
    const dashed = `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
    for (const typed of [
      dashed,
      dashed.toLowerCase(),
      ` ${dashed.replaceAll('-', ' ')} `,
      dashed.replaceAll('-', '–'),
    ])
      expect((await byCode(typed)).body.verdict, typed).toBe('valid');
  });

  it('knows nothing of a code that was never given, and bears few guesses from one network', async () => {
    expect((await byCode('000000000000')).body).toEqual({ verdict: 'unknown', matches: [] });
    for (const typed of ['x', '12345', 'G00000000000'])
      expect((await byCode(typed)).body.verdict).toBe('unknown');
    expectProblem(await byCode('%00'.repeat(30)), 'malformed-request');
    const guesser = anyone('198.51.100.7');
    for (let i = 0; i < 40; i++)
      expect((await guesser.get(`/public/verify/codes/${String(i).padStart(12, '0')}`)).status).toBe(200);
    expectProblem(await guesser.get('/public/verify/codes/000000000041'), 'too-many-requests');
    expect((await byCode(await codeOf(live.slug))).body.verdict).toBe('valid');
  });

  it('is derived from the publication: the database refuses another', async () => {
    const sql = `UPDATE publications SET verify_code = '000000000000' WHERE slug = $1`;
    await test.owner.pool.query('ALTER TABLE publications DISABLE TRIGGER guard_publication_end');
    await expect(test.owner.pool.query(sql, [live.slug])).rejects.toThrow(/publications_verify_code_derived/);
    await test.owner.pool.query('ALTER TABLE publications ENABLE TRIGGER guard_publication_end');
  });
});

describe('GET /public/verify/files/{sha256}', () => {
  it('says of a published file what a code says', async () => {
    expect((await byFile(FIRST)).body).toEqual((await byCode(await codeOf(live.slug))).body);
  });

  it('knows nothing of a file that was never published, also while it waits in a draft', async () => {
    expect((await byFile(`${FIRST} edited`)).body).toEqual({ verdict: 'unknown', matches: [] });
    const draft = await draftOf(test, cast.officer);
    await attach(test, cast.officer, draft, 'ร่าง.pdf', 'of a draft');
    expect((await byFile('of a draft')).body).toEqual({ verdict: 'unknown', matches: [] });
    expectProblem(await anyone().get('/public/verify/files/xyz'), 'malformed-request');
  });

  it('bears many unknown files from one network, but not any number; a published one is no guess', async () => {
    const checker = anyone('198.51.100.8');
    const ask = (bytes: string) => checker.get<VerificationResult>(`/public/verify/files/${sha256(bytes)}`);
    await test.owner.pool.query('DELETE FROM throttle_hits');
    expect((await ask('unknown')).status).toBe(200);
    // As if it had asked 299 times more, which would take the test long.
    const more = 'INSERT INTO throttle_hits SELECT bucket, at FROM throttle_hits, generate_series(1, $1)';
    await test.owner.pool.query(more, [298]);
    expect((await ask('unknown')).status).toBe(200);
    expectProblem(await ask('unknown'), 'too-many-requests');
    expect((await byFile(FIRST)).body.verdict).toBe('valid');
    test.clock.advance(15 * 60_000);
    for (let i = 0; i < 3; i++) expect((await ask(FIRST)).body.verdict).toBe('valid');
  });
});

describe('GET /public/items/{slug}/certificate', () => {
  it('holds all by which the item can be checked', async () => {
    const { status, body } = await certificateOf(live.slug);
    expect(status).toBe(200);
    expect(sha256(body.canonical)).toBe(body.publication.contentHash);
    expect(body.publication.verifyCode).toBe(await codeOf(live.slug));
    expect(body.approval).toMatchObject({ class: 'password', seal: { keyId: test.deps.seal.keyId } });
    expect(body.keys.map(({ keyId }) => keyId)).toEqual([test.deps.seal.keyId]);
    expect(body.checkpoint).toContain('localhost:3000/log\n');
  });

  it('404 for what was never published, as for what does not exist', async () => {
    const draft = await draftOf(test, cast.officer);
    expectProblem(await certificateOf(draft.slug), 'not-found');
    expectProblem(await certificateOf('nothing-is-here'), 'not-found');
  });

  it('has no proof in the seconds before the next checkpoint, and says so', async () => {
    const { id, slug } = await draftOf(test, cast.officer, { category: 'news' });
    await mustAct(cast.officer, id, 'publish');
    const { body } = await certificateOf(slug);
    expect(body).toMatchObject({ proof: null, checkpoint: null, approval: null });
    await keepPublicLog(test.deps);
    expect((await certificateOf(slug)).body.proof).not.toBeNull();
  });
});

describe('GET /public/verifier', () => {
  it('gives the verifier to whoever asks', async () => {
    const reply = await anyone().get('/public/verifier');
    expect(reply.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(reply.headers['content-disposition']).toBe('attachment; filename="verify.mjs"');
    expect(reply.text).toBe(readFileSync(VERIFIER, 'utf8'));
  });
});

describe('a revision that was replaced, and an item that was taken away', () => {
  it('point to the present one, then tell that it ended, and no word of what it said', async () => {
    const old = await codeOf(live.slug);
    const { id, slug, title } = live;
    const revised = await mustAct(cast.officer, id, 'revise');
    const { document } = (await anyone().get<{ document: Parameters<typeof answered>[0] }>('/public/policy'))
      .body;
    const files = await cast.officer.patch<Item>(
      `/items/${id}/draft`,
      { content: { files: [] }, selfCheck: answered(document) },
      { ifMatch: revised.version },
    );
    await attach(test, cast.officer, files.body, 'แผน.pdf', SECOND);
    await passChain(cast, id);
    await mustAct(cast.officer, id, 'publish');
    const replaced = (await byFile(FIRST)).body;
    expect(replaced.verdict).toBe('superseded');
    expect(replaced.matches[0]).toMatchObject({
      code: old,
      revision: 1,
      title: null,
      signature: 'password',
      present: { revision: 2, title, code: await codeOf(slug) },
    });
    expect((await byFile(SECOND)).body.verdict).toBe('valid');

    await mustAct(cast.director, id, 'withdraw');
    for (const reply of [await byCode(old), await byFile(FIRST), await byFile(SECOND)]) {
      expect(reply.body.verdict).toBe('withdrawn');
      expect(reply.body.matches[0]).toMatchObject({
        slug,
        ended: { reason: 'ข้อมูลคลาดเคลื่อน' },
        approvals: [],
      });
      for (const word of [title, 'ภาพรวม', live.published?.contentHash ?? '', cast.director.name])
        expect(reply.text).not.toContain(word);
    }
    const gone = await certificateOf(slug);
    expectProblem(gone, 'gone');
    expect(gone.body).toMatchObject({ tombstone: { slug, ended: 'withdrawn' } });
    for (const word of [title, 'ภาพรวม', live.published?.contentHash ?? '', cast.director.name])
      expect(gone.text).not.toContain(word);
  });
});

const answered = ({ selfCheck }: { selfCheck: { code: string; expected: string }[] }) =>
  selfCheck.map(({ code, expected }) => ({ code, answer: expected, note: '' }));
