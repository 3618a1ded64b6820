import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { attach, draftWithFile, filesOf, mustAttach, sha256Of, textFile } from '../../../testing/files.ts';
import { glance } from '../../../testing/ledger.ts';
import {
  act,
  castOffice,
  draftOf,
  mustAct,
  publishedItem,
  read,
  type Cast,
} from '../../../testing/office.ts';
import { createUpload, uploadFile } from '../../../testing/uploads.ts';
import { examineDue } from '../../files/examining/examineDue.ts';

// Whole chains with real examinations.
vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

const eventsOf = async (id: string, type: string) =>
  (await test.owner.pool.query('SELECT body FROM events WHERE item_id = $1 AND type = $2', [id, type])).rows;

describe('POST /items/:id/files', () => {
  it('201 puts the file into the draft: content, hash, contributor, rows and event; the upload is gone', async () => {
    const draft = await draftOf(test, cast.officer);
    const bytes = textFile();
    const upload = await uploadFile(cast.colleague, bytes, 'แผนปฏิบัติการ ๒๕๗๐.txt');
    const reply = await cast.colleague.post<typeof draft>(
      `/items/${draft.id}/files`,
      { upload, caption: '  ฉบับเต็ม ' },
      { ifMatch: draft.version },
    );
    expect(reply.status).toBe(201);
    const working = reply.body.working!;
    expect(working.content.files).toEqual([
      {
        sha256: sha256Of(bytes),
        name: 'แผนปฏิบัติการ ๒๕๗๐.txt',
        mediaType: 'text/plain',
        size: bytes.length,
        caption: 'ฉบับเต็ม',
        alternativeText: '',
        origin: null,
      },
    ]);
    expect(working.contentHash).not.toBe(draft.working!.contentHash);
    expect(reply.body.version).toBe(draft.version + 1);
    expect(working.contributors.map((one) => one.userId)).toContain(cast.colleague.id);
    expect(await eventsOf(draft.id, 'item.file_attached')).toHaveLength(1);
    const { rows } = await test.owner.pool.query(
      'SELECT i.name, e.state FROM item_files i JOIN file_examinations e USING (sha256) WHERE i.item_id = $1',
      [draft.id],
    );
    expect(rows).toEqual([{ name: 'แผนปฏิบัติการ ๒๕๗๐.txt', state: 'waiting' }]);
    const again = await cast.colleague.post(
      `/items/${draft.id}/files`,
      { upload },
      { ifMatch: reply.body.version },
    );
    expect([again.status, again.body['errors']]).toEqual([
      422,
      [expect.objectContaining({ code: 'upload_unknown' })],
    ]);
  });

  it('a retry with the same key gets the first answer, though the upload is gone', async () => {
    const { id, version } = await draftOf(test, cast.officer);
    const body = { upload: await uploadFile(cast.officer, textFile(), 'a.txt') };
    const options = { ifMatch: version, key: randomUUID() };
    const first = await cast.officer.post(`/items/${id}/files`, body, options);
    const second = await cast.officer.post(`/items/${id}/files`, body, options);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect((await read(cast.officer, id)).working!.content.files).toHaveLength(1);
  });

  it('404 where the item is not for these eyes, 412 stale, 409 no draft, 403 no right: nothing is written', async () => {
    const { id, version } = await draftOf(test, cast.officer);
    const submitted = (await draftOf(test, cast.officer)).id;
    await mustAct(cast.officer, submitted, 'submit');
    const { version: at } = await read(cast.officer, submitted);
    const before = await glance(test.owner);
    const statuses = [
      (await attach(cast.stranger, id, { options: { ifMatch: version } })).status,
      (await attach(cast.officer, id, { options: { ifMatch: version - 1 } })).status,
      (await attach(cast.officer, submitted, { options: { ifMatch: at } })).status,
      (await attach(cast.monitor, id, { options: { ifMatch: version } })).status,
      (await cast.officer.post(`/items/${id}/files`, { upload: randomUUID() })).status,
    ];
    expect(statuses).toEqual([404, 412, 409, 403, 428]);
    expect(await glance(test.owner)).toEqual(before);
  });

  it('422 for an upload of somebody else, 409 for one with bytes missing', async () => {
    const { id, version } = await draftOf(test, cast.officer);
    const foreign = await uploadFile(cast.colleague, textFile(), 'a.txt');
    const half = await createUpload(cast.officer, { name: 'a.txt', size: 10 }, Buffer.from('abc'));
    const halfId = String(half.headers['location']).split('/').at(-1);
    const post = (upload: unknown) =>
      cast.officer.post(`/items/${id}/files`, { upload }, { ifMatch: version });
    expect((await post(foreign)).status).toBe(422);
    expect((await post(halfId)).status).toBe(409);
    expect((await post('../../secret')).status).toBe(400);
  });

  it.each(['page.html', 'picture.svg', 'program.exe', 'noextension'])(
    '422 for %s, and no byte is stored',
    async (name) => {
      const { id } = await draftOf(test, cast.officer);
      const bytes = textFile('<svg onload="alert(1)"/>');
      const reply = await attach(cast.officer, id, { name, bytes });
      expect(reply.status).toBe(422);
      expect(await test.deps.blobs.size(sha256Of(bytes))).toBeUndefined();
    },
  );

  it('under a name that does not fit, the same bytes are refused once they are examined, and not before', async () => {
    const bytes = textFile();
    await draftWithFile(test, cast, { bytes });
    const { id } = await draftOf(test, cast.officer);
    const attached = await mustAttach(cast.officer, id, { bytes, name: 'แผน.pdf' });
    expect(attached.missing.map(({ code }) => code)).toEqual(['file_waiting']);
    await examineDue(test.deps);
    const refused = (await read(cast.officer, id)).missing.map(({ code }) => code);
    expect(refused).toContain('name_and_content_differ');
    // Plain text and CSV are one to a program.
    await mustAttach(cast.officer, id, { bytes, name: 'ข้อมูล.csv' });
    expect((await read(cast.officer, id)).missing).toEqual([]);
  });

  it('`replaces` keeps place, caption and alternative text; 409 for the same bytes twice', async () => {
    const { id } = await draftOf(test, cast.officer);
    const first = textFile();
    await mustAttach(cast.officer, id, { bytes: first, more: { caption: 'ก', alternativeText: 'ข' } });
    await mustAttach(cast.officer, id, { name: 'ที่สอง.txt' });
    expect((await attach(cast.officer, id, { bytes: first })).status).toBe(409);
    const next = textFile();
    const item = await mustAttach(cast.officer, id, {
      bytes: next,
      name: 'ใหม่.txt',
      more: { replaces: sha256Of(first) },
    });
    expect(
      item.working!.content.files.map(({ name, caption, alternativeText }) => [
        name,
        caption,
        alternativeText,
      ]),
    ).toEqual([
      ['ใหม่.txt', 'ก', 'ข'],
      ['ที่สอง.txt', '', ''],
    ]);
    const none = await attach(cast.officer, id, { more: { replaces: '0'.repeat(64) } });
    expect(none.status).toBe(422);
  });

  it('attach and submit at once: one of them, never a submitted revision that changes', async () => {
    const { id, version } = await draftOf(test, cast.officer);
    const upload = await uploadFile(cast.colleague, textFile(), 'a.txt');
    const [attached, submitted] = await Promise.all([
      cast.colleague.post(`/items/${id}/files`, { upload }, { ifMatch: version }),
      act(cast.officer, id, 'submit'),
    ]);
    expect([attached.status, submitted.status].sort()).toSatisfy(
      ([a, b]) =>
        (a === 200 && b === 412) ||
        (a === 201 && b === 412) ||
        (a === 201 && b === 409) ||
        (a === 201 && b === 422),
    );
  });
});

