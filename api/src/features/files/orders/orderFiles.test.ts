import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CreateAppointment } from '@phoeiphrae/shared/appointment';
import type { CreateMembership } from '@phoeiphrae/shared/committee';
import type { OrderFile } from '@phoeiphrae/shared/orderFile';
import type { WaitingAct } from '@phoeiphrae/shared/powerAct';
import { addressOf } from '../../../engines/blobs/address.ts';
import { pdfOf } from '../../../engines/examination/corpus/make/pdf.ts';
import { ScannerUnreachable } from '../../../engines/examination/clamav.ts';
import { ageFile } from '../../../testing/ageFiles.ts';
import { asPost, createPerson, type Person } from '../../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { client } from '../../../testing/client.ts';
import { expectProblem, pointersOf } from '../../../testing/expectProblem.ts';
import { sha256Of, textFile } from '../../../testing/files.ts';
import { appointByTwo, confirmWaiting } from '../../../testing/secondPerson.ts';
import { createUpload, uploadFile } from '../../../testing/uploads.ts';
import { deriveAll } from '../../log/derive/deriveAll.ts';
import { sweepFiles } from '../sweepFiles.ts';
import { verifyBlobs } from '../verifyBlobs.ts';

// Real examinations.
vi.setConfig({ testTimeout: 60_000 });

const HOUR = 3_600_000;

let test: TestApp;
let scan: () => Promise<'clean' | 'found'>;
let ict: Person;
let otherIct: Person;
let director: Person;
let secretary: Person;
beforeAll(async () => {
  test = await buildTestApp({ scanner: { scan: () => scan() } });
  scan = () => Promise.resolve('clean');
  ict = await asPost(test, 'ict_officer');
  otherIct = await asPost(test, 'ict_officer');
  director = await asPost(test, 'director');
  const { body } = await ict.get<{ seats: { seat: number; office: string }[] }>('/committee');
  const seats = body.seats.filter(({ office }) => office === 'secretary').map(({ seat }) => seat);
  secretary = await createPerson(test, { seats });
});
afterAll(() => test.close());

let counter = 0;
const orderPdf = (): Buffer => pdfOf({ content: `BT /F1 24 Tf 72 720 Td (Order ${++counter}) Tj ET` });
const keep = async (by: Person, bytes = orderPdf(), name = 'คำสั่งที่ ๑๒.pdf') =>
  by.post<OrderFile>('/order-files', { upload: await uploadFile(by, bytes, name) });
async function kept(by: Person = ict, bytes = orderPdf()): Promise<OrderFile> {
  const reply = await keep(by, bytes);
  if (reply.status !== 201) throw new Error(reply.text);
  return reply.body;
}
const order = (userId: string, orderFile: string | null, change: Partial<CreateAppointment> = {}) => ({
  userId,
  post: 'officer',
  capacity: 'substantive' as const,
  workGroups: ['legal'],
  validFrom: '2026-11-01',
  validTo: null,
  orderNumber: 'คำสั่งที่ 12/2569',
  orderFile,
  ...change,
});
const seatOf = (userId: string, orderFile: string): CreateMembership => ({
  seat: 3,
  userId,
  validFrom: '2027-01-01',
  validTo: null,
  orderNumber: 'คำสั่งที่ 13/2569',
  orderFile,
});
const fileOf = (sha256: string) => path.join(test.deps.config.dataDir, 'blobs', addressOf(sha256));
const open = (who: Person, sha256: string) => who.get(`/order-files/${sha256}`);
const isThere = async (sha256: string) => (await test.deps.blobs.size(sha256)) !== undefined;
const codesOf = (body: Record<string, unknown>) =>
  (body['errors'] as { code: string }[]).map(({ code }) => code);

