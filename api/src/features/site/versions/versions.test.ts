import type { VersionDifference } from '@phoeiphrae/shared/difference';
import type { ItemHistory } from '@phoeiphrae/shared/history';
import type { Item } from '@phoeiphrae/shared/item';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { PublicVersion, Tombstone } from '@phoeiphrae/shared/publicItem';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildTestApp, START_OF_TEST, type TestApp } from '../../../testing/buildTestApp.ts';
import { client } from '../../../testing/client.ts';
import { mustAttach, publishedWithFile, sha256Of, textFile } from '../../../testing/files.ts';
import {
  castOffice,
  goodAnswers,
  mustAct,
  passChain,
  publishedItem,
  read,
  type Cast,
} from '../../../testing/office.ts';
import { examineDue } from '../../files/examining/examineDue.ts';
import { runDueWork } from '../../items/moves/dueWork.ts';

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());
beforeEach(() => test.clock.set(START_OF_TEST));

const anyone = () => client(test);
const path = (slug: string, rest: string) => `/public/items/${encodeURIComponent(slug)}/versions/${rest}`;
const at = (slug: string, version: number) => anyone().get<PublicVersion>(path(slug, String(version)));
const noticeAt = async (slug: string, version: number) => {
  const reply = await anyone().get<{ tombstone?: Tombstone }>(path(slug, String(version)));
  return [reply.status, reply.body.tombstone?.ended, reply.body.tombstone?.reason];
};

/** Writes on the open draft and answers its self-check. */
async function edited({ id }: Item, content: object): Promise<void> {
  const { version } = await read(cast.officer, id);
  const { document } = (await anyone().get<{ document: Policy }>('/public/policy')).body;
  const body = { content, selfCheck: goodAnswers(document) };
  const reply = await cast.officer.patch(`/items/${id}/draft`, body, { ifMatch: version });
  expect(reply.status, reply.text).toBe(200);
}

async function published(item: Item, content: object): Promise<Item> {
  await mustAct(cast.officer, item.id, 'revise');
  await edited(item, content);
  await passChain(cast, item.id);
  return mustAct(cast.officer, item.id, 'publish');
}

/** Revision 1 replaced by 2, an hour later. */
async function twice(over: { first?: object; second?: object } = {}): Promise<Item> {
  const item = await publishedItem(test, cast, { title: 'ชื่อเดิม', ...over.first });
  test.clock.set('2026-11-23T03:00:00.000Z');
  return published(item, { title: 'ชื่อใหม่', ...over.second });
}

