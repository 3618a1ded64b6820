import { createHash } from 'node:crypto';
import type { Item } from '@phoeiphrae/shared/item';
import type { PaperList, PaperTemplates } from '@phoeiphrae/shared/paper';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { expectProblem } from '../../testing/expectProblem.ts';
import {
  act,
  approvedItem,
  castOffice,
  draftOf,
  IMMEDIATE,
  mustAct,
  publishedItem,
  type Cast,
} from '../../testing/office.ts';
import { paperText } from '../../testing/paperText.ts';
import { saidIn } from '../../testing/saidIn.ts';
import type { Person } from '../../testing/asPost.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

const paperOf = async (person: Person | undefined, url: string, headers: Record<string, string> = {}) => {
  const authorization: Record<string, string> = person ? { authorization: `Bearer ${person.token}` } : {};
  return test.app.inject({ url: `/api/v1${url}`, headers: { ...authorization, ...headers } });
};
const kindsFor = async (person: Person, id: string) =>
  (await person.get<PaperList>(`/items/${id}/papers`)).body.papers.map(({ kind }) => kind);

async function textOf(person: Person | undefined, url: string): Promise<string> {
  const reply = await paperOf(person, url);
  expect(reply.statusCode, reply.body.slice(0, 500)).toBe(200);
  return paperText(reply.rawPayload);
}

describe('GET /items/{id}/papers', () => {
  it('lists what exists: memo and form from the draft on, the rest once approved or published', async () => {
    const draft = await draftOf(test, cast.officer);
    expect(await kindsFor(cast.officer, draft.id)).toEqual(['memo', 'form', 'item']);
    const approved = await approvedItem(test, cast);
    expect(await kindsFor(cast.officer, approved.id)).toEqual(['memo', 'form', 'certificate', 'item']);
    const live = await publishedItem(test, cast);
    expect(await kindsFor(cast.officer, live.id)).toEqual([
      'memo',
      'form',
      'form_completed',
      'certificate',
      'item',
    ]);
    const news = await draftOf(test, cast.officer, { category: IMMEDIATE });
    expect(await kindsFor(cast.officer, news.id)).toEqual(['form', 'item']);
  });
});