describe('PATCH /items/:id/draft with files', () => {
  it('puts them in order, describes, renames and drops them', async () => {
    const { id } = await draftOf(test, cast.officer);
    await mustAttach(cast.officer, id, { name: 'หนึ่ง.txt' });
    const { version, working } = await mustAttach(cast.officer, id, { name: 'สอง.txt' });
    const [one, two] = working!.content.files;
    const files = [{ ...two!, name: 'รายงานประจําปี.TXT', caption: 'ก' }, one!];
    const patched = await cast.officer.patch<typeof working & { working: typeof working }>(
      `/items/${id}/draft`,
      { content: { files } },
      { ifMatch: version },
    );
    expect(patched.status).toBe(200);
    // The decomposed ำ of old programs is stored as the one sign.
    expect(patched.body.working!.content.files.map(({ name }) => name)).toEqual([
      'รายงานประจำปี.TXT',
      'หนึ่ง.txt',
    ]);
    const dropped = await cast.officer.patch(
      `/items/${id}/draft`,
      { content: { files: [] } },
      { ifMatch: version + 1 },
    );
    expect(dropped.status).toBe(200);
  });

  it('422 for bytes of another item, changed facts, another extension, the same file twice', async () => {
    const other = await draftWithFile(test, cast);
    const live = await publishedItem(test, cast);
    expect(live.state).toBe('published');
    const { item, file } = await draftWithFile(test, cast);
    const patch = async (files: unknown[]) => {
      const reply = await cast.officer.patch<{ errors?: { pointer: string; code: string }[] }>(
        `/items/${item.id}/draft`,
        { content: { files } },
        { ifMatch: (await read(cast.officer, item.id)).version },
      );
      return [reply.status, ...(reply.body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)];
    };
    expect(await patch([file, other.file])).toEqual([422, '/content/files/1/sha256 file_unknown']);
    expect(await patch([{ ...file, size: file.size + 1 }])).toEqual([
      422,
      '/content/files/0/size file_fixed',
    ]);
    expect(await patch([{ ...file, mediaType: 'text/html' }])).toEqual([
      422,
      '/content/files/0/mediaType file_fixed',
    ]);
    expect(await patch([{ ...file, name: 'a.html' }])).toEqual([422, '/content/files/0/name file_extension']);
    // 120 Thai letters are 360 bytes: kept, and shortened only where the file is saved.
    expect(await patch([{ ...file, name: `${'แผน'.repeat(40)}.txt` }])).toEqual([200]);
    expect(await patch([file, file])).toEqual([422, '/content/files/1/sha256 file_twice']);
    const created = await cast.officer.post('/items', {
      workGroup: item.workGroup,
      slug: 'copied-item',
      content: { files: [file] },
    });
    expect(created.status).toBe(422);
  });
});

describe('the examination of what was attached', () => {
  it('holds up submitting until it is done, and then says what it found', async () => {
    const { id } = await draftOf(test, cast.officer);
    await mustAttach(cast.officer, id);
    const early = await act(cast.officer, id, 'submit');
    expect(early.status).toBe(422);
    expect(early.text).toContain('file_waiting');
    const { item } = await draftWithFile(test, cast);
    const { files } = await filesOf(cast.officer, item.id);
    expect(files.map(({ examination }) => [examination.state, examination.result?.verdict])).toEqual([
      ['done', 'accepted'],
    ]);
    expect(item.missing).toEqual([]);
    expect((await act(cast.officer, item.id, 'submit')).status).toBe(200);
  });
});
