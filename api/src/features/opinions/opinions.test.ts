import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type {
  JudgeOpinion,
  Opinion,
  OpinionFloods,
  OpinionPage,
  OpinionReceipt,
  OpinionStanding,
  PublicOpinionPage,
} from '@phoeiphrae/shared/opinion';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { client, type Client } from '../../testing/client.ts';
import { expectProblem } from '../../testing/expectProblem.ts';
import { castOffice, draftOf, IMMEDIATE, mustAct, type Cast } from '../../testing/office.ts';

let test: TestApp;
let cast: Cast;
let anyone: Client;
let item: { id: string; slug: string };
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  anyone = client(test);
  item = await published();
});
afterAll(() => test.close());
beforeEach(async () => {
  for (const table of ['opinions', 'opinion_floods', 'opinion_proofs', 'throttle_hits'])
    await test.owner.pool.query(`DELETE FROM ${table}`);
});

async function published() {
  const { id, slug } = await draftOf(test, cast.officer, { category: IMMEDIATE });
  await mustAct(cast.officer, id, 'publish');
  return { id, slug };
}
const say = (body: Record<string, unknown>) => anyone.post<OpinionReceipt>('/public/opinions', body);
async function said(body: Record<string, unknown>): Promise<OpinionReceipt> {
  const reply = await say(body);
  expect(reply.status).toBe(201);
  return reply.body;
}
const list = async (query = '') => (await cast.monitor.get<OpinionPage>(`/opinions${query}`)).body.opinions;
const newest = async (): Promise<Opinion> => {
  const [opinion] = await list();
  if (!opinion) throw new Error('there is none');
  return opinion;
};
const shown = async (query = '') =>
  (await anyone.get<PublicOpinionPage>(`/public/opinions${query}`)).body.opinions;
const standing = async (receipt: string) =>
  (await anyone.get<OpinionStanding>(`/public/opinions/receipts/${receipt}`)).body;
const decide = (who: Client, { id, version }: Opinion, body: Partial<JudgeOpinion>) =>
  who.post<Opinion>(
    `/opinions/${id}/judge`,
    { state: 'kept', reason: null, answer: { th: '', en: '' }, ...body },
    { ifMatch: version },
  );
async function proof(): Promise<string> {
  const { body } = await anyone.get<Challenge>('/public/opinions/challenge');
  const solution = await solveChallenge({ challenge: body, deriveKey });
  return Buffer.from(JSON.stringify({ challenge: body, solution })).toString('base64');
}
const eventsOf = async (type: string) =>
  (
    await test.owner.pool.query<{ details: Record<string, unknown> }>(
      `SELECT body::jsonb -> 'details' AS details FROM events WHERE type = $1 ORDER BY seq`,
      [type],
    )
  ).rows.map(({ details }) => details);

