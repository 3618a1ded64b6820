import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fromBuffer, type Entry } from 'yauzl';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { runVerifier, sha256 } from '../../../testing/evidence.ts';
import { expectProblem } from '../../../testing/expectProblem.ts';
import { publishedWithFile, textFile } from '../../../testing/files.ts';
import { castOffice, draftOf, type Cast } from '../../../testing/office.ts';
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
      'manifest.json',
      'manifest.seal.json',
      'บันทึกข้อความ.pdf',
      'แบบฟอร์มขอเผยแพร่.pdf',
      'แบบฟอร์มที่เผยแพร่แล้ว.pdf',
      'หนังสือรับรอง.pdf',
      'ฉบับพิมพ์.pdf',
      'certificate.json',
      'approval.json',
      'history.json',
      'keys.json',
      'verify.mjs',
      'files/01 แผน _ฉบับเต็ม_.txt',
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

  it('404 for strangers, 401 for whoever is not signed in', async () => {
    const { id } = await draftOf(test, cast.officer);
    expectProblem(await cast.stranger.get(`/items/${id}/evidence`), 'not-found');
    expect((await test.app.inject({ url: `/api/v1/items/${id}/evidence` })).statusCode).toBe(401);
  });
});
