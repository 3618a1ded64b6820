import type { Content } from '@phoeiphrae/shared/content';
import type { Oversight } from '@phoeiphrae/shared/inbox';
import type { Item } from '@phoeiphrae/shared/item';
import type { Action } from '@phoeiphrae/shared/workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { asPost, type Person } from '../../../testing/asPost.ts';
import { buildTestApp, START_OF_TEST, type TestApp } from '../../../testing/buildTestApp.ts';
import { draftWithFile, filesOf, mustAttach, textFile } from '../../../testing/files.ts';
import {
  act,
  castOffice,
  draftOf,
  GROUP,
  IMMEDIATE,
  mustAct,
  ownWords,
  passChain,
  read,
  type Cast,
} from '../../../testing/office.ts';
import { typstPdf } from '../../../testing/typstPdf.ts';
import { examineDue } from '../../files/examining/examineDue.ts';
import { runDueWork } from '../moves/dueWork.ts';
import { printOldContents } from './printOld.ts';

// Whole chains with real examinations.
vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
let cast: Cast;
let secondHead: Person;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  secondHead = await asPost(test, 'group_head', { workGroups: [GROUP] });
});
beforeEach(() => test.clock.set(START_OF_TEST));
afterAll(() => test.close());

const REASON = 'ผู้อำนวยการให้เผยแพร่ข้อมูลส่วนนี้ได้ตามบันทึกที่แนบไว้';
const FIELDS = ['title', 'summary', 'body'] as const;
const wordsOf = (item: Item): Partial<Content> =>
  Object.fromEntries(FIELDS.map((field) => [field, item.working?.content[field]]));
/** Another item of the immediate track, with these words. */
const immediate = (words: Partial<Content>, person = cast.officer) =>
  draftOf(test, person, { ...words, category: IMMEDIATE });
const gaps = (item: Item) =>
  item.missing.filter(({ code }) => code === 'like_content_found').map(({ pointer }) => pointer);
const publish = (id: string, person = cast.officer) => act(person, id, 'publish');
const justify = async (person: Person, id: string, reason = REASON) => {
  const [finding] = (await filesOf(person, id)).wordFindings.filter(({ kind }) => kind === 'like_content');
  return person.post(`/items/${id}/findings/justify`, {
    source: 'content',
    findingKey: finding?.key ?? 'like_none',
    reason,
  });
};
const twin = async (id: string) => immediate(wordsOf(await read(cast.director, id)));

type Steps = readonly (readonly [keyof Cast, Action])[];
const CHAIN: Steps = [
  ['officer', 'submit'],
  ['head', 'endorse'],
  ['deputy', 'endorse'],
];
const PUBLISHED: Steps = [...CHAIN, ['director', 'approve'], ['officer', 'publish']];
const STANDINGS: readonly (readonly [string, Steps])[] = [
  ['in_review', CHAIN],
  [
    'returned',
    [
      ['officer', 'submit'],
      ['head', 'return'],
    ],
  ],
  [
    'returned',
    [
      ['officer', 'submit'],
      ['head', 'return'],
      ['officer', 'discard'],
    ],
  ],
  [
    'recalled',
    [
      ['officer', 'submit'],
      ['officer', 'recall'],
    ],
  ],
  ['rejected', [...CHAIN, ['director', 'reject']]],
  ['withdrawn', [...PUBLISHED, ['director', 'withdraw']]],
  ['taken_down', [...PUBLISHED, ['ict', 'take_down']]],
];
async function walk(steps: Steps): Promise<Item> {
  const draft = await draftOf(test, cast.officer);
  for (const [who, action] of steps) await mustAct(cast[who], draft.id, action);
  return draft;
}

