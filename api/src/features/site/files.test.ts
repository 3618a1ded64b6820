import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PublicItem } from '@phoeiphrae/shared/publicItem';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pdfOf } from '../../engines/examination/corpus/make/pdf.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import { client, type Reply } from '../../testing/client.ts';
import { expectProblem } from '../../testing/expectProblem.ts';
import {
  attach,
  draftWithFile,
  mustAttach,
  publicPath,
  publishedWithFile,
  sha256Of,
  textFile,
} from '../../testing/files.ts';
import { castOffice, mustAct, passChain, read, type Cast } from '../../testing/office.ts';
import { examineDue } from '../files/examining/examineDue.ts';

// Whole chains with real examinations.
vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

const anyone = () => client(test);
const NEVER = '0'.repeat(64);
const PROBES = [
  {},
  { range: 'bytes=0-1' },
  { 'if-none-match': '*' },
  { 'if-range': '"x"', range: 'bytes=0-' },
];

/** An answer without what differs between any two requests. */
const bare = ({ status, headers, text }: Reply<unknown>, of: string[]) => [
  status,
  headers['content-type'],
  headers['etag'],
  headers['content-range'],
  headers['accept-ranges'],
  headers['cache-control'],
  of.reduce((all, one) => all.replaceAll(one, '*'), text.replaceAll(String(headers['x-request-id']), '*')),
];

