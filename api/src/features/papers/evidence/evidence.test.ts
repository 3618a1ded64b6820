import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fromBuffer, type Entry } from 'yauzl';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { runVerifier, sha256 } from '../../../testing/evidence.ts';
import { expectProblem } from '../../../testing/expectProblem.ts';
import { mustAttach, publishedWithFile, textFile } from '../../../testing/files.ts';
import { castOffice, draftOf, mustAct, type Cast } from '../../../testing/office.ts';
import { checkPaper, recordInkDecision } from '../../../testing/papers.ts';
import { keepPublicLog } from '../../log/checkpoints.ts';
import type { Person } from '../../../testing/asPost.ts';

vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
let cast: Cast;
let folder: string;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  folder = await mkdtemp(path.join(tmpdir(), 'phoeiphrae-pack-'));
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true, force: true });
});

const packOf = (person: Person, id: string) =>
  test.app.inject({
    url: `/api/v1/items/${id}/evidence`,
    headers: { authorization: `Bearer ${person.token}` },
  });

/** The names within, in their order. */
const namesIn = (zip: Buffer): Promise<string[]> =>
  new Promise((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: false }, (error, file) => {
      if (error) {
        reject(error);
        return;
      }
      const names: string[] = [];
      file.on('entry', (entry: Entry) => names.push(entry.fileName));
      file.on('end', () => resolve(names));
    });
  });

async function verified(zip: Buffer, keys?: string) {
  const file = path.join(folder, 'evidence.zip');
  await writeFile(file, zip);
  return runVerifier('pack', file, ...(keys === undefined ? [] : ['--keys', keys]));
}

describe('GET /items/{id}/evidence', () => {
  it('holds papers, files, approval, certificate, history and the verifier, which accepts it', async () => {
    const bytes = textFile();
    const { item } = await publishedWithFile(test, cast, { bytes, name: 'แผน "ฉบับเต็ม".txt' });
    await keepPublicLog(test.deps);
    const keys = path.join(folder, 'keys.json');
    await writeFile(keys, (await cast.officer.get('/public/keys')).text);
    const reply = await packOf(cast.officer, item.id);
    expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200);
    expect(reply.headers['content-type']).toBe('application/zip');
    expect(await namesIn(reply.rawPayload)).toEqual([
      'README.txt',
      'keys.json',
      'verify.mjs',
      'บันทึกข้อความ.pdf',
      'แบบฟอร์มขอเผยแพร่.pdf',
      'แบบฟอร์มที่เผยแพร่แล้ว.pdf',
      'หนังสือรับรอง.pdf',
      'ฉบับพิมพ์.pdf',
      'ภาพหน้าเว็บ.png',
      'certificate.json',
      'approval.json',
      'history.json',
      'files/01 แผน _ฉบับเต็ม_.txt',
      'manifest.json',
      'manifest.seal.json',
    ]);
    const said = await verified(reply.rawPayload, keys);
    expect(said.wrong).toEqual([]);
    expect(said.code, said.text).toBe(0);
  });

  it('is the same to the byte while nothing has happened', async () => {
    const { item } = await publishedWithFile(test, cast);
    const first = sha256((await packOf(cast.officer, item.id)).rawPayload);
    test.clock.advance(86_400_000);
    expect(sha256((await packOf(cast.officer, item.id)).rawPayload)).toBe(first);
  });

  it('has the scan of what was signed with ink, for those who work on the item alone', async () => {
    const { id } = await draftOf(test, cast.officer);
    await mustAct(cast.officer, id, 'submit');
    await mustAct(cast.head, id, 'endorse');
    await mustAct(cast.deputy, id, 'endorse');
    await recordInkDecision(test, cast.officer, id, { signer: cast.director });
    await checkPaper(cast.head, id, 'confirm');
    await mustAct(cast.officer, id, 'publish');
    await keepPublicLog(test.deps);
    const pack = (await packOf(cast.officer, id)).rawPayload;
    expect(await namesIn(pack)).toContain('paper/01 บันทึกข้อความ ลงนามแล้ว.jpg');
    const said = await verified(pack);
    expect(said.wrong, said.text).toEqual([]);
    expect(said.text).toContain('ลงนามบนกระดาษ');
    const others = await namesIn((await packOf(cast.stranger, id)).rawPayload);
    expect(others.filter((name) => name.startsWith('paper/'))).toEqual([]);
  });

  it('of what is not public yet has what there is, under the seal', async () => {
    const { id } = await draftOf(test, cast.officer);
    const reply = await packOf(cast.officer, id);
    const names = await namesIn(reply.rawPayload);
    expect(names).toContain('บันทึกข้อความ.pdf');
    expect(names).not.toContain('certificate.json');
    expect((await verified(reply.rawPayload)).wrong).toEqual([]);
  });

  it('one flipped byte of a file is named by the verifier', async () => {
    const bytes = textFile('ข้อความที่จะถูกแก้');
    const { item } = await publishedWithFile(test, cast, { bytes });
    const zip = (await packOf(cast.officer, item.id)).rawPayload;
    const place = zip.lastIndexOf(bytes);
    expect(place).toBeGreaterThan(0);
    zip[place] = (zip[place] ?? 0) ^ 1;
    const { code, wrong } = await verified(zip);
    expect(code).not.toBe(0);
    expect(wrong.join()).toContain('files/01');
  });

  it('503 with a file in which a virus was found, in a pack of many as well', async () => {
    const { id } = await draftOf(test, cast.officer);
    const item = await mustAttach(cast.officer, id, { bytes: textFile() });
    const found = { result: 'found', at: test.clock.now().toISOString() };
    await test.owner.pool.query('UPDATE file_examinations SET scan = $2 WHERE sha256 = $1', [
      item.working?.content.files[0]?.sha256,
      found,
    ]);
    expectProblem(await cast.officer.get(`/items/${id}/evidence`), 'file-damaged');
    expectProblem(await cast.officer.post('/evidence', { items: [id] }), 'file-damaged');
  });

  it('404 for strangers, 401 for whoever is not signed in', async () => {
    const { id } = await draftOf(test, cast.officer);
    expectProblem(await cast.stranger.get(`/items/${id}/evidence`), 'not-found');
    expect((await test.app.inject({ url: `/api/v1/items/${id}/evidence` })).statusCode).toBe(401);
  });
});