describe('a content that is like one', () => {
  it.each(STANDINGS)(
    '%s is not published under another item by one person alone',
    async (standing, steps) => {
      const first = await walk(steps);
      const second = await immediate(wordsOf(first));
      expect(gaps(second)).toEqual(['/content/body']);
      const refused = await publish(second.id);
      expect([refused.status, refused.text.includes('like_content_found')]).toEqual([422, true]);
      expect((await act(cast.officer, second.id, 'schedule')).status).toBe(422);
      const { rows } = await test.owner.pool.query(
        'SELECT DISTINCT standing FROM content_prints WHERE item_id = $1',
        [first.id],
      );
      expect(rows).toEqual([{ standing }]);
    },
  );

  it('approved, or public, is published', async () => {
    const approved = await draftOf(test, cast.officer);
    await passChain(cast, approved.id);
    expect((await publish((await immediate(wordsOf(approved))).id)).status).toBe(200);
    await mustAct(cast.officer, approved.id, 'publish');
    expect((await publish((await immediate(wordsOf(approved))).id)).status).toBe(200);
  });

  it('returned is not stopped in its own item, nor is what was mended and approved since; what was returned is', async () => {
    const first = await draftOf(test, cast.officer);
    const before = wordsOf(first);
    await mustAct(cast.officer, first.id, 'submit');
    await mustAct(cast.head, first.id, 'return');
    const { version } = await read(cast.officer, first.id);
    const mended = { body: `${before.body ?? ''}<p>${ownWords().slice(0, 60)}</p>` };
    await cast.officer.patch(`/items/${first.id}/draft`, { content: mended }, { ifMatch: version });
    await passChain(cast, first.id);
    await mustAct(cast.officer, first.id, 'publish');
    expect(gaps(await immediate({ ...before, ...mended }))).toEqual([]);
    expect(gaps(await immediate(before))).toEqual(['/content/body']);
  });
});

const spaced = (text: string) => Array.from(text).join('\u200B');
const DISGUISES: Readonly<Record<string, (words: Partial<Content>) => Partial<Content>>> = {
  'with signs that nobody sees': ({ body = '', ...rest }) => ({
    ...rest,
    body: body.replace(/>([^<]+)</g, (_, t: string) => `>${spaced(t)}<`),
  }),
  'with a word changed': ({ body = '', ...rest }) => ({
    ...rest,
    body: body.replace('รายละเอียด', 'สาระสำคัญ'),
  }),
  'with its paragraphs in another order': ({ body = '', ...rest }) => ({
    ...rest,
    body: body
      .split(/(?=<p>)/)
      .toReversed()
      .join(''),
  }),
  'under another title': ({ body = '' }) => ({
    title: 'ข่าวประชาสัมพันธ์ของหน่วยงาน',
    summary: 'เรื่องที่ประชาชนควรทราบในสัปดาห์นี้',
    body,
  }),
  'in its summary': ({ body = '', title = '' }) => ({
    title,
    summary: body.replace(/<[^>]*>/g, ' '),
    body: '<p>ตามรายละเอียดข้างต้น</p>',
  }),
};