describe('POST /public/opinions', () => {
  it('takes what somebody says of an item, with a code for them alone, and leaves an entry in the log', async () => {
    const before = (await eventsOf('opinion.received')).length;
    const { receipt } = await said({
      item: item.slug,
      useful: true,
      words: ' ขอไฟล์ Excel ด้วย ',
      proof: await proof(),
    });
    expect(receipt).toMatch(/^[2-9A-HJ-NP-TV-Z]{4}(-[2-9A-HJ-NP-TV-Z]{4}){2}$/);
    expect(await newest()).toMatchObject({
      item: { id: item.id, slug: item.slug },
      ...{
        useful: true,
        words: 'ขอไฟล์ Excel ด้วย',
        state: 'waiting',
        proven: true,
        inFlood: false,
        counts: true,
      },
    });
    const entries = await eventsOf('opinion.received');
    expect(entries).toHaveLength(before + 1);
    expect(entries.at(-1)).toMatchObject({ useful: true, hasWords: true, proven: true });
    const { rows } = await test.owner.pool.query('SELECT receipt_sha256 FROM opinions');
    expect(JSON.stringify(rows)).not.toContain(receipt);
  });

  it('masks personal data before it is stored, and says so; the office’s own telephone stays', async () => {
    const { office } = (await anyone.get<{ office: { phone: string } }>('/public/site')).body;
    const words = `โทร 081-234-5678 หรือ 1-1037-02071-81-1 สำนักงาน ${office.phone}`;
    expect((await said({ words })).masked).toBe(true);
    const stored = (await newest()).words;
    expect(stored).not.toMatch(/081-234-5678|1-1037-02071-81-1/);
    expect(stored).toContain(office.phone);
  });

  it.each([
    ['nothing said', {}, 'empty'],
    ['blanks and signs that nobody sees', { words: ' \u200b\n ' }, 'empty'],
    ['an item that there is not', { item: 'no-such-item', useful: true }, 'item'],
  ])('400 for %s, and nothing is kept', async (_, body, code) => {
    const reply = await say(body);
    expectProblem(reply, 'malformed-request');
    expect(reply.body).toMatchObject({ errors: [{ code }] });
    expect(await list()).toEqual([]);
  });

  it.each([
    ['too long', { words: 'ก'.repeat(2001) }],
    ['with a name', { words: 'ดี', name: 'สมชาย' }],
    ['that are no words', { words: 5 }],
  ])('400 for words %s', async (_, body) => {
    expectProblem(await say(body), 'malformed-request');
    expect(await list()).toEqual([]);
  });

  it('400 for a draft as for an item that there is not', async () => {
    const { slug } = await draftOf(test, cast.officer, { category: IMMEDIATE });
    const [draft, none] = [
      await say({ item: slug, useful: true }),
      await say({ item: 'nothing-here', useful: true }),
    ];
    const told = ({ body }: { body: unknown }) => ({ ...(body as object), instance: '', requestId: '' });
    expect(told(draft)).toEqual(told(none));
  });

  it('counts what has no proof, or one that was used before, only once somebody has read it', async () => {
    const once = await proof();
    await said({ useful: true, proof: once });
    await said({ useful: false, proof: once });
    await said({ words: 'ไม่มีหลักฐาน' });
    const counted = (await list()).map(({ proven, counts }) => [proven, counts]);
    expect(counted.toSorted()).toEqual([
      [false, false],
      [false, false],
      [true, true],
    ]);
    const last = (await list()).find(({ words }) => words !== '');
    if (!last) throw new Error('there is none');
    expect((await decide(cast.monitor, last, { state: 'kept' })).body.counts).toBe(true);
  });
});

describe('many opinions at once', () => {
  it('429 for one network, with the time to wait, and nothing is counted as a flood', async () => {
    for (let time = 0; time < 10; time++) await said({ useful: true });
    const reply = await say({ useful: true });
    expectProblem(reply, 'too-many-requests');
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
    expect((await cast.monitor.get<OpinionFloods>('/opinions/floods')).body.floods).toEqual([]);
  });

  it('are turned away from whatever networks they come, counted, and count in no figure', async () => {
    const from = (n: number) =>
      test.app.inject({
        method: 'POST',
        url: '/api/v1/public/opinions',
        remoteAddress: `198.51.${String(n >> 8)}.${String(n & 255)}`,
        payload: { item: item.slug, useful: false },
      });
    await said({ item: item.slug, useful: true, proof: await proof() });
    const statuses: number[] = [];
    for (let n = 0; n < 60; n++) statuses.push((await from(n)).statusCode);
    expect(statuses.filter((status) => status === 201)).toHaveLength(29);
    expect(statuses.filter((status) => status === 429)).toHaveLength(31);
    expect((await list('?limit=100')).filter(({ counts }) => counts)).toEqual([]);
    expect((await cast.monitor.get<OpinionFloods>('/opinions/floods')).body.floods).toMatchObject([
      { item: { slug: item.slug }, refused: 31 },
    ]);
    test.clock.advance(1000);
    const other = await published();
    await said({ item: other.slug, useful: true, proof: await proof() });
    expect(await newest()).toMatchObject({ inFlood: false, counts: true });
  });
});