describe('GET /items/{id}/papers/{kind}', () => {
  it('shows the approver before signing the very memo and form, with the names under the lines', async () => {
    const { id } = await draftOf(test, cast.officer);
    await mustAct(cast.officer, id, 'submit');
    await mustAct(cast.head, id, 'endorse', { note: 'เห็นควรอนุมัติ' });
    await mustAct(cast.deputy, id, 'endorse');
    const memo = await textOf(cast.director, `/items/${id}/papers/memo`);
    for (const said of [cast.officer.name, cast.head.name, cast.deputy.name, cast.director.name])
      expect(saidIn(memo, said)).toBe(said);
    const address = 'เรียน ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมุทรปราการ เขต ๒';
    expect(saidIn(memo, address)).toBe(address);
    expect(memo).toContain('๒๓ พฤศจิกายน ๒๕๖๙');
    expect(await textOf(cast.director, `/items/${id}/papers/form`)).toContain('ผู้อนุมัติรับรอง');
  });

  it('writes what was approved, signed how and published where on certificate and completed form', async () => {
    const item = await publishedItem(test, cast);
    const hash = item.published?.contentHash ?? '';
    const certificate = await textOf(cast.officer, `/items/${item.id}/papers/certificate`);
    for (const said of [item.title, hash, cast.director.name, 'ยืนยันรหัสผ่านซ้ำ', 'มาตรา ๙'])
      expect(saidIn(certificate, said)).toBe(said);
    expect(certificate).not.toMatch(/มาตรา\s+๒๘/);
    const form = await textOf(cast.officer, `/items/${item.id}/papers/form_completed`);
    for (const said of [item.title, hash, cast.director.name, `/i/${item.slug}`])
      expect(saidIn(form, said)).toBe(said);
  });

  it('is the same to the byte while nothing has happened, whatever the clock says, and 304 for its ETag', async () => {
    const { id } = await publishedItem(test, cast);
    for (const kind of ['memo', 'form', 'form_completed', 'certificate', 'item']) {
      const first = await paperOf(cast.officer, `/items/${id}/papers/${kind}`);
      test.clock.advance(86_400_000);
      const second = await paperOf(cast.officer, `/items/${id}/papers/${kind}`);
      expect(first.statusCode).toBe(200);
      const digest = createHash('sha256').update(first.rawPayload).digest('hex');
      expect(createHash('sha256').update(second.rawPayload).digest('hex')).toBe(digest);
      expect(second.headers.etag).toBe(`"${digest}"`);
      const tag = { 'if-none-match': `"${digest}"` };
      expect((await paperOf(cast.officer, `/items/${id}/papers/${kind}`, tag)).statusCode).toBe(304);
    }
  });

  it('names the file in Thai and lets nothing in it run', async () => {
    const { id } = await draftOf(test, cast.officer, { title: 'แผน/2570 "ร่าง": ก*ข' });
    const { headers } = await paperOf(cast.officer, `/items/${id}/papers/memo`);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toContain(
      `filename*=UTF-8''${encodeURIComponent('บันทึกข้อความ แผน 2570 ร่าง ก ข.pdf')}`,
    );
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; object-src 'self'/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('404 for strangers, for papers that do not exist yet, and 400 for no kind', async () => {
    const { id } = await draftOf(test, cast.officer);
    for (const path of [`/items/${id}/papers`, `/items/${id}/papers/memo`])
      expectProblem(await cast.stranger.get(path), 'not-found');
    expectProblem(await cast.officer.get(`/items/${id}/papers/certificate`), 'not-found');
    expectProblem(await cast.officer.get(`/items/${id}/papers/form_completed`), 'not-found');
    expectProblem(await cast.officer.get(`/items/${id}/papers/committee`), 'malformed-request');
  });

  it('keeps to the revision that was approved while a new draft is being written', async () => {
    const item = await publishedItem(test, cast);
    await mustAct(cast.officer, item.id, 'revise');
    const { papers } = (await cast.officer.get<PaperList>(`/items/${item.id}/papers`)).body;
    expect(Object.fromEntries(papers.map(({ kind, revisionNumber }) => [kind, revisionNumber]))).toEqual({
      memo: 2,
      form: 2,
      form_completed: 1,
      certificate: 1,
      item: 2,
    });
  });
});

describe('GET /public/items/{slug}/papers/{kind}', () => {
  it('gives anyone certificate, print and completed form of what is public; officers by their unit', async () => {
    const item = await publishedItem(test, cast);
    const at = `/public/items/${encodeURIComponent(item.slug)}/papers`;
    expect(saidIn(await textOf(undefined, `${at}/item`), item.title)).toBe(item.title);
    const { name } = cast.director;
    expect(saidIn(await textOf(undefined, `${at}/certificate`), name)).toBe(name);
    const form = await textOf(undefined, `${at}/form_completed`);
    expect(saidIn(form, name)).toBe(name);
    expect(saidIn(form, cast.officer.name)).not.toBe(cast.officer.name);
  });

  it('prints what the office says of a change, and no empty word of one', async () => {
    const item = await publishedItem(test, cast, {
      changeNote: { th: 'แก้วงเงินโครงการที่ ๓', en: 'Budget of project 3' },
    });
    const silent = await publishedItem(test, cast);
    const printOf = ({ slug }: Item) =>
      textOf(undefined, `/public/items/${encodeURIComponent(slug)}/papers/item`);
    const print = await printOf(item);
    for (const words of ['สิ่งที่เปลี่ยนในฉบับนี้', 'แก้วงเงินโครงการที่']) expect(saidIn(print, words)).toBe(words);
    expect(saidIn(await printOf(silent), 'สิ่งที่เปลี่ยนในฉบับนี้')).not.toBe('สิ่งที่เปลี่ยนในฉบับนี้');
  });

  it('404 for what is not public, 400 for memos, 410 with the notice for what was withdrawn', async () => {
    const approved: Item = await approvedItem(test, cast);
    const item = await publishedItem(test, cast);
    expect((await act(cast.director, item.id, 'withdraw')).status).toBe(200);
    expect((await paperOf(undefined, `/public/items/${approved.slug}/papers/item`)).statusCode).toBe(404);
    for (const kind of ['item', 'certificate', 'form_completed']) {
      const gone = await paperOf(undefined, `/public/items/${item.slug}/papers/${kind}`);
      expect(gone.statusCode).toBe(410);
      expect(gone.json()).toMatchObject({ tombstone: { slug: item.slug, ended: 'withdrawn' } });
    }
    expect((await paperOf(undefined, `/public/items/${item.slug}/papers/memo`)).statusCode).toBe(400);
  });

  it('certifies the publication of an immediate category, and no approval', async () => {
    const { id, slug } = await draftOf(test, cast.officer, { category: IMMEDIATE });
    await mustAct(cast.officer, id, 'publish');
    const text = await textOf(undefined, `/public/items/${slug}/papers/certificate`);
    expect(text).toContain('ให้ข้อมูลได้ทันที');
    expect(text).not.toContain('ผู้อนุมัติ');
  });
});

describe('GET /committee/paper', () => {
  it('lists every seat of the announcement, with the one who sits today or as vacant', async () => {
    const text = await textOf(cast.officer, '/committee/paper');
    expect(saidIn(text, cast.member.name)).toBe(cast.member.name);
    expect(text.split('(ว่าง)')).toHaveLength(8);
  });
});

describe('GET /policies/{version}/templates', () => {
  it('gives the files with their digests; 404 for no such version', async () => {
    const { body } = await cast.officer.get<PaperTemplates>('/policies/1/templates');
    expect(body.templates.map(({ name }) => name)).toEqual([
      ...['certificate.typ', 'committee.typ', 'form.typ', 'item.typ', 'memo.typ', 'office.typ'],
      ...['own.typ', 'words.typ'],
    ]);
    expectProblem(await cast.officer.get('/policies/7/templates'), 'not-found');
  });
});

describe('POST /policies/preview-paper', () => {
  const preview = (person: Person, body: unknown) => person.post('/policies/preview-paper', body);

  it('draws every kind with made-up data for an administrator', async () => {
    const { rows } = await test.owner.pool.query<{ name: string; source: string }>(
      "SELECT name, source FROM policy_templates WHERE name = 'words.typ'",
    );
    for (const kind of ['memo', 'form', 'form_completed', 'certificate', 'committee', 'item']) {
      const reply = await preview(cast.ict, { kind, name: 'words.typ', source: rows[0]!.source });
      expect(reply.status, reply.text.slice(0, 300)).toBe(200);
    }
  });

  it('422 with the words of Typst and the line, and nothing of the machine', async () => {
    const reply = await preview(cast.ict, { kind: 'memo', source: '#let a = 1\n#foo(a)\n' });
    expectProblem(reply, 'template-faulty');
    expect(reply.text).toContain('memo.typ:2:2: unknown variable: foo');
    const reading = await preview(cast.ict, { kind: 'memo', source: '#read("/etc/passwd")' });
    expectProblem(reading, 'template-faulty');
    expect(reading.text).not.toContain('root:');
  });

  it('403 for anyone else', async () => {
    expectProblem(await preview(cast.director, { kind: 'memo', source: 'x' }), 'not-permitted');
  });
});

describe('an approval from before signatures were kept', () => {
  const FORGET = `DO $$ BEGIN
    SET LOCAL session_replication_role = replica;
    ALTER TABLE decisions DROP CONSTRAINT decisions_sealed;
    UPDATE decisions SET statement_text = NULL, signature = NULL, seal = NULL;
  END $$`;

  it('claims on no paper that a password was typed, nor any other way', async () => {
    const { id, slug } = await publishedItem(test, cast);
    await test.owner.pool.query(FORGET);
    const staff = ['memo', 'form_completed', 'certificate'].map((kind) => `/items/${id}/papers/${kind}`);
    const open = ['form_completed', 'certificate'].map((kind) => `/public/items/${slug}/papers/${kind}`);
    for (const url of [...staff, ...open]) {
      const text = await textOf(url.startsWith('/public') ? undefined : cast.officer, url);
      expect(saidIn(text, cast.director.name), url).toBe(cast.director.name);
      expect(text.replace(/\s/g, ''), url).toMatch(/ไม่มีหลักฐาน(วิธี|ว่าผู้อนุมัติ)ยืนยันตัวบุคคล/);
      expect(text.replace(/\s/g, ''), url).not.toMatch(/รหัสผ่าน|ยืนยันตัวบุคคลซ้ำ|พาสคีย์|ลายมือชื่ออิเล็กทรอนิกส์นี้/);
    }
  });
});