describe('GET /public/items/:slug/versions/:version', () => {
  it('shows a replaced revision as it was, with its time, its code and what took its place', async () => {
    const { slug } = await twice();
    const first = await at(slug, 1);
    expect(first.status, first.text).toBe(200);
    expect(first.body).toMatchObject({
      title: 'ชื่อเดิม',
      revisionNumber: 1,
      endedAt: '2026-11-23T03:00:00.000Z',
      supersededBy: { number: 2, publishedAt: '2026-11-23T03:00:00.000Z' },
      present: { number: 2, title: 'ชื่อใหม่' },
    });
    expect(first.body.approvals.map(({ kind }) => kind)).toEqual(['endorse', 'endorse', 'approve']);
    const code = await anyone().get<{ verdict: string }>(
      `/public/verify/codes/${first.body.verifyCode ?? ''}`,
    );
    expect(code.body).toMatchObject({ verdict: 'superseded', matches: [{ slug, revision: 1 }] });
    const second = await at(slug, 2);
    expect(second.body).toMatchObject({ title: 'ชื่อใหม่', endedAt: null, supersededBy: null });
  });

  it('404 for a number that was never published, whatever is worked on', async () => {
    const item = await twice();
    await mustAct(cast.officer, item.id, 'revise');
    expect((await at(item.slug, 3)).status).toBe(404);
    expect((await at(item.slug, 4)).status).toBe(404);
  });

  it('400 for what is no number of a revision, and for a question that it does not know', async () => {
    const { slug } = await publishedItem(test, cast);
    for (const version of ['0', '-1', '1.5', 'x', '1e9', '%00', '1?x=1'])
      expect((await anyone().get(path(slug, version))).status, version).toBe(400);
  });

  it('410 for every revision once the item is withdrawn, with the notice alone', async () => {
    const item = await twice();
    await mustAct(cast.director, item.id, 'withdraw');
    for (const version of [1, 2]) {
      expect(await noticeAt(item.slug, version)).toEqual([410, 'withdrawn', 'ข้อมูลคลาดเคลื่อน']);
      expect((await at(item.slug, version)).text).not.toMatch(/ชื่อเดิม|ชื่อใหม่/);
    }
    expect((await at(item.slug, 3)).status).toBe(404);
  });

  it.each([
    ['withdrawn', 'director', 'withdraw'],
    ['taken down', 'ict', 'take_down'],
  ] as const)('410 for a revision that was %s, also when a new one follows', async (_how, as, action) => {
    const item = await twice();
    await mustAct(cast[as], item.id, action);
    await published(item, { title: 'ชื่อที่สาม' });
    expect(await noticeAt(item.slug, 2)).toEqual([410, 'withdrawn', 'ข้อมูลคลาดเคลื่อน']);
    expect((await at(item.slug, 1)).body.supersededBy?.number).toBe(2);
    expect((await at(item.slug, 3)).body.title).toBe('ชื่อที่สาม');
    const difference = await anyone().get<VersionDifference>(path(item.slug, '3/difference'));
    expect(difference.body).toMatchObject({ from: 1, to: 3 });
    expect((await anyone().get(path(item.slug, '3/difference?from=2'))).status).toBe(410);
  });

  it('410 for a revision whose last day has passed, also when a new one follows', async () => {
    const item = await publishedItem(test, cast, { validUntil: '2026-11-30' });
    test.clock.set('2026-12-02T03:00:00.000Z');
    await runDueWork(test.deps);
    expect(await noticeAt(item.slug, 1)).toEqual([410, 'expired', null]);
    await published(item, { validUntil: null });
    expect(await noticeAt(item.slug, 1)).toEqual([410, 'expired', null]);
    expect((await at(item.slug, 2)).status).toBe(200);
  });
});

describe('the files of a revision', () => {
  it('stay at its address when they are replaced, and go with the item', async () => {
    const bytes = textFile();
    const { item, file } = await publishedWithFile(test, cast, { bytes });
    const old = path(item.slug, `1/files/${file.sha256}`);
    expect((await anyone().get(old)).status).toBe(200);
    await mustAct(cast.officer, item.id, 'revise');
    const next = textFile();
    await mustAttach(cast.officer, item.id, { bytes: next, more: { replaces: file.sha256 } });
    await examineDue(test.deps);
    await edited(item, {});
    const unborn = path(item.slug, `2/files/${sha256Of(next)}`);
    expect((await anyone().get(unborn)).status).toBe(404);
    await passChain(cast, item.id);
    await mustAct(cast.officer, item.id, 'publish');
    expect((await at(item.slug, 1)).body.files[0]?.url).toBe(`/api/v1${old}`);
    const kept = await anyone().get(old);
    expect([kept.status, kept.text]).toEqual([200, bytes.toString()]);
    expect((await anyone().get(unborn)).status).toBe(200);
    expect((await anyone().get(path(item.slug, `1/files/${sha256Of(next)}`))).status).toBe(404);
    expect((await anyone().get(path(item.slug, `2/files/${file.sha256}`))).status).toBe(404);
    await mustAct(cast.director, item.id, 'withdraw');
    for (const headers of [{}, { 'if-none-match': `"${file.sha256}"` }, { range: 'bytes=0-1' }])
      expect((await anyone().get(old, { headers })).status).toBe(410);
  });

  it('503 where a virus was found in one after it was replaced', async () => {
    const { item, file } = await publishedWithFile(test, cast);
    await published(item, { files: [] });
    const address = path(item.slug, `1/files/${file.sha256}`);
    expect((await anyone().get(address)).status).toBe(200);
    await test.owner.pool.query(
      `UPDATE file_examinations SET scan = coalesce(scan, '{}') || '{"result": "found"}' WHERE sha256 = $1`,
      [file.sha256],
    );
    expect((await anyone().get(address)).status).toBe(503);
  });
});

