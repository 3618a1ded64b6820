import { MORE_FINDINGS_KEY, UNREADABLE_KEY } from '@phoeiphrae/shared/itemFile';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { asPost, type Person } from '../../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { draftWithFile, filesOf } from '../../../testing/files.ts';
import {
  act,
  castOffice,
  draftOf,
  IMMEDIATE,
  mustAct,
  passChain,
  read,
  type Cast,
} from '../../../testing/office.ts';

// Whole chains with real examinations.
vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

/** With a right check digit; nobody has it. */
const NATIONAL_ID = '1-1037-02071-81-1';
const REASON = 'เป็นข้อมูลของผู้ชนะการเสนอราคาที่กฎหมายให้เปิดเผย';

const withId = (words: string) => Buffer.from(`${words}\nเลขประจำตัวประชาชน ${NATIONAL_ID}\n`);
let n = 0;
const drafted = () =>
  draftWithFile(test, cast, { bytes: withId(`รายชื่อ ${'ก'.repeat(++n)}`), name: 'รายชื่อ.txt' });

const say = (person: Person, id: string, body: Record<string, unknown>) =>
  person.post(`/items/${id}/findings/justify`, { reason: REASON, ...body });
const codes = async (id: string) =>
  (await read(cast.officer, id)).missing.map(({ pointer, code }) => `${pointer} ${code}`);

async function keysOf(id: string) {
  const { files, wordFindings } = await filesOf(cast.officer, id);
  return [
    ...wordFindings.map(({ key }) => ({ source: 'content', findingKey: key })),
    ...files.flatMap(({ file, examination }) =>
      (examination.result?.findings ?? []).map(({ key }) => ({ source: file.sha256, findingKey: key })),
    ),
  ];
}

describe('personal data in a file', () => {
  it('blocks submitting, with the place and the value masked, and is stored nowhere in full', async () => {
    const { item, file } = await drafted();
    expect(item.missing).toMatchObject([
      { pointer: '/content/files/0', code: 'personal_data_found', rule: 7 },
    ]);
    const refused = await act(cast.officer, item.id, 'submit');
    expect(refused.status).toBe(422);
    expect(refused.text).not.toContain(NATIONAL_ID);
    const { rows } = await test.owner.pool.query(
      'SELECT result::text || masked_text AS said FROM file_examinations WHERE sha256 = $1',
      [file.sha256],
    );
    expect(rows[0].said).not.toContain(NATIONAL_ID);
    expect(rows[0].said.replace(/\D/g, '')).not.toContain(NATIONAL_ID.replace(/\D/g, ''));
  });

  it('403 for preparers and others, 422 for a short reason or another finding; a decider’s reason clears it', async () => {
    const { item, file } = await drafted();
    const [finding] = await keysOf(item.id);
    expect(finding?.source).toBe(file.sha256);
    const tries = [
      (await say(cast.officer, item.id, finding!)).status,
      (await say(cast.monitor, item.id, finding!)).status,
      (await say(cast.stranger, item.id, finding!)).status,
      (await say(cast.head, item.id, { ...finding, reason: 'ได้' })).status,
      (await say(cast.head, item.id, { ...finding, reason: ' '.repeat(30) })).status,
      (await say(cast.head, item.id, { ...finding, findingKey: MORE_FINDINGS_KEY })).status,
      (await say(cast.head, item.id, { ...finding, source: 'content' })).status,
    ];
    expect(tries).toEqual([403, 403, 404, 400, 422, 422, 422]);
    expect(await codes(item.id)).toEqual(['/content/files/0 personal_data_found']);
    expect((await say(cast.head, item.id, finding!)).status).toBe(200);
    expect(await codes(item.id)).toEqual([]);
    expect((await say(cast.head, item.id, finding!)).status).toBe(409);
    const { rows } = await test.owner.pool.query(
      "SELECT body FROM events WHERE type = 'item.finding_justified' AND item_id = $1",
      [item.id],
    );
    expect(rows).toHaveLength(1);
    expect(JSON.parse(rows[0].body).details).toEqual({ ...finding, reason: REASON });
    await passChain(cast, item.id);
    await mustAct(cast.officer, item.id, 'publish');
  });

  it('a decider who wrote on the revision does not justify it; with no other who sees drafts, the chain does', async () => {
    const head = await asPost(test, 'group_head', { workGroups: ['policy_plan'] });
    const { item } = await drafted();
    const [finding] = await keysOf(item.id);
    const own = { title: 'แผนปฏิบัติการที่หัวหน้ากลุ่มแก้ไข' };
    const edited = await head.patch(`/items/${item.id}/draft`, { content: own }, { ifMatch: item.version });
    if (edited.status === 200) expect((await say(head, item.id, finding!)).status).toBe(403);
    expect((await say(cast.head, item.id, finding!)).status).toBe(200);
  });

  it('counts for this item only: the same bytes in another one are to be justified there', async () => {
    const bytes = withId('รายชื่อที่ใช้สองเรื่อง');
    const one = await draftWithFile(test, cast, { bytes });
    const two = await draftWithFile(test, cast, { bytes });
    for (const key of await keysOf(one.item.id)) await say(cast.head, one.item.id, key);
    expect(await codes(one.item.id)).toEqual([]);
    expect(await codes(two.item.id)).toEqual(['/content/files/0 personal_data_found']);
  });
});