describe('POST /evidence', () => {
  const packOfMany = (person: Person, ...items: string[]) =>
    test.app.inject({
      method: 'POST',
      url: '/api/v1/evidence',
      headers: { authorization: `Bearer ${person.token}` },
      payload: { items },
    });

  it('has a folder for each item under one manifest, which the verifier accepts', async () => {
    const { item } = await publishedWithFile(test, cast);
    const draft = await draftOf(test, cast.officer);
    await keepPublicLog(test.deps);
    const reply = await packOfMany(cast.officer, item.id, draft.id);
    expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200);
    const names = await namesIn(reply.rawPayload);
    expect(names).toContain(`${item.slug}/certificate.json`);
    expect(names).toContain(`${item.slug}/files/01 แผนปฏิบัติการ.txt`);
    expect(names).toContain(`${draft.slug}/history.json`);
    expect(names).not.toContain(`${draft.slug}/certificate.json`);
    for (const name of ['README.txt', 'keys.json', 'verify.mjs', 'manifest.json']) {
      expect(names.filter((each) => each.endsWith(name))).toEqual([name]);
    }
    const said = await verified(reply.rawPayload);
    expect(said.wrong).toEqual([]);
    expect(said.code, said.text).toBe(0);
  });

  it('is the same to the byte, in whatever order the items are named', async () => {
    const [a, b] = [(await draftOf(test, cast.officer)).id, (await draftOf(test, cast.officer)).id];
    const first = sha256((await packOfMany(cast.officer, a, b)).rawPayload);
    test.clock.advance(86_400_000);
    expect(sha256((await packOfMany(cast.officer, b, a)).rawPayload)).toBe(first);
  });

  it('one flipped byte is named with its folder', async () => {
    const bytes = textFile('อีกข้อความที่จะถูกแก้');
    const { item } = await publishedWithFile(test, cast, { bytes });
    const { id } = await draftOf(test, cast.officer);
    const zip = (await packOfMany(cast.officer, item.id, id)).rawPayload;
    const place = zip.lastIndexOf(bytes);
    zip[place] = (zip[place] ?? 0) ^ 1;
    const { code, wrong } = await verified(zip);
    expect(code).not.toBe(0);
    expect(wrong.join()).toContain(`${item.slug}/files/01`);
  });

  it('404 when one of them is not for the caller, 400 for none and for too many', async () => {
    const [own, other] = [await draftOf(test, cast.officer), await draftOf(test, cast.officer)];
    const missing = await cast.officer.post('/evidence', { items: [own.id, crypto.randomUUID()] });
    expectProblem(missing, 'not-found');
    expectProblem(await cast.stranger.post('/evidence', { items: [other.id] }), 'not-found');
    expectProblem(await cast.officer.post('/evidence', { items: [] }), 'malformed-request');
    const many = Array.from({ length: 101 }, () => crypto.randomUUID());
    expectProblem(await cast.officer.post('/evidence', { items: many }), 'malformed-request');
  });

  it('503 before the first byte when a file is damaged', async () => {
    const bytes = textFile('ข้อความที่เสียหาย');
    const { item } = await publishedWithFile(test, cast, { bytes });
    await test.deps.blobs.delete(sha256(bytes));
    expectProblem(await cast.officer.post('/evidence', { items: [item.id] }), 'file-damaged');
  });

  it('401 for whoever is not signed in', async () => {
    const url = '/api/v1/evidence';
    const reply = await test.app.inject({ method: 'POST', url, payload: { items: [crypto.randomUUID()] } });
    expect(reply.statusCode).toBe(401);
  });
});