describe('POST /order-files', () => {
  it('keeps the bytes of an upload, which is gone; a retry with the same key gets the same answer', async () => {
    const bytes = orderPdf();
    const upload = await uploadFile(ict, bytes, 'คำสั่งที่ ๑๒.pdf');
    const key = '6f1f6cc0-6c0c-4c7c-9d0c-1f2e3d4c5b6a';
    const first = await ict.post<OrderFile>('/order-files', { upload }, { key });
    expect(first.status).toBe(201);
    const sha256 = sha256Of(bytes);
    const facts = { name: 'คำสั่งที่ ๑๒.pdf', mediaType: 'application/pdf', size: bytes.length };
    expect(first.body).toEqual({ sha256, ...facts });
    expect((await ict.post('/order-files', { upload }, { key })).text).toBe(first.text);
    expect(codesOf((await ict.post('/order-files', { upload })).body)).toEqual(['upload_unknown']);
  });

  it('is for whoever administers and for the committee’s secretary', async () => {
    expect((await keep(secretary)).status).toBe(201);
    for (const other of [director, await asPost(test, 'officer'), await createPerson(test)]) {
      expectProblem(await keep(other), 'not-permitted');
    }
  });

  it('409 with bytes missing, 422 for another’s upload', async () => {
    const half = await createUpload(ict, { name: 'a.pdf', size: 10 }, Buffer.from('abc'));
    const upload = String(half.headers['location']).split('/').at(-1);
    expectProblem(await ict.post('/order-files', { upload }), 'upload-unfinished');
    const foreign = await uploadFile(otherIct, orderPdf(), 'a.pdf');
    expect(codesOf((await ict.post('/order-files', { upload: foreign })).body)).toEqual(['upload_unknown']);
  });

  const scripted = pdfOf({ catalogue: '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>' });
  it.each([
    ['text', 'a.txt', textFile(), 'type_not_allowed'],
    ['a page', 'a.html', Buffer.from('<script>1</script>'), 'type_not_allowed'],
    ['a PDF with a script', 'a.pdf', scripted, 'active_content'],
    ['a page named PDF', 'a.pdf', Buffer.from('<script>1</script>'), 'type_not_allowed'],
    ['a PDF named picture', 'a.png', orderPdf(), 'name_and_content_differ'],
  ])('422 for %s, and no byte is stored', async (_what, name, bytes, code) => {
    const reply = await keep(ict, bytes, name);
    expectProblem(reply, 'requirements-not-met');
    expect(codesOf(reply.body as unknown as Record<string, unknown>)).toEqual([code]);
    expect(await isThere(sha256Of(bytes))).toBe(false);
  });

  it('422 with a virus, 503 while the scanner cannot be reached', async () => {
    const bytes = orderPdf();
    scan = () => Promise.resolve('found');
    expectProblem(await keep(ict, bytes), 'requirements-not-met');
    scan = () => Promise.reject(new ScannerUnreachable('connection', 'no answer'));
    expectProblem(await keep(ict, bytes), 'unavailable');
    scan = () => Promise.resolve('clean');
    expect(await isThere(sha256Of(bytes))).toBe(false);
    expect((await keep(ict, bytes)).status).toBe(201);
  });
});

describe('an order that names its file', () => {
  it('422 with the remedy when the bytes are not kept, for appointments and seats alike', async () => {
    const { id } = await createPerson(test);
    const unknown = sha256Of(orderPdf());
    const appointing = await ict.post('/appointments', order(id, unknown));
    const seating = await ict.post('/committee/members', seatOf(id, unknown));
    for (const reply of [appointing, seating]) {
      const problem = expectProblem(reply, 'requirements-not-met');
      expect(pointersOf(problem)).toEqual(['/orderFile']);
      expect(reply.text).toContain('/order-files');
    }
  });

  it('is shown with its file to whoever is to confirm it', async () => {
    const [file, person] = [await kept(), await createPerson(test)];
    const { body } = await ict.post<WaitingAct>('/appointments', order(person.id, file.sha256));
    expect(body.waiting).toMatchObject({ orderFile: file.sha256, keptFile: file });
  });

  it('takes effect with the digest of before, when it was asked for by that alone', async () => {
    const person = await createPerson(test);
    const asked = await ict.post<WaitingAct>('/appointments', order(person.id, null));
    const old = sha256Of(orderPdf());
    await test.owner.pool.query('ALTER TABLE power_acts DISABLE TRIGGER guard_power_act');
    await test.owner.pool.query(
      `UPDATE power_acts SET order_file = $2, asked = jsonb_set(asked, '{appointment,orderFile}', to_jsonb($2::text))
       WHERE id = $1`,
      [asked.body.waiting.id, old],
    );
    await test.owner.pool.query('ALTER TABLE power_acts ENABLE TRIGGER guard_power_act');
    const { act } = await confirmWaiting(director, asked);
    expect(act).toMatchObject({ orderFile: old, keptFile: null });
    expectProblem(await open(director, old), 'not-found');
  });

  it('422 once the bytes are known to be damaged, until they are sent again', async () => {
    const person = await createPerson(test);
    const bytes = orderPdf();
    const { sha256 } = await kept(ict, bytes);
    await appointByTwo([ict, director], order(person.id, sha256));
    await writeFile(fileOf(sha256), 'changed');
    await verifyBlobs(test.deps);
    expectProblem(await open(director, sha256), 'file-damaged');
    const next = order(person.id, sha256, { validFrom: '2026-11-02' });
    expectProblem(await ict.post('/appointments', next), 'requirements-not-met');
    await kept(ict, bytes);
    expect((await open(director, sha256)).status).toBe(200);
    expect((await ict.post('/appointments', next)).status).toBe(202);
  });
});