describe('personal data in the item’s own words', () => {
  it('blocks where it stands, and another value in its place needs another reason', async () => {
    const { id } = await draftOf(test, cast.officer, { remarks: 'ติดต่อ 081-234-5678' });
    expect(await codes(id)).toEqual(['/content/remarks personal_data_found']);
    const [finding] = await keysOf(id);
    expect((await say(cast.head, id, finding!)).status).toBe(200);
    expect(await codes(id)).toEqual([]);
    const { version } = await read(cast.officer, id);
    const content = { remarks: 'ติดต่อ 081-999-5678' };
    await cast.officer.patch(`/items/${id}/draft`, { content }, { ifMatch: version });
    expect(await codes(id)).toEqual(['/content/remarks personal_data_found']);
  });

  it('is looked for in titles, bodies, captions and file names; the office’s own contact is none', async () => {
    const { item } = await draftWithFile(
      test,
      cast,
      { name: `สัญญา ${NATIONAL_ID}.txt`, more: { caption: 'ของนายสมชาย 081-234-5678' } },
      { title: `ประกาศรายชื่อ ${NATIONAL_ID}`, body: `<p>เลข<b>บัตร</b> ${NATIONAL_ID}</p>` },
    );
    expect((await codes(item.id)).sort()).toEqual([
      '/content/body personal_data_found',
      '/content/files/0 personal_data_found',
      '/content/title personal_data_found',
    ]);
    const policy = await test.app.inject({ url: '/api/v1/public/policy' });
    const { office } = policy.json<{ document: { office: { phone: string; email: string } } }>().document;
    const own = await draftOf(test, cast.officer, {
      body: `<p>โทร ${office.phone} อีเมล ${office.email}</p>`,
      contact: { unit: 'กลุ่มนโยบายและแผน', phone: '081-234-5678', email: 'someone@gmail.com' },
    });
    expect(own.missing).toEqual([]);
  });

  it('blocks an immediate item from being published', async () => {
    const { id } = await draftOf(test, cast.officer, {
      category: IMMEDIATE,
      summary: `ผู้ติดต่อ ${NATIONAL_ID}`,
    });
    const reply = await act(cast.officer, id, 'publish');
    expect([reply.status, reply.text.includes('personal_data_found')]).toEqual([422, true]);
  });
});

describe('a file whose text cannot be read', () => {
  it('is never taken for clean: a decider says that it was checked', async () => {
    const { item, file } = await draftWithFile(test, cast);
    await test.owner.pool.query(
      `UPDATE file_examinations SET result = jsonb_set(result, '{text}', '"unreadable"') WHERE sha256 = $1`,
      [file.sha256],
    );
    expect(await codes(item.id)).toEqual(['/content/files/0 file_unreadable']);
    expect((await say(cast.head, item.id, { source: file.sha256, findingKey: UNREADABLE_KEY })).status).toBe(
      200,
    );
    expect(await codes(item.id)).toEqual([]);
  });

  it('is told in text, for those who cannot read a picture', async () => {
    const { item, file } = await draftWithFile(test, cast);
    const write = async (content: object) => {
      const { version } = await read(cast.officer, item.id);
      const reply = await cast.officer.patch(`/items/${item.id}/draft`, { content }, { ifMatch: version });
      expect(reply.status, reply.text).toBe(200);
      return codes(item.id);
    };
    await write({ summary: 'แผนปฏิบัติการ ดูในไฟล์', body: '' });
    expect(await codes(item.id)).toEqual([]);
    await test.owner.pool.query(
      `UPDATE file_examinations SET result = jsonb_set(result, '{text}', '"unreadable"') WHERE sha256 = $1`,
      [file.sha256],
    );
    await say(cast.head, item.id, { source: file.sha256, findingKey: UNREADABLE_KEY });
    expect(await codes(item.id)).toEqual(['/content/body scan_untold']);
    const { missing } = await read(cast.officer, item.id);
    expect(missing[0]?.message).toContain(`“${file.name}” เป็นภาพสแกน`);
    expect(missing[0]?.message).toContain('โปรแกรมอ่านหน้าจอ');
    expect(missing[0]?.message).toContain('อย่างน้อย 200 ตัวอักษร (ขณะนี้มี 21)');
    const refused = await act(cast.officer, item.id, 'submit');
    expect([refused.status, refused.text.includes('scan_untold')]).toEqual([422, true]);
    const words = 'งบประมาณโครงการ '.repeat(20);
    expect(await write({ body: `<p>${' . '.repeat(200)}</p>` })).toEqual(['/content/body scan_untold']);
    expect(await write({ body: `<p>${words}</p>` })).toEqual([]);
    expect(await write({ summary: words, body: '' })).toEqual([]);
    expect((await act(cast.officer, item.id, 'submit')).status).toBe(200);
  });
});