describe('POST /opinions/:id/judge', () => {
  it('shows it with its answer to everyone, and to whoever has the code; the log keeps both', async () => {
    const { receipt } = await said({ item: item.slug, words: 'ขอปีก่อนด้วย' });
    expect(await shown()).toEqual([]);
    expect(await standing(receipt)).toMatchObject({ state: 'waiting', answer: null });
    const opinion = await newest();
    const reply = await decide(cast.monitor, opinion, {
      state: 'shown',
      answer: { th: ' เพิ่มปีก่อนแล้ว ', en: '' },
    });
    expect(reply.status).toBe(200);
    expect(reply.headers['etag']).toBe(`"${String(opinion.version + 1)}"`);
    const answer = { th: 'เพิ่มปีก่อนแล้ว', en: '' };
    expect(reply.body).toMatchObject({ state: 'shown', answer, judgedBy: { userId: cast.monitor.id } });
    const one = { words: 'ขอปีก่อนด้วย', item: { slug: item.slug }, answer };
    expect(await shown()).toMatchObject([one]);
    expect(await shown(`?item=${item.slug}`)).toMatchObject([one]);
    expect(await standing(receipt)).toMatchObject({ state: 'shown', answer });
    expect((await eventsOf('opinion.judged')).at(-1)).toMatchObject({
      ...{ opinion: opinion.id, before: 'waiting', state: 'shown', answerTh: answer.th },
    });
  });

  it('takes it away from everyone again when it is judged anew', async () => {
    const { receipt } = await said({ words: 'โฆษณา' });
    await decide(cast.monitor, await newest(), { state: 'shown' });
    expect(await shown()).toHaveLength(1);
    const again = await decide(cast.monitor, await newest(), { state: 'set_aside', reason: 'advertising' });
    expect(again.body).toMatchObject({ state: 'set_aside', counts: false });
    expect(await shown()).toEqual([]);
    expect(await standing(receipt)).toMatchObject({
      state: 'set_aside',
      reason: { en: expect.any(String) as string },
    });
  });

  it.each([
    ['without a reason', { state: 'set_aside' }, '/reason'],
    ['for a reason without being set aside', { state: 'kept', reason: 'personal' }, '/reason'],
    ['with an answer that nobody would see', { state: 'kept', answer: { th: 'ขอบคุณ', en: '' } }, '/answer'],
  ] as const)('422 %s, and nothing changed', async (_, body, pointer) => {
    await said({ useful: true });
    const before = await newest();
    const events = (await eventsOf('opinion.judged')).length;
    const reply = await decide(cast.monitor, before, body);
    expectProblem(reply, 'requirements-not-met');
    expect(reply.body).toMatchObject({ errors: [{ pointer }] });
    expect(await newest()).toEqual(before);
    expect(await eventsOf('opinion.judged')).toHaveLength(events);
  });

  it('412 for whoever has not seen the last decision, 404 for none, and 403 for all who do not monitor', async () => {
    await said({ useful: true });
    const opinion = await newest();
    for (const who of [cast.officer, cast.head, cast.director, cast.ict, cast.deputy, cast.member])
      expectProblem(await decide(who, opinion, {}), 'not-permitted');
    expect(await newest()).toEqual(opinion);
    await decide(cast.monitor, opinion, {});
    expectProblem(await decide(cast.monitor, opinion, {}), 'version-stale');
    const none = { ...opinion, id: '00000000-0000-4000-8000-000000000000' };
    expectProblem(await decide(cast.monitor, none, {}), 'not-found');
  });
});

describe('what is read of opinions', () => {
  it('is of an item only while that is public, whatever was said of it', async () => {
    const gone = await published();
    await said({ item: gone.slug, words: 'ดีมาก' });
    await decide(cast.monitor, await newest(), { state: 'shown' });
    expect(await shown()).toHaveLength(1);
    await mustAct(cast.head, gone.id, 'withdraw');
    expect(await shown()).toEqual([]);
    expect(await shown(`?item=${gone.slug}`)).toEqual([]);
  });

  it('comes page by page, each once, in order, and by state and item', async () => {
    for (let n = 0; n < 7; n++) {
      test.clock.advance(1000);
      await said({ words: `ที่ ${String(n)}`, ...(n % 2 ? { item: item.slug } : {}) });
    }
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await cast.monitor.get<OpinionPage>(`/opinions?limit=3${query}`);
      seen.push(...body.opinions.map(({ words }) => words));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `ที่ ${String(n)}`));
    expect(await list(`?about=${item.id}`)).toHaveLength(3);
    expect(await list('?about=site&state=waiting')).toHaveLength(4);
    expect(await list('?state=shown')).toEqual([]);
  });

  it('403 for staff who do not answer for the whole, 401 for nobody, 404 for a code of nobody', async () => {
    expectProblem(await cast.officer.get('/opinions'), 'not-permitted');
    expectProblem(await anyone.get('/opinions'), 'not-signed-in');
    for (const code of ['2222-2222-2222', 'x', '0O1I-0O1I-0O1I'])
      expectProblem(await anyone.get(`/public/opinions/receipts/${code}`), 'not-found');
  });
});