describe('GET /order-files/{sha256}', () => {
  it('is for who kept it, administers, confirms, takes the last step, sits, reads the log, or is concerned', async () => {
    const { sha256 } = await kept();
    const person = await createPerson(test);
    const seated = await createPerson(test);
    const [chair, monitor, officer] = [
      await createPerson(test, { seats: [1] }),
      await asPost(test, 'ict_director'),
      await asPost(test, 'officer'),
    ];
    for (const one of [person, seated]) expectProblem(await open(one, sha256), 'not-found');
    const asked = await ict.post<WaitingAct>('/appointments', order(person.id, sha256));
    expect((await open(person, sha256)).status).toBe(200);
    await confirmWaiting(director, asked);
    await confirmWaiting(director, await ict.post('/committee/members', seatOf(seated.id, sha256)));
    const readers = [ict, otherIct, director, secretary, chair, person, seated, monitor];
    for (const reader of readers) expect((await open(reader, sha256)).status).toBe(200);
    for (const other of [officer, await createPerson(test)]) {
      expectProblem(await open(other, sha256), 'not-found');
    }
    expectProblem(await client(test).get(`/order-files/${sha256}`), 'not-signed-in');
    expectProblem(await open(ict, sha256Of(orderPdf())), 'not-found');
  });

  it('serves it so that nothing in it runs, and to nobody from a store of others', async () => {
    const bytes = orderPdf();
    const { sha256 } = await kept(ict, bytes);
    const { headers, text } = await open(ict, sha256);
    expect(text).toBe(bytes.toString());
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-disposition']).toMatch(/^inline; .*filename\*=UTF-8''/);
  });

  it('is a table that the public role cannot read', async () => {
    const denied = test.deps.publicDb.pool.query('SELECT FROM order_files');
    await expect(denied).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the file of an order in the store', () => {
  it('is forgotten after a day that no order named it, and stays for good once one did', async () => {
    const [unused, used] = [await kept(), await kept()];
    const person = await createPerson(test);
    await ict.post('/appointments', order(person.id, used.sha256));
    const age = async () => {
      for (const { sha256 } of [unused, used]) await ageFile(fileOf(sha256), 3 * HOUR);
    };
    await age();
    test.clock.advance(23 * HOUR);
    await sweepFiles(test.deps);
    expect([await isThere(unused.sha256), await isThere(used.sha256)]).toEqual([true, true]);
    test.clock.advance(2 * HOUR);
    await sweepFiles(test.deps);
    expect([await isThere(unused.sha256), await isThere(used.sha256)]).toEqual([false, true]);
    const { rows } = await test.owner.pool.query('SELECT sha256 FROM order_files WHERE sha256 = ANY ($1)', [
      [unused.sha256, used.sha256],
    ]);
    expect(rows).toEqual([{ sha256: used.sha256 }]);
    for (const sql of ['DELETE FROM order_files', "UPDATE order_files SET name = 'x.pdf'"]) {
      const changed = test.owner.pool.query(`${sql} WHERE sha256 = $1`, [used.sha256]);
      await expect(changed).rejects.toMatchObject({ code: '23514' });
    }
  });

  it('is named by npm run verify when it is changed or gone', async () => {
    const [changed, gone] = [await kept(), await kept()];
    const person = await createPerson(test);
    for (const { sha256 } of [changed, gone]) await ict.post('/appointments', order(person.id, sha256));
    await writeFile(fileOf(changed.sha256), 'changed');
    await rm(fileOf(gone.sha256));
    const { faults } = await verifyBlobs(test.deps);
    expect(faults).toEqual(
      expect.arrayContaining([
        { sha256: changed.sha256, fault: 'damaged', names: [changed.name] },
        { sha256: gone.sha256, fault: 'missing', names: [gone.name] },
      ]),
    );
    expectProblem(await open(ict, gone.sha256), 'file-damaged');
  });

  it('is named by npm run verify when its row says something else than the log, or is gone', async () => {
    const [renamed, gone] = [await kept(), await kept()];
    const person = await createPerson(test);
    for (const { sha256 } of [renamed, gone]) await ict.post('/appointments', order(person.id, sha256));
    const found = async () => {
      const names: string[] = [];
      await deriveAll(test.deps, ({ table, key, columns }) => {
        if ([renamed.sha256, gone.sha256].includes(key)) names.push(`${table}.${columns.join()}`);
      });
      return names.sort();
    };
    expect(await found()).toEqual([]);
    await test.owner.pool.query('ALTER TABLE order_files DISABLE TRIGGER guard_order_file');
    const set =
      'UPDATE order_files SET name = $2, kept_by = $3, bound_at = kept_at - interval $$1 day$$, size = 1';
    await test.owner.pool.query(`${set} WHERE sha256 = $1`, [renamed.sha256, 'x.pdf', director.id]);
    await test.owner.pool.query('DELETE FROM order_files WHERE sha256 = $1', [gone.sha256]);
    await test.owner.pool.query('DELETE FROM blobs WHERE sha256 = $1', [gone.sha256]);
    await test.owner.pool.query('ALTER TABLE order_files ENABLE TRIGGER guard_order_file');
    const changed = ['bound_at', 'kept_by', 'name', 'sha256', 'size'];
    expect(await found()).toEqual(['blobs.sha256', ...changed.map((column) => `order_files.${column}`)]);
  });
});
