import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { draftWithFile, publicPath, publishedWithFile } from '../../../testing/files.ts';
import { client } from '../../../testing/client.ts';
import { act, castOffice, passChain, type Cast } from '../../../testing/office.ts';

// Whole chains with real examinations.
vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

const sql = (text: string, values: unknown[] = []) => test.owner.pool.query(text, values);

/** A live publication as its owner writes it again, after `change` was made to what it needs. */
async function republish(
  change: (sha256: string, itemId: string) => Promise<unknown>,
  files = 'file_hashes',
) {
  const { item, file } = await publishedWithFile(test, cast);
  await sql('CREATE TEMP TABLE kept AS SELECT * FROM publications WHERE item_id = $1', [item.id]);
  try {
    await sql('ALTER TABLE publications DISABLE TRIGGER guard_publication_end');
    await sql('DELETE FROM publications WHERE item_id = $1', [item.id]);
    await change(file.sha256, item.id);
    await sql(`UPDATE kept SET file_hashes = ${files}`);
    await sql('INSERT INTO publications SELECT * FROM kept');
    return 'published';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await sql('DROP TABLE IF EXISTS kept');
    await sql('ALTER TABLE publications ENABLE TRIGGER guard_publication_end');
  }
}
const examination = (set: string) => (sha256: string) =>
  sql(`UPDATE file_examinations SET ${set} WHERE sha256 = $1`, [sha256]);

describe('guard_publication_files, by the owner of the database', () => {
  it('lets what is fit pass', async () => {
    expect(await republish(() => Promise.resolve())).toBe('published');
  });

  it.each([
    ['damaged', (sha: string) => sql('UPDATE blobs SET damaged_at = stored_at WHERE sha256 = $1', [sha])],
    ['of another size', (sha: string) => sql('UPDATE blobs SET size = size + 1 WHERE sha256 = $1', [sha])],
    [
      'of another type',
      (sha: string) => sql("UPDATE blobs SET media_type = 'text/html' WHERE sha256 = $1", [sha]),
    ],
    ['of another item', (sha: string) => sql('DELETE FROM item_files WHERE sha256 = $1', [sha])],
    ['waiting', examination("state = 'waiting'")],
    ['not examined', examination("state = 'failed'")],
    ['refused', examination(`result = jsonb_set(result, '{verdict}', '"refused"')`)],
    ['waiting for the scanner', examination(`scan = '{"result": "waiting"}'`)],
    ['found by the scanner', examination(`scan = '{"result": "found"}'`)],
  ])('refuses a file that is %s', async (_name, change) => {
    expect(await republish(change)).toMatch(/not fit to be published/);
  });

  it.each(["'{}'::text[]", 'file_hashes || file_hashes', "ARRAY[repeat('0', 64)]"])(
    'refuses digests beside those of the approved text: %s',
    async (files) => {
      expect(await republish(() => Promise.resolve(), files)).toMatch(/other files than were approved/);
    },
  );
});

describe('the roles of the database', () => {
  it('the public one sees files of what is live only, and no table', async () => {
    const pub = (text: string, values: unknown[] = []) => test.deps.publicDb.pool.query(text, values);
    const { item, file } = await publishedWithFile(test, cast);
    const hidden = await draftWithFile(test, cast);
    const { rows } = await pub('SELECT sha256 FROM public_files WHERE sha256 = ANY ($1)', [
      [file.sha256, hidden.file.sha256],
    ]);
    expect(rows).toEqual([{ sha256: file.sha256 }]);
    for (const table of ['blobs', 'item_files', 'file_examinations', 'file_pages', 'finding_justifications'])
      await expect(pub(`SELECT FROM ${table}`)).rejects.toThrow(/permission denied/);
    expect((await client(test).get(publicPath(item.slug, hidden.file.sha256))).status).toBe(404);
  });

  it('the application cannot take back who attached what, or a justification', async () => {
    const app = (text: string) => test.deps.db.pool.query(text);
    for (const text of [
      'DELETE FROM item_files',
      'UPDATE item_files SET item_id = item_id',
      'DELETE FROM finding_justifications',
      "UPDATE finding_justifications SET reason = ''",
      'DELETE FROM blobs',
      'UPDATE blobs SET size = 1',
      'DELETE FROM file_examinations',
    ])
      await expect(app(text)).rejects.toThrow(/permission denied/);
  });
});

describe('publishing what is not fit any more', () => {
  it('422 when the file was found damaged after the approval', async () => {
    const { item, file } = await draftWithFile(test, cast);
    await passChain(cast, item.id);
    await sql('UPDATE blobs SET damaged_at = stored_at WHERE sha256 = $1', [file.sha256]);
    const reply = await act(cast.officer, item.id, 'publish');
    expect([reply.status, reply.text.includes('file_damaged')]).toEqual([422, true]);
  });
});