describe('GET /public/items/:slug/versions/:version/difference', () => {
  it('names what differs from the one before, and both contents', async () => {
    const { slug } = await twice({ second: { remarks: 'เพิ่ม' } });
    const { status, body } = await anyone().get<VersionDifference>(path(slug, '2/difference'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ from: 1, to: 2, before: { title: 'ชื่อเดิม' }, after: { title: 'ชื่อใหม่' } });
    expect([...body.changed].sort()).toEqual(['remarks', 'title']);
    const same = await anyone().get<VersionDifference>(path(slug, '2/difference?from=2'));
    expect(same.body.changed).toEqual([]);
  });

  it('404 where nothing stands before, or nothing was published', async () => {
    const item = await publishedItem(test, cast);
    await mustAct(cast.officer, item.id, 'revise');
    for (const rest of ['1/difference', '2/difference', '1/difference?from=2', '1/difference?from=9'])
      expect((await anyone().get(path(item.slug, rest))).status, rest).toBe(404);
  });
});

describe('what is said of a change', () => {
  const note = { th: 'แก้วงเงินตามมติ', en: 'Budget corrected' };

  it('is approved with the content, shown with its revision, and told by the feeds and the history', async () => {
    const item = await twice({ second: { changeNote: { th: ` ${note.th} `, en: note.en } } });
    const second = (await at(item.slug, 2)).body;
    expect(second.changeNote).toEqual(note);
    expect(second.revisions.map(({ number, changeNote }) => [number, changeNote])).toEqual([
      [2, note],
      [1, null],
    ]);
    expect((await at(item.slug, 1)).body).not.toHaveProperty('changeNote');
    const { rows } = await test.owner.pool.query<{ canonical: string }>(
      'SELECT canonical FROM publications WHERE slug = $1 ORDER BY revision_number',
      [item.slug],
    );
    expect(rows.map(({ canonical }) => canonical.includes(note.th))).toEqual([false, true]);
    for (const feed of ['/feed.xml', '/feed.json'])
      expect((await test.app.inject({ url: feed })).body).toContain(`สิ่งที่เปลี่ยน: ${note.th}`);
    const { entries } = (await cast.officer.get<ItemHistory>(`/items/${item.id}/history`)).body;
    expect(entries.flatMap(({ changeNote }) => changeNote ?? [])).toEqual([note]);
    const { changed } = (await anyone().get<VersionDifference>(path(item.slug, '2/difference'))).body;
    expect(changed).toEqual(['title']);
  });

  it('is asked anew of the next revision, and is none where it is empty', async () => {
    const item = await twice({ second: { changeNote: note } });
    await mustAct(cast.officer, item.id, 'revise');
    const hash = (await read(cast.officer, item.id)).working?.contentHash;
    expect((await read(cast.officer, item.id)).working?.content).not.toHaveProperty('changeNote');
    await edited(item, { changeNote: { th: 'ก', en: '' } });
    expect((await read(cast.officer, item.id)).working?.contentHash).not.toBe(hash);
    await edited(item, { changeNote: { th: ' ', en: '' } });
    expect((await read(cast.officer, item.id)).working?.contentHash).toBe(hash);
  });

  it('is searched for personal data like all that is shown', async () => {
    const item = await publishedItem(test, cast);
    await mustAct(cast.officer, item.id, 'revise');
    await edited(item, { changeNote: { th: 'เลขประจำตัวประชาชน 1-1017-00230-70-8', en: '' } });
    const { missing } = await read(cast.officer, item.id);
    expect(missing.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/content/changeNote', 'personal_data_found'],
    ]);
  });

  it('goes with its revision', async () => {
    const item = await twice({ second: { changeNote: note } });
    await mustAct(cast.director, item.id, 'withdraw');
    await published(item, { title: 'ชื่อที่สาม' });
    expect((await at(item.slug, 3)).body.revisions.map(({ changeNote }) => changeNote)).toEqual([
      null,
      null,
      null,
    ]);
  });
});
