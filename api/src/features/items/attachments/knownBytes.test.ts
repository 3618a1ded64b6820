import type { Item } from '@phoeiphrae/shared/item';
import type { ItemFiles } from '@phoeiphrae/shared/itemFile';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Person } from '../../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { attach, filesOf, publishedWithFile, textFile } from '../../../testing/files.ts';
import { castOffice, OTHER_GROUP, read, type Cast } from '../../../testing/office.ts';
import { ScannerUnreachable } from '../../../engines/examination/clamav.ts';
import { pdfOf } from '../../../engines/examination/corpus/make/pdf.ts';
import { examineDue } from '../../files/examining/examineDue.ts';

vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
let cast: Cast;
let reachable = true;
beforeAll(async () => {
  test = await buildTestApp({
    scanner: {
      scan: (bytes) => {
        bytes.resume();
        return reachable
          ? Promise.resolve('clean')
          : Promise.reject(new ScannerUnreachable('connection', 'refused'));
      },
    },
  });
  cast = await castOffice(test);
});
afterAll(() => test.close());

/** What differs between any two files and any two moments, taken out. */
function alike(value: unknown): unknown {
  return JSON.stringify(value)
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
    .replace(/[0-9a-f]{64}/g, 'digest')
    .replace(/files\/[^"/]+/g, 'files/ticket')
    .replace(/item-x[a-z]+/g, 'slug')
    .replace(/"size":\d+/g, 'size')
    .replace(/[กขคงจชซตถทนบปผพฟมยรลวสหอ]{12}[^"]*/g, 'words');
}

/** Everything that a person can see of an attachment, step by step. */
async function seenBy(person: Person, id: string, bytes: Buffer, name: string): Promise<unknown[]> {
  const seen: unknown[] = [];
  const reply = await attach(person, id, { bytes, name });
  seen.push(
    reply.status,
    reply.headers['etag'],
    Object.keys(reply.headers).sort(),
    alike(reply.headers['location']),
  );
  seen.push(alike(reply.body));
  const sha256 = reply.body.working?.content.files[0]?.sha256 ?? '';
  const look = async () => {
    const files: ItemFiles = await filesOf(person, id);
    seen.push(alike(files), alike(await read(person, id)));
    const page = await person.get(`/items/${id}/files/${sha256}/pages/1`);
    const file = await test.app.inject({
      url: `/api/v1/items/${id}/files/${sha256}`,
      headers: { authorization: `Bearer ${person.token}` },
    });
    seen.push(
      page.status,
      file.statusCode,
      file.headers['content-type'],
      alike(file.headers['content-disposition']),
    );
    const { version } = await read(person, id);
    const { files: inDraft } = (await read(person, id)).working!.content;
    const renamed = await person.patch<Item>(
      `/items/${id}/draft`,
      { content: { files: inDraft.map((one) => ({ ...one, caption: `ภาพ ${version}` })) } },
      { ifMatch: version },
    );
    seen.push(
      renamed.status,
      renamed.body.missing.map(({ code }) => code),
    );
  };
  await look();
  reachable = false;
  const events = 'SELECT type FROM events WHERE seq > $1 ORDER BY seq';
  const { rows: last } = await test.owner.pool.query('SELECT coalesce(max(seq), 0) AS seq FROM events');
  seen.push(await examineDue(test.deps));
  await look();
  reachable = true;
  seen.push(await examineDue(test.deps));
  await look();
  seen.push((await test.owner.pool.query(events, [last[0].seq])).rows.map(({ type }) => type));
  return seen;
}

async function draftOfStranger(): Promise<string> {
  const created = await cast.stranger.post<Item>('/items', {
    workGroup: OTHER_GROUP,
    slug: `item-x${'abcdefghij'.charAt(made++)}known`,
    content: { title: 'เรื่องของกลุ่มอื่น' },
  });
  return created.body.id;
}
let made = 0;

const FILES: readonly [string, () => Buffer, string, string][] = [
  ['a text', () => textFile('ก'), 'ก.txt', 'ก.txt'],
  ['a PDF with pictures of its pages', () => pdfOf({ trailer: `/Known ${++made}` }), 'ก.pdf', 'ก.pdf'],
  ['a PDF under the name of another type', () => pdfOf({ trailer: `/Known ${++made}` }), 'ก.pdf', 'ก.docx'],
];

describe('bytes that another work group has had published', () => {
  it.each(FILES)(
    '%s looks in each answer as bytes do that nobody has',
    async (_, make, publishedName, name) => {
      const bytes = make();
      await publishedWithFile(test, cast, { bytes, name: publishedName });
      const known = await seenBy(cast.stranger, await draftOfStranger(), bytes, name);
      const fresh = await seenBy(cast.stranger, await draftOfStranger(), make(), name);
      expect(known).toEqual(fresh);
    },
  );

  it('stay published and served to everyone while they are examined again', async () => {
    const bytes = textFile('ข');
    const { item, file } = await publishedWithFile(test, cast, { bytes, name: 'ข.txt' });
    await attach(cast.stranger, await draftOfStranger(), { bytes, name: 'ข.txt' });
    const before = await filesOf(cast.officer, item.id);
    expect(before.files[0]?.examination.state).toBe('done');
    const reply = await test.app.inject({
      url: `/api/v1/public/items/${encodeURIComponent(item.slug)}/files/${file.sha256}`,
    });
    expect(reply.statusCode).toBe(200);
    expect(await examineDue(test.deps)).toBeGreaterThan(0);
    expect((await filesOf(cast.officer, item.id)).files[0]?.examination.state).toBe('done');
  });
});
