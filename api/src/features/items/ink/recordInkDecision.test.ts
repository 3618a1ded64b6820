import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Notice } from '@phoeiphrae/shared/notice';
import { appoint, createPerson, type Person } from '../../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { expectProblem } from '../../../testing/expectProblem.ts';
import { castOffice, draftOf, mustAct, read, type Cast } from '../../../testing/office.ts';
import { newestPaper, papersOf, printed, recordInkDecision } from '../../../testing/papers.ts';
import { scanOf, scannedPdf } from '../../../testing/scans.ts';
import { uploadFile } from '../../../testing/uploads.ts';

let test: TestApp;
let cast: Cast;
let secretary: Person;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  secretary = await createPerson(test, { seats: [8] });
});
afterAll(() => test.close());

let id: string;
beforeEach(async () => {
  ({ id } = await draftOf(test, cast.officer));
  await mustAct(cast.officer, id, 'submit');
});

const record = (person: Person, over: Partial<Parameters<typeof recordInkDecision>[3]> = {}) =>
  recordInkDecision(test, person, id, { signer: cast.head, ...over });
const codesOf = (reply: { body: unknown }) =>
  (reply.body as { errors?: { code: string }[] }).errors?.map(({ code }) => code);
const kindsFor = async (person: Person) =>
  (await person.get<{ notices: Notice[] }>('/notices')).body.notices
    .filter(({ itemId }) => itemId === id)
    .map(({ kind }) => kind);

