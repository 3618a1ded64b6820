import type { Item } from '@phoeiphrae/shared/item';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loggedUrl } from '../../../http/loggable.ts';
import { asPost, type Person } from '../../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { client } from '../../../testing/client.ts';
import {
  draftWithFile,
  filesOf,
  mustAttach,
  publishedWithFile,
  sha256Of,
  textFile,
} from '../../../testing/files.ts';
import { castOffice, draftOf, mustAct, passChain, read, type Cast } from '../../../testing/office.ts';
import { pdfOf } from '../../../engines/examination/corpus/make/pdf.ts';
import { pictureOf } from '../../../engines/examination/corpus/make/pictures.ts';
import { examineDue } from '../../files/examining/examineDue.ts';

// Whole chains with real examinations.
vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
let cast: Cast;
let elsewhere: Person;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
  elsewhere = await asPost(test, 'group_head', { workGroups: ['personnel'] });
});
afterAll(() => test.close());

const at = ({ id }: Item, sha256: string) => `/items/${id}/files/${sha256}`;
const ticketFor = async (person: Person, id: string, i = 0) => {
  const { files } = await filesOf(person, id);
  return files[i]!.url.replace('/api/v1', '');
};
const anyone = () => client(test);

describe('GET /items/:id/files/:sha256', () => {
  it('follows the visibility of the revisions that carry the file', async () => {
    const { item, file } = await draftWithFile(test, cast);
    const statuses = async () =>
      Promise.all(
        [
          cast.officer,
          cast.head,
          cast.director,
          cast.ict,
          cast.monitor,
          cast.member,
          cast.stranger,
          elsewhere,
        ].map(async (person) => (await person.get(at(item, file.sha256))).status),
      );
    expect(await statuses()).toEqual([200, 200, 404, 404, 200, 200, 404, 404]);
    await passChain(cast, item.id);
    expect(await statuses()).toEqual([200, 200, 200, 200, 200, 200, 404, 404]);
    await mustAct(cast.officer, item.id, 'publish');
    expect(await statuses()).toEqual(Array(8).fill(200));
    expect((await anyone().get(at(item, file.sha256))).status).toBe(401);
  });

  it('404 for a draft’s file beside a live revision, for a dropped one, and through another item', async () => {
    const { item, file } = await publishedWithFile(test, cast);
    await mustAct(cast.officer, item.id, 'revise');
    const bytes = textFile();
    await mustAttach(cast.officer, item.id, { bytes });
    await examineDue(test.deps);
    expect((await cast.stranger.get(at(item, file.sha256))).status).toBe(200);
    expect((await cast.stranger.get(at(item, sha256Of(bytes)))).status).toBe(404);
    expect((await filesOf(cast.stranger, item.id)).files.map((one) => one.file.sha256)).toEqual([
      file.sha256,
    ]);
    expect((await filesOf(cast.officer, item.id)).files).toHaveLength(2);
    const { version } = await read(cast.officer, item.id);
    await cast.officer.patch(`/items/${item.id}/draft`, { content: { files: [] } }, { ifMatch: version });
    expect((await cast.officer.get(at(item, sha256Of(bytes)))).status).toBe(404);
    const other = await draftWithFile(test, cast);
    for (const headers of [{}, { range: 'bytes=0-1' }, { 'if-none-match': '*' }])
      expect((await cast.officer.get(at(other.item, file.sha256), { headers })).status).toBe(404);
  });

  it('is shown by a browser once it was found harmless, and only saved before that and when it was refused', async () => {
    const { id } = await draftOf(test, cast.officer);
    const scripted = pdfOf({ catalogue: '/OpenAction<</S/JavaScript/JS(1)>>' });
    const item = await mustAttach(cast.officer, id, { bytes: scripted, name: 'ก.pdf' });
    await mustAttach(cast.officer, id, { bytes: pdfOf(), name: 'ข.pdf' });
    const dispositions = async () => {
      const { files } = await filesOf(cast.officer, id);
      return Promise.all(
        files.flatMap(({ file, url }) => [
          cast.officer.get(at(item, file.sha256)),
          anyone().get(url.replace('/api/v1', '')),
        ]),
      ).then((replies) =>
        replies.map(({ headers }) => /^\w+/.exec(String(headers['content-disposition']))?.[0]),
      );
    };
    expect(await dispositions()).toEqual(['attachment', 'attachment', 'attachment', 'attachment']);
    await examineDue(test.deps);
    expect(await dispositions()).toEqual(['attachment', 'attachment', 'inline', 'inline']);
  });

  it('is not kept by anyone on the way, and serves ranges', async () => {
    const { item, file } = await draftWithFile(test, cast);
    const reply = await cast.officer.get(at(item, file.sha256), { headers: { range: 'bytes=0-3' } });
    expect([reply.status, reply.headers['cache-control']]).toEqual([206, 'no-store']);
  });
});

describe('GET /files/:ticket', () => {
  it('opens file and pictures without a token, until it is past its time', async () => {
    const bytes = await pictureOf('png');
    const { item } = await draftWithFile(test, cast, { bytes, name: 'ภาพ.png' });
    const url = await ticketFor(cast.officer, item.id);
    const [listed] = (await filesOf(cast.officer, item.id)).files;
    expect(listed!.previews.map(({ page }) => page)).toContain(0);
    expect((await anyone().get(url)).status).toBe(200);
    expect((await anyone().get(`${url}/pages/0`)).headers['content-type']).toBe('image/webp');
    test.clock.advance(10 * 60_000 + 1000);
    expect((await anyone().get(url)).status).toBe(404);
  });

  it('404 when it was changed, 401 when the session has ended, 404 when the item is out of sight', async () => {
    const person = await asPost(test, 'officer', { workGroups: ['policy_plan'] });
    const { item } = await draftWithFile(test, cast);
    const url = await ticketFor(person, item.id);
    const broken = url.slice(0, -2) + (url.endsWith('AA') ? 'BB' : 'AA');
    expect((await anyone().get(broken)).status).toBe(404);
    await test.owner.pool.query("UPDATE appointments SET work_groups = '{personnel}' WHERE user_id = $1", [
      person.id,
    ]);
    expect((await anyone().get(url)).status).toBe(404);
    await test.owner.pool.query("UPDATE appointments SET work_groups = '{policy_plan}' WHERE user_id = $1", [
      person.id,
    ]);
    expect((await anyone().get(url)).status).toBe(200);
    await test.owner.pool.query('UPDATE sessions SET ended_at = created_at WHERE user_id = $1', [person.id]);
    expect((await anyone().get(url)).status).toBe(401);
  });

  it('is no access token, an access token is no ticket, and no log has it', async () => {
    const { item } = await draftWithFile(test, cast);
    const url = await ticketFor(cast.officer, item.id);
    const ticket = url.split('/').at(-1)!;
    const asToken = client(test, ticket);
    expect((await asToken.get('/items')).status).toBe(401);
    expect((await anyone().get(`/files/${cast.officer.token}`)).status).toBe(400);
    expect(loggedUrl(`/api/v1/files/${ticket}/pages/2?download=true`)).toBe(
      '/api/v1/files/***/pages/2?download=true',
    );
  });
});