describe('a refused content is known', () => {
  it.each(Object.entries(DISGUISES))('%s', async (_, disguise) => {
    const first = await walk([
      ['officer', 'submit'],
      ['head', 'return'],
    ]);
    expect(gaps(await immediate(disguise(wordsOf(first))))).toHaveLength(1);
  });

  it('in digits of another script', async () => {
    const numbers = Array.from({ length: 40 }, (_, i) => `รายการที่ ${i} จำนวน ${i * 7919} บาท`).join(' ');
    const first = await draftOf(test, cast.officer, { body: `<p>${numbers}</p>` });
    await mustAct(cast.officer, first.id, 'submit');
    const thai = numbers.replace(/\d/g, (digit) => String.fromCodePoint(0x0e50 + Number(digit)));
    expect(gaps(await immediate({ body: `<p>${thai}</p>` }))).toHaveLength(1);
  });

  it('in a PDF that is attached instead of a body', async () => {
    const words = Array.from({ length: 30 }, (_, i) => `ข้อ ${i} โครงการพัฒนา${ownWords().slice(0, 20)}`);
    const first = await draftOf(test, cast.officer, { body: `<p>${words.join('</p><p>')}</p>` });
    await mustAct(cast.officer, first.id, 'submit');
    const second = await immediate({ body: '<p>ตามเอกสารแนบ</p>' });
    await mustAttach(cast.officer, second.id, { bytes: Buffer.from(typstPdf(words)), name: 'แผน.pdf' });
    await examineDue(test.deps);
    expect(gaps(await read(cast.officer, second.id))).toHaveLength(1);
    expect((await publish(second.id)).status).toBe(422);
  });

  it('by the bytes of a file, whatever its name and the words around it', async () => {
    const bytes = textFile('ก');
    const { item } = await draftWithFile(test, cast, { bytes });
    await mustAct(cast.officer, item.id, 'submit');
    const second = await immediate({ title: 'ข่าวประชาสัมพันธ์', summary: 'เรื่องอื่นทั้งหมดของหน่วยงาน' });
    await mustAttach(cast.officer, second.id, { bytes, name: 'อื่น.txt' });
    await examineDue(test.deps);
    expect(gaps(await read(cast.officer, second.id))).toEqual(['/content/files/0']);
    const refused = await publish(second.id);
    expect([refused.status, refused.text.includes('อื่น.txt')]).toEqual([422, true]);
  });

  it('though not an ordinary sentence that many contents have', async () => {
    const first = await draftOf(test, cast.officer, {
      title: 'แผนงานของกลุ่มบริหารงานบุคคลปีนี้',
      summary: ownWords(),
      body: '<p>ตามเอกสารแนบ</p>',
    });
    await mustAct(cast.officer, first.id, 'submit');
    expect(gaps(await immediate({ summary: ownWords(), body: '<p>ตามเอกสารแนบ</p>' }))).toEqual([]);
  });

  it('also where it was refused before prints were made', async () => {
    const first = await walk([...CHAIN, ['director', 'reject']]);
    await test.owner.pool.query('DELETE FROM content_prints WHERE item_id = $1', [first.id]);
    const second = await immediate(wordsOf(first));
    expect(gaps(second)).toEqual([]);
    expect(await printOldContents(test.deps)).toBeGreaterThan(0);
    expect(gaps(await read(cast.officer, second.id))).toHaveLength(1);
    expect(await printOldContents(test.deps)).toBe(0);
  });
});

describe('the justification of a like content', () => {
  it('is a decider’s who wrote on neither, holds for this content alone, and is told of in the oversight', async () => {
    const first = await walk([
      ['officer', 'submit'],
      ['head', 'return'],
    ]);
    const second = await twin(first.id);
    await test.owner.pool.query(
      'INSERT INTO revision_contributors (revision_id, user_id, stamp, at) SELECT r.id, $2, $3, r.created_at FROM revisions r WHERE r.item_id = $1',
      [first.id, secondHead.id, {}],
    );
    expect((await justify(cast.officer, second.id)).status).toBe(403);
    expect((await justify(secondHead, second.id)).status).toBe(403);
    expect((await justify(cast.head, second.id, 'ได้')).status).toBe(400);
    expect((await justify(cast.head, second.id)).status).toBe(200);
    expect((await justify(cast.head, second.id)).status).toBe(409);
    const { version } = await read(cast.officer, second.id);
    const body = `${second.working!.content.body}<p>${ownWords().slice(0, 30)}</p>`;
    await cast.officer.patch(`/items/${second.id}/draft`, { content: { body } }, { ifMatch: version });
    expect((await publish(second.id)).status).toBe(422);
    expect((await justify(cast.head, second.id)).status).toBe(200);
    expect((await publish(second.id)).status).toBe(200);
    const { likeContents } = (await cast.monitor.get<Oversight>('/oversight')).body;
    expect(likeContents[0]).toMatchObject({
      item: { id: second.id },
      other: { id: first.id },
      standing: 'returned',
      how: 'text',
      way: 'immediate',
      reason: REASON,
    });
  });

  it('falls when the other item that waited is rejected', async () => {
    const first = await walk(CHAIN);
    const second = await twin(first.id);
    expect((await justify(cast.head, second.id)).status).toBe(200);
    expect(gaps(await read(cast.officer, second.id))).toEqual([]);
    await mustAct(cast.director, first.id, 'reject');
    expect((await publish(second.id)).status).toBe(422);
  });
});

