import { createHash } from 'node:crypto';
import type { PaperList } from '@phoeiphrae/shared/paper';
import type { VerificationResult } from '@phoeiphrae/shared/publicLog';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { client } from '../../testing/client.ts';
import {
  approvedItem,
  castOffice,
  draftOf,
  IMMEDIATE,
  mustAct,
  publishedItem,
  type Cast,
} from '../../testing/office.ts';

vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

async function digestOf(url: string, token?: string): Promise<string> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const reply = await test.app.inject({ url: `/api/v1${url}`, headers });
  expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200);
  return createHash('sha256').update(reply.rawPayload).digest('hex');
}
const dropped = async (sha256: string) => {
  const reply = await client(test).get<VerificationResult>(`/public/verify/files/${sha256}`);
  expect(reply.status, reply.text).toBe(200);
  return reply;
};
async function papersOf(id: string): Promise<[string, string][]> {
  const { papers } = (await cast.officer.get<PaperList>(`/items/${id}/papers`)).body;
  const found: [string, string][] = [];
  for (const { kind } of papers)
    found.push([kind, await digestOf(`/items/${id}/papers/${kind}`, cast.officer.token)]);
  return found;
}

describe('GET /public/verify/files/{sha256} of the office’s own papers', () => {
  it('knows every paper of what is public, and that it is current until the item ends', async () => {
    const live = await publishedItem(test, cast);
    const papers = await papersOf(live.id);
    for (const kind of ['certificate', 'item', 'form_completed'])
      papers.push([kind, await digestOf(`/public/items/${encodeURIComponent(live.slug)}/papers/${kind}`)]);
    expect(papers).toHaveLength(8);
    for (const [kind, sha256] of papers) {
      const { body } = await dropped(sha256);
      expect(body, kind).toMatchObject({ verdict: 'valid', paper: { kind, current: true } });
      expect(body.matches[0]).toMatchObject({ slug: live.slug, code: body.paper?.code });
    }
    test.clock.advance(60_000);
    await mustAct(cast.director, live.id, 'withdraw');
    for (const [kind, sha256] of papers)
      expect((await dropped(sha256)).body, kind).toMatchObject({
        verdict: 'withdrawn',
        paper: { kind, current: false },
      });
  });

  it('tells no title and no address of what is not public, in any state', async () => {
    const draft = await draftOf(test, cast.officer, { title: 'ร่างที่ยังไม่เผยแพร่' });
    const news = await draftOf(test, cast.officer, { category: IMMEDIATE, title: 'ร่างที่ยังไม่เผยแพร่' });
    const approved = await approvedItem(test, cast, { title: 'ร่างที่ยังไม่เผยแพร่' });
    for (const { id, slug } of [draft, news, approved])
      for (const [kind, sha256] of await papersOf(id)) {
        const { body, text } = await dropped(sha256);
        expect(body, kind).toMatchObject({
          verdict: 'paper',
          matches: [],
          paper: { kind, current: true, code: null },
        });
        for (const secret of ['ร่างที่ยังไม่เผยแพร่', slug, id]) expect(text).not.toContain(secret);
      }
  });

  it('says of a memo from before a decision that it is not current, and keeps each paper once', async () => {
    const { id } = await draftOf(test, cast.officer);
    await mustAct(cast.officer, id, 'submit');
    const memo = await digestOf(`/items/${id}/papers/memo`, cast.officer.token);
    expect(await digestOf(`/items/${id}/papers/memo`, cast.officer.token)).toBe(memo);
    expect((await dropped(memo)).body.paper?.current).toBe(true);
    test.clock.advance(60_000);
    await mustAct(cast.head, id, 'endorse');
    expect((await dropped(memo)).body.paper).toMatchObject({ kind: 'memo', current: false });
    const { rows } = await test.owner.pool.query('SELECT FROM drawn_papers WHERE sha256 = $1', [memo]);
    expect(rows).toHaveLength(1);
  });

  it('knows the order on the committee, and nothing of other bytes', async () => {
    const order = await digestOf('/committee/paper', cast.ict.token);
    expect((await dropped(order)).body).toMatchObject({
      verdict: 'paper',
      paper: { kind: 'committee', current: true },
    });
    expect((await dropped('0'.repeat(64))).body).toEqual({ verdict: 'unknown', matches: [] });
  });
});