describe('POST /items/{id}/paper-decisions', () => {
  it('201 keeps the scan until it is compared: nothing is decided, the signer and the checkers hear of it', async () => {
    const reply = await record(cast.officer, { note: 'เห็นควรเผยแพร่' });
    expect(reply.status, reply.text).toBe(201);
    expect(reply.body).toMatchObject({ state: 'in_review', step: 'group_head' });
    expect(await newestPaper(cast.officer, id)).toMatchObject({
      state: 'recorded',
      act: 'endorse',
      paper: 'memo',
      signer: { name: cast.head.name, post: 'group_head' },
      note: 'เห็นควรเผยแพร่',
      scan: { name: 'บันทึกข้อความ ลงนามแล้ว.jpg', mediaType: 'image/jpeg' },
      recordedBy: { name: cast.officer.name },
      mayCheck: false,
    });
    expect(await kindsFor(cast.head)).toContain('paper_recorded');
    expect(await kindsFor(cast.deputy)).toContain('paper_to_check');
    expect(await kindsFor(cast.officer)).not.toContain('paper_to_check');
    const { rows } = await test.owner.pool.query(
      'SELECT count(*)::int AS n FROM decisions WHERE item_id = $1',
      [id],
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  it.each([
    ['a PDF of all pages, as an office’s scanner gives it', {}, true],
    ['a sheet that lay 7 degrees askew', { askew: 7 }, false],
    ['a sheet upside down, dusty, saved small', { askew: 180, noise: 30, quality: 25 }, false],
  ])('201 reads %s', async (_name, quirks, asPdf) => {
    const pages = asPdf ? await scannedPdf(await printed(test, cast.officer, id)) : undefined;
    const pdf = pages ? { bytes: pages, name: 'บันทึก.pdf' } : {};
    const reply = await record(cast.officer, { quirks, ...pdf });
    expect(reply.status, reply.text).toBe(201);
  });

  it('201 for a colleague, the group head of another step, and the secretary; 404 or 403 for others', async () => {
    for (const person of [cast.colleague, secretary]) {
      const { id: other } = await draftOf(test, cast.officer);
      await mustAct(cast.officer, other, 'submit');
      const reply = await recordInkDecision(test, person, other, { signer: cast.head });
      expect(reply.status, reply.text).toBe(201);
    }
    const scan = await scanOf(await printed(test, cast.officer, id));
    expectProblem(await record(cast.deputy, { bytes: scan }), 'not-permitted');
    expectProblem(await record(cast.member, { bytes: scan }), 'not-permitted');
    for (const person of [cast.stranger, cast.ict])
      expectProblem(await record(person, { bytes: scan, options: { ifMatch: 1 } }), 'not-found');
  });

  it('403 when the signer records the own paper', async () => {
    expectProblem(await record(cast.head), 'four-eyes');
  });

  it('422 without a QR code, with that of another item, and after the content was changed', async () => {
    const blank = await sharp({ create: { width: 900, height: 1200, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer();
    expect(codesOf(await record(cast.officer, { bytes: blank }))).toEqual(['qr_missing']);
    const { id: other } = await draftOf(test, cast.officer);
    const foreign = await scanOf(await printed(test, cast.officer, other));
    expect(codesOf(await record(cast.officer, { bytes: foreign }))).toEqual(['qr_other']);
    expect((await papersOf(cast.officer, id)).decisions).toEqual([]);
    const old = await scanOf(await printed(test, cast.officer, id));
    await mustAct(cast.officer, id, 'recall');
    const { version } = await read(cast.officer, id);
    await cast.officer.patch(`/items/${id}/draft`, { content: { remarks: 'แก้ไขแล้ว' } }, { ifMatch: version });
    await mustAct(cast.officer, id, 'submit');
    const reply = await record(cast.officer, { bytes: old });
    expect(codesOf(reply)).toEqual(['qr_content_changed']);
    expect(reply.text).toContain('พิมพ์ฉบับล่าสุด');
  });

  it('422 for papers of several items in one file, and for the form where the memo has the line', async () => {
    const { id: other } = await draftOf(test, cast.officer);
    const sheets = [
      await scanOf(await printed(test, cast.officer, id)),
      await scanOf(await printed(test, cast.officer, other)),
    ];
    const both = await sharp(sheets[0])
      .extend({ right: 1800, background: '#fff' })
      .composite([{ input: sheets[1] ?? Buffer.alloc(0), left: 1790, top: 0 }])
      .jpeg()
      .toBuffer();
    expect(codesOf(await record(cast.officer, { bytes: both }))).toEqual(['qr_several']);
    const form = await scanOf(await printed(test, cast.officer, id, 'form'));
    expect(codesOf(await record(cast.officer, { bytes: form }))).toEqual(['qr_other_paper']);
  });

  it('422 for a file that is no scan, is refused by the examination, or was never uploaded', async () => {
    const text = Buffer.from('เห็นชอบ');
    expect(codesOf(await record(cast.officer, { bytes: text, name: 'memo.txt' }))).toEqual(['scan_type']);
    expect(codesOf(await record(cast.officer, { bytes: text, name: 'memo.pdf' }))).not.toEqual([]);
    const { version } = await read(cast.officer, id);
    const body = { upload: randomUUID(), appointment: cast.head.appointmentIds[0], signedOn: '2026-11-23' };
    const reply = await cast.officer.post(`/items/${id}/paper-decisions`, body, { ifMatch: version });
    expect(codesOf(reply)).toEqual(['upload_unknown']);
  });

  it('422 for a day in the future or before the submission, and for whoever could not sign that day', async () => {
    const scan = await scanOf(await printed(test, cast.officer, id));
    const fault = async (over: object) => codesOf(await record(cast.officer, { bytes: scan, ...over }));
    expect(await fault({ signedOn: '2026-11-24' })).toEqual(['in_future']);
    expect(await fault({ signedOn: '2026-11-22' })).toEqual(['before_submission']);
    expect(await fault({ signer: cast.director })).toEqual(['cannot_sign']);
    expect(await fault({ signer: cast.officer })).toEqual(['cannot_sign']);
    const former = await createPerson(test);
    const ended = await appoint(test, former.id, {
      post: 'group_head',
      workGroups: ['policy_plan'],
      validTo: '2026-11-22',
    });
    expect(await fault({ signer: { ...former, appointmentIds: [ended] } })).toEqual(['cannot_sign']);
  });

  it('409 while another paper waits, and for a draft; 412 when the item was changed meanwhile', async () => {
    const scan = await scanOf(await printed(test, cast.officer, id));
    const { version } = await read(cast.officer, id);
    expect((await record(cast.officer, { bytes: scan })).status).toBe(201);
    expectProblem(
      await record(cast.officer, { bytes: scan, options: { ifMatch: version } }),
      'version-stale',
    );
    expectProblem(await record(cast.colleague, { bytes: scan }), 'already-exists');
    const draft = await draftOf(test, cast.officer);
    const reply = await recordInkDecision(test, cast.officer, draft.id, { signer: cast.head });
    expectProblem(reply, 'move-not-possible');
  });

  it('one effect for two sendings with the same key', async () => {
    const scan = await scanOf(await printed(test, cast.officer, id));
    const upload = await uploadFile(cast.officer, scan, 'memo.jpg');
    const body = { upload, appointment: cast.head.appointmentIds[0], signedOn: '2026-11-23' };
    const options = { key: randomUUID(), ifMatch: (await read(cast.officer, id)).version };
    const first = await cast.officer.post(`/items/${id}/paper-decisions`, body, options);
    const second = await cast.officer.post(`/items/${id}/paper-decisions`, body, options);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect((await papersOf(cast.officer, id)).decisions).toHaveLength(1);
  });
});

describe('GET /items/{id}/paper-decisions', () => {
  it('names who could have signed on a day, for the step at which the item waits', async () => {
    const { open, mayRecord } = await papersOf(cast.officer, id);
    expect(mayRecord).toBe(true);
    expect(open).toMatchObject({ act: 'endorse', step: 'group_head', from: '2026-11-23', papers: ['memo'] });
    expect(open?.signers.map(({ appointment }) => appointment)).toEqual(cast.head.appointmentIds);
    expect((await papersOf(cast.officer, id, '?signedOn=2019-01-01')).open?.signers).toEqual([]);
    expect((await papersOf(cast.deputy, id)).mayRecord).toBe(false);
  });
});

describe('GET /items/{id}/paper-decisions/{paper}/scan', () => {
  it('the bytes for those who work on the item, and 404 for other staff', async () => {
    const scan = await scanOf(await printed(test, cast.officer, id));
    await record(cast.officer, { bytes: scan });
    const paper = await newestPaper(cast.officer, id);
    const url = `/api/v1/items/${id}/paper-decisions/${paper.id}/scan`;
    const headers = (person: Person) => ({ headers: { authorization: `Bearer ${person.token}` } });
    const reply = await test.app.inject({ url, ...headers(cast.deputy) });
    expect(reply.rawPayload.equals(scan)).toBe(true);
    expect(reply.headers['cache-control']).toBe('no-store');
    expect((await test.app.inject({ url, ...headers(cast.stranger) })).statusCode).toBe(404);
    expect((await test.app.inject({ url })).statusCode).toBe(401);
  });
});