describe('on the approval track', () => {
  it('a like content goes to those who decide, and is listed for oversight', async () => {
    const first = await walk(CHAIN);
    const second = await draftOf(test, cast.officer, wordsOf(first));
    expect(gaps(second)).toEqual([]);
    await passChain(cast, second.id);
    expect((await publish(second.id)).status).toBe(200);
    const { likeContents } = (await cast.monitor.get<Oversight>('/oversight')).body;
    expect(likeContents[0]).toMatchObject({
      item: { id: second.id },
      other: { id: first.id },
      way: 'approval',
      reason: null,
    });
  });
});

describe('whoever may not see the other item', () => {
  it('learns how it stands and whom to ask, and neither its title nor which it is', async () => {
    const title = 'แผนลับเรื่องการย้ายสำนักงานไปที่ใหม่';
    const first = await draftOf(test, cast.officer, { title });
    await mustAct(cast.officer, first.id, 'submit');
    await mustAct(cast.head, first.id, 'return');
    const other = await asPost(test, 'officer', { workGroups: ['personnel'] });
    const created = await other.post<Item>('/items', {
      workGroup: 'personnel',
      slug: 'news-of-personnel',
      content: { ...first.working!.content, title: 'ข่าวของกลุ่มบริหารงานบุคคล', category: IMMEDIATE },
    });
    const said = JSON.stringify([
      (await other.get(`/items/${created.body.id}`)).body,
      (await filesOf(other, created.body.id)).wordFindings,
      (await publish(created.body.id, other)).body,
    ]);
    expect(said).toContain('ถูกส่งกลับแก้ไข');
    expect(said).toContain('กลุ่มนโยบายและแผน');
    expect(said).not.toContain(title);
    expect(said).not.toContain(first.id);
    expect(said).not.toContain(first.slug);
  });
});

describe('at the same moment', () => {
  it('a content that is refused while its twin waits for its time is held back, and told of', async () => {
    const first = await draftOf(test, cast.officer);
    const second = await immediate(wordsOf(first));
    await mustAct(cast.officer, second.id, 'schedule', { publishAt: '2026-11-24T03:00:00.000Z' });
    await mustAct(cast.officer, first.id, 'submit');
    test.clock.set('2026-11-24T03:00:30.000Z');
    await runDueWork(test.deps);
    expect(await read(cast.officer, second.id)).toMatchObject({ state: 'draft', live: false });
    const { rows } = await test.owner.pool.query(
      "SELECT details FROM notices WHERE item_id = $1 AND kind = 'publication_held'",
      [second.id],
    );
    expect(rows[0]).toMatchObject({ details: { cause: 'like_content_found' } });
  });

  it('of a submission and the publication of its twin, the one that comes second sees the first', async () => {
    const outcomes = new Set<string>();
    for (let i = 0; i < 6; i += 1) {
      const first = await draftOf(test, cast.officer);
      const second = await immediate(wordsOf(first), cast.colleague);
      const [, published] = await Promise.all([
        act(cast.officer, first.id, 'submit'),
        publish(second.id, cast.colleague),
      ]);
      const { rows } = await test.owner.pool.query(
        "SELECT item_id FROM events WHERE item_id = ANY ($1) AND type IN ('item.submitted', 'item.published') ORDER BY seq",
        [[first.id, second.id]],
      );
      const order = rows.map(({ item_id }) => (item_id === first.id ? 'submitted' : 'published')).join(' ');
      outcomes.add(`${published.status} ${order}`);
    }
    for (const outcome of outcomes) expect(['200 published submitted', '422 submitted']).toContain(outcome);
  });
});