describe('GET /public/items/:slug/files/:sha256', () => {
  it('200 with the bytes, the Thai name, and headers that let nothing of it run', async () => {
    const bytes = textFile();
    const { item, file } = await publishedWithFile(test, cast, { bytes, name: 'แผนปฏิบัติการ "ก" ๒๕๗๐.txt' });
    const reply = await anyone().get(publicPath(item.slug, file.sha256));
    expect(reply.status).toBe(200);
    expect(sha256Of(Buffer.from(reply.text))).toBe(file.sha256);
    expect(reply.headers).toMatchObject({
      etag: `"${file.sha256}"`,
      'content-length': String(bytes.length),
      'accept-ranges': 'bytes',
      'cache-control': 'public, no-cache',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(reply.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(reply.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    const disposition = String(reply.headers['content-disposition']);
    expect(disposition).toMatch(/^inline; filename="[ -~]+\.txt"; filename\*=UTF-8''/);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1]!)).toBe('แผนปฏิบัติการ _ก_ ๒๕๗๐.txt');
  });

  it('serves single ranges, 416 beyond the end, the whole for what is no range, nothing for HEAD', async () => {
    const { item, file } = await publishedWithFile(test, cast);
    const at = publicPath(item.slug, file.sha256);
    const whole = Buffer.from((await anyone().get(at)).text);
    const part = async (range: string, more = {}) => {
      const reply = await anyone().get(at, { headers: { range, ...more } });
      return [reply.status, reply.headers['content-range'], reply.headers['content-length']];
    };
    const size = whole.length;
    expect(await part('bytes=0-2')).toEqual([206, `bytes 0-2/${size}`, '3']);
    expect(await part(`bytes=${size - 1}-`)).toEqual([206, `bytes ${size - 1}-${size - 1}/${size}`, '1']);
    expect(await part('bytes=-4')).toEqual([206, `bytes ${size - 4}-${size - 1}/${size}`, '4']);
    expect(await part(`bytes=0-${size + 99}`)).toEqual([206, `bytes 0-${size - 1}/${size}`, String(size)]);
    expect((await part(`bytes=${size}-`)).slice(0, 2)).toEqual([416, `bytes */${size}`]);
    for (const odd of ['bytes=0-1,3-4', 'items=0-1', 'bytes=3-1', 'bytes=a-b', 'bytes=-'])
      expect((await part(odd))[0]).toBe(200);
    expect((await part('bytes=0-2', { 'if-range': `"${file.sha256}"` }))[0]).toBe(206);
    expect((await part('bytes=0-2', { 'if-range': '"old"' }))[0]).toBe(200);
    expect((await part('bytes=0-2', { 'if-range': `W/"${file.sha256}"` }))[0]).toBe(200);
    const same = await anyone().get(at, { headers: { 'if-none-match': `"${file.sha256}"` } });
    expect([same.status, same.text]).toEqual([304, '']);
    const head = await anyone().head(at);
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', String(size)]);
  });

  it('is listed by the item with its address, pages and preview', async () => {
    const { item, file } = await publishedWithFile(test, cast, { bytes: pdfOf(), name: 'รายงาน.pdf' });
    const { body } = await anyone().get<PublicItem>(`/public/items/${encodeURIComponent(item.slug)}`);
    expect(body.files).toEqual([
      {
        ...file,
        pages: 1,
        url: `/api/v1${publicPath(item.slug, file.sha256)}`,
        previewUrl: expect.stringContaining('/pages/0'),
      },
    ]);
    for (const page of [0, 1]) {
      const picture = await anyone().get(`${publicPath(item.slug, file.sha256)}/pages/${page}`);
      expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/webp']);
    }
    const beyond = await anyone().get(`${publicPath(item.slug, file.sha256)}/pages/2`);
    expect(beyond.status).toBe(404);
    const saved = await anyone().get(`${publicPath(item.slug, file.sha256)}?download=true`);
    expect(saved.headers['content-disposition']).toMatch(/^attachment/);
    // Safari leaves a PDF blank in a sandbox; nothing else is loosened.
    expect(saved.headers['content-security-policy']).toMatch(/^default-src 'none'; object-src 'self'/);
    expect(saved.headers['x-content-type-options']).toBe('nosniff');
  });

  it('404, the same as for what never existed, while it is in a draft, under way or approved', async () => {
    const { item, file } = await draftWithFile(test, cast, {
      bytes: pdfOf({ trailer: '/X 1' }),
      name: 'ก.pdf',
    });
    const check = async () => {
      for (const tail of ['', '/pages/0', '/pages/1'])
        for (const headers of PROBES) {
          const hidden = await anyone().get(`${publicPath(item.slug, file.sha256)}${tail}`, { headers });
          const never = await anyone().get(`${publicPath('item-zzzzzz', NEVER)}${tail}`, { headers });
          expect(hidden.status).toBe(404);
          expect(bare(hidden, [file.sha256, encodeURIComponent(item.slug)])).toEqual(
            bare(never, [NEVER, 'item-zzzzzz']),
          );
        }
    };
    await check();
    await mustAct(cast.officer, item.id, 'submit');
    await check();
    await mustAct(cast.head, item.id, 'endorse');
    await mustAct(cast.deputy, item.id, 'endorse');
    await mustAct(cast.director, item.id, 'approve');
    await check();
    await mustAct(cast.officer, item.id, 'publish');
    expect((await anyone().get(publicPath(item.slug, file.sha256))).status).toBe(200);
  });

  it('404 for the digest of a file of another item, 410 once replaced or withdrawn', async () => {
    const { item, file } = await publishedWithFile(test, cast);
    const other = await publishedWithFile(test, cast);
    expect((await anyone().get(publicPath(item.slug, other.file.sha256))).status).toBe(404);
    await mustAct(cast.officer, item.id, 'revise');
    const next = textFile();
    await mustAttach(cast.officer, item.id, { bytes: next, more: { replaces: file.sha256 } });
    await examineDue(test.deps);
    const { version } = await read(cast.officer, item.id);
    const selfCheck = (await read(cast.officer, other.item.id)).published!.selfCheck;
    await cast.officer.patch(`/items/${item.id}/draft`, { selfCheck }, { ifMatch: version });
    expect((await anyone().get(publicPath(item.slug, sha256Of(next)))).status).toBe(404);
    await passChain(cast, item.id);
    await mustAct(cast.officer, item.id, 'publish');
    expect((await anyone().get(publicPath(item.slug, sha256Of(next)))).status).toBe(200);
    const old = publicPath(item.slug, file.sha256);
    const replaced = await anyone().get(old);
    expectProblem(replaced, 'gone');
    const newer = (await anyone().get<PublicItem>(`/public/items/${encodeURIComponent(item.slug)}`)).body;
    const versionFile = `/api/v1/public/items/${encodeURIComponent(item.slug)}/versions/1/files/${file.sha256}`;
    expect(replaced.body['replaced']).toMatchObject({
      name: file.name,
      revision: 1,
      url: versionFile,
      present: {
        revision: 2,
        title: newer.title,
        code: newer.verifyCode,
        file: { name: newer.files[0]!.name, sha256: sha256Of(next), url: newer.files[0]!.url },
      },
    });
    for (const said of [file.name, newer.files[0]!.name, 'ฉบับที่ 2'])
      expect(replaced.body['detail']).toContain(said);
    const page = await anyone().get(old, { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect([page.status, page.headers['content-type']]).toEqual([410, 'text/html; charset=utf-8']);
    const itemPage = `/i/${encodeURIComponent(item.slug)}`;
    for (const said of [newer.files[0]!.url, itemPage, `${itemPage}/versions/1"`, 'ฉบับที่ 2', 'Revision 2'])
      expect(page.text).toContain(said);
    expect((await anyone().get(`${old}/pages/0`)).status).toBe(410);
    expect((await anyone().get(publicPath(other.item.slug, file.sha256))).status).toBe(404);
    await mustAct(cast.director, item.id, 'withdraw');
    for (const sha256 of [sha256Of(next), file.sha256, NEVER])
      for (const headers of [{}, { 'if-none-match': `"${sha256}"` }, { range: 'bytes=0-1' }]) {
        const gone = await anyone().get(publicPath(item.slug, sha256), { headers });
        expect(gone.status).toBe(410);
        expect(gone.headers['etag']).toBeUndefined();
      }
  });

  it('503 for damaged bytes, told once to those who administer; attaching them again mends them', async () => {
    const bytes = textFile();
    const { item, file } = await publishedWithFile(test, cast, { bytes });
    const { sha256 } = file;
    const stored = path.join(
      test.deps.config.dataDir,
      'blobs',
      sha256.slice(0, 2),
      sha256.slice(2, 4),
      sha256,
    );
    await writeFile(stored, Buffer.concat([Buffer.from('X'), bytes.subarray(1)]));
    for (let i = 0; i < 2; i++) {
      const reply = await anyone().get(publicPath(item.slug, sha256), {
        headers: i ? { range: 'bytes=5-9' } : {},
      });
      expect([reply.status, reply.body['type']]).toEqual([503, '/problems/file-damaged']);
      expect(reply.headers['content-disposition']).toBeUndefined();
    }
    const { rows } = await test.owner.pool.query(
      "SELECT kind FROM notices WHERE kind = 'file_damaged' AND user_id = $1",
      [cast.ict.id],
    );
    expect(rows).toHaveLength(1);
    const { item: draft } = await draftWithFile(test, cast);
    expect((await attach(cast.officer, draft.id, { bytes })).status).toBe(201);
    expect((await anyone().get(publicPath(item.slug, sha256))).status).toBe(200);
  });

  it('503 for a file in which the scanner found something after it was published, for the staff too', async () => {
    const { item, file } = await publishedWithFile(test, cast);
    const found = JSON.stringify({ result: 'found', at: test.clock.now().toISOString() });
    await test.owner.pool.query('UPDATE file_examinations SET scan = $1 WHERE sha256 = $2', [
      found,
      file.sha256,
    ]);
    expectProblem(await anyone().get(publicPath(item.slug, file.sha256)), 'file-damaged');
    expectProblem(await cast.officer.get(`/items/${item.id}/files/${file.sha256}`), 'file-damaged');
  });

  it('400 for what is no digest, also encoded or with signs around it', async () => {
    for (const odd of [
      'x',
      '..%2f..%2fetc%2fpasswd',
      `${NEVER}%00`,
      NEVER.toUpperCase().replaceAll('0', 'A'),
    ])
      expect((await anyone().get(`/public/items/a-b/files/${odd}`)).status).toBe(400);
  });
});
