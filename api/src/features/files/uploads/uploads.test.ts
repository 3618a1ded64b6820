import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { connect as connectSocket, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ageAll } from '../../../testing/ageFiles.ts';
import { asPost, type Person } from '../../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { expectProblem } from '../../../testing/expectProblem.ts';
import { appendTo, createUpload, metadataOf, offsetOf, TUS, uploadFile } from '../../../testing/uploads.ts';
import { sweepUploads } from './sweepUploads.ts';
import { dropUpload, finishedUpload } from './uploads.ts';

const MEGABYTE = 1024 * 1024;

let test: TestApp;
let officer: Person;
let other: Person;
beforeAll(async () => {
  test = await buildTestApp({ config: { maxFileMegabytes: 20 } });
  officer = await asPost(test, 'officer', { workGroups: ['policy_plan'] });
  other = await asPost(test, 'officer', { workGroups: ['policy_plan'] });
});
afterAll(() => test.close());

const folderOf = (person: Person) => path.join(test.deps.config.dataDir, 'uploads', person.id);
const openUploads = async (person: Person) =>
  (await readdir(folderOf(person)).catch(() => [])).filter((name) => !name.endsWith('.json'));

describe('POST /uploads', () => {
  it('opens an upload that belongs to the caller alone', async () => {
    const reply = await createUpload(officer, { name: 'แผน.pdf', size: 10 });
    expect(reply.status).toBe(201);
    expect(reply.headers['location']).toMatch(/^\/api\/v1\/uploads\/[0-9a-f-]{36}$/);
    expect(reply.headers['tus-resumable']).toBe('1.0.0');
    expect(reply.headers['upload-expires']).toBe('Tue, 24 Nov 2026 02:00:00 GMT');
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
    const id = String(reply.headers['location']).split('/').at(-1) ?? '';
    const mine = await officer.head(`/uploads/${id}`, { headers: TUS });
    expect(mine.status).toBe(200);
    expect(mine.headers).toMatchObject({ 'upload-offset': '0', 'upload-length': '10' });
    expect(mine.headers['cache-control']).toBe('no-store');
    expect((await other.head(`/uploads/${id}`, { headers: TUS })).status).toBe(404);
    expectProblem(await appendTo(other, id, 0, Buffer.from('x')), 'not-found');
    expectProblem(await other.delete(`/uploads/${id}`, { headers: TUS }), 'not-found');
    expect((await officer.delete(`/uploads/${id}`, { headers: TUS })).status).toBe(204);
    expect((await officer.head(`/uploads/${id}`, { headers: TUS })).status).toBe(404);
    expect(await openUploads(officer)).toEqual([]);
  });

  it('takes the first bytes with it', async () => {
    const bytes = randomBytes(5 * MEGABYTE); // more than the limit of any other body
    const reply = await createUpload(officer, { name: 'a.bin', size: 6 * MEGABYTE }, bytes);
    expect(reply.status).toBe(201);
    expect(reply.headers['upload-offset']).toBe(String(bytes.length));
    await officer.delete(String(reply.headers['location']).replace('/api/v1', ''), { headers: TUS });
  });

  it('keeps the Thai name as it was given, in NFC', async () => {
    const name = 'บันทึกข้อความ ที่ ศธ ๐๔๒๓๒/๒๕๖๙ (น้ำ).pdf'.replace('/', '-').normalize('NFD');
    const id = await uploadFile(officer, Buffer.from('x'), name);
    const found = await finishedUpload(test.deps, { id, userId: officer.id });
    expect(found.name).toBe(name.normalize('NFC'));
    await dropUpload(test.deps, { id, userId: officer.id });
  });

  it.each([
    ['a path', 'a/b.pdf'],
    ['a Windows path', 'C:\\a.pdf'],
    ['a way out', '../../etc/passwd'],
    ['dots', '..'],
    ['nothing', ''],
    ['blanks', '   '],
    ['NUL', 'a\u0000.pdf'],
    ['a line break', 'a\r\nX: y.pdf'],
    ['reversed text', 'a\u202Efdp.exe'],
    ['an isolate', 'a\u2066b.pdf'],
    ['an invisible character', 'a\u200Bb.pdf'],
    ['256 letters', `${'ก'.repeat(252)}.pdf`],
  ])('400 for a name with %s', async (_what, name) => {
    expectProblem(await createUpload(officer, { name, size: 1 }), 'malformed-request');
    expect(await openUploads(officer)).toEqual([]);
  });

  it('takes a name of 255 letters', async () => {
    const name = `${'ก'.repeat(251)}.pdf`;
    const id = await uploadFile(officer, Buffer.from('x'), name);
    expect(await finishedUpload(test.deps, { id, userId: officer.id })).toMatchObject({ name });
    await dropUpload(test.deps, { id, userId: officer.id });
  });

  it('400 without a name, with unknown pairs, with bytes that are no text, without length, for an empty file', async () => {
    const good = { ...TUS, 'upload-length': '1', 'upload-metadata': metadataOf('a.pdf') };
    const wrong: Record<string, string>[] = [
      { ...good, 'upload-metadata': 'filename' },
      { ...good, 'upload-metadata': 'filename %%%' },
      { ...good, 'upload-metadata': `${metadataOf('a.pdf')},owner eA==` },
      { ...good, 'upload-metadata': `filename ${Buffer.from([0xff, 0xfe]).toString('base64')}` },
      { ...TUS, 'upload-length': '1' },
      { ...TUS, 'upload-metadata': metadataOf('a.pdf') },
      { ...good, 'upload-length': '0' },
      { ...good, 'upload-length': '-1' },
      { ...good, 'upload-concat': 'partial' },
      { ...good, 'tus-resumable': '0.2.2' },
      { 'upload-length': '1', 'upload-metadata': metadataOf('a.pdf') },
    ];
    for (const headers of wrong) {
      expectProblem(await officer.post('/uploads', undefined, { headers }), 'malformed-request');
    }
  });

  it('413 for a file above the limit, which is said in OPTIONS', async () => {
    const offered = await officer.options('/uploads');
    expect(offered.status).toBe(204);
    expect(offered.headers['tus-max-size']).toBe(String(20 * MEGABYTE));
    const tooLarge = await createUpload(officer, { name: 'a.bin', size: 20 * MEGABYTE + 1 });
    expectProblem(tooLarge, 'payload-too-large');
  });

  it('429 when too much is open already, until something is dropped', async () => {
    const person = await asPost(test, 'officer', { workGroups: ['policy_plan'] });
    const size = 20 * MEGABYTE;
    const ids: string[] = [];
    for (let i = 0; i < 10; i++) {
      const reply = await createUpload(person, { name: `${i}.bin`, size });
      ids.push(String(reply.headers['location']).split('/').at(-1) ?? '');
    }
    expectProblem(await createUpload(person, { name: 'one more', size: 1 }), 'too-many-requests');
    await person.delete(`/uploads/${String(ids[0])}`, { headers: TUS });
    for (let i = 0; i < 41; i++) await createUpload(person, { name: `${i}.txt`, size: 1 });
    expectProblem(await createUpload(person, { name: 'one more', size: 1 }), 'too-many-requests');
    expect(await openUploads(person)).toHaveLength(50);
  });

  it('429 for the eleventh of the largest size, also when all are asked for at once', async () => {
    const person = await asPost(test, 'officer', { workGroups: ['policy_plan'] });
    const size = 20 * MEGABYTE;
    const replies = await Promise.all(
      Array.from({ length: 25 }, (_, i) => createUpload(person, { name: `${i}.bin`, size })),
    );
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(15);
    expect(await openUploads(person)).toHaveLength(10);
  });

  it('415 for a body of another type', async () => {
    const headers = { ...TUS, 'upload-length': '2', 'upload-metadata': metadataOf('a') };
    expectProblem(await officer.post('/uploads', { a: 1 }, { headers }), 'media-type-unsupported');
  });
});

describe('PATCH /uploads/{id}', () => {
  it('409 at another place than the end, and 404 for what is not there', async () => {
    const reply = await createUpload(officer, { name: 'a.txt', size: 10 }, Buffer.from('01234'));
    const id = String(reply.headers['location']).split('/').at(-1) ?? '';
    for (const offset of [0, 4, 6, 10]) {
      expectProblem(await appendTo(officer, id, offset, Buffer.from('x')), 'upload-out-of-step');
    }
    expectProblem(await appendTo(officer, id, 5, Buffer.from('567890')), 'payload-too-large');
    expect(await offsetOf(officer, id)).toBe(5);
    expect((await appendTo(officer, id, 5, Buffer.from('56789'))).headers['upload-offset']).toBe('10');
    const { path: file } = await finishedUpload(test.deps, { id, userId: officer.id });
    expect(await readFile(file, 'utf8')).toBe('0123456789');
    await dropUpload(test.deps, { id, userId: officer.id });
    expectProblem(await appendTo(officer, id, 0, Buffer.from('x')), 'not-found');
    expectProblem(await appendTo(officer, randomUUID(), 0, Buffer.from('x')), 'not-found');
    expectProblem(await appendTo(officer, '..%2f..%2fsecrets', 0, Buffer.from('x')), 'malformed-request');
  });

  it('goes on at 60 % after the connection was lost, and has every byte in the end', async () => {
    const bytes = randomBytes(10 * MEGABYTE);
    const created = await createUpload(officer, { name: 'ภาพ.jpg', size: bytes.length });
    const id = String(created.headers['location']).split('/').at(-1) ?? '';
    const cut = 6 * MEGABYTE;
    const socket = await beginToSend(officer, id, bytes.length);
    socket.write(bytes.subarray(0, cut));
    await expect.poll(() => offsetOnDisk(officer, id), { timeout: 10_000 }).toBe(cut);
    socket.destroy();

    const from = await offsetOf(officer, id);
    expect(from).toBe(cut);
    expect((await appendTo(officer, id, from, bytes.subarray(from))).status).toBe(204);
    const { path: file, size } = await finishedUpload(test.deps, { id, userId: officer.id });
    expect(size).toBe(bytes.length);
    expect((await readFile(file)).equals(bytes)).toBe(true);
    await dropUpload(test.deps, { id, userId: officer.id });
  });

  it('lets the newer request win while the older still hangs on a dead line', async () => {
    const bytes = randomBytes(MEGABYTE);
    const created = await createUpload(officer, { name: 'a.bin', size: bytes.length });
    const id = String(created.headers['location']).split('/').at(-1) ?? '';
    const hanging = await beginToSend(officer, id, bytes.length);
    hanging.write(bytes.subarray(0, 300_000));
    await expect.poll(() => offsetOnDisk(officer, id), { timeout: 10_000 }).toBe(300_000);

    const from = await offsetOf(officer, id);
    expect(from).toBe(300_000);
    expect((await appendTo(officer, id, from, bytes.subarray(from))).status).toBe(204);
    hanging.destroy();
    const { path: file } = await finishedUpload(test.deps, { id, userId: officer.id });
    expect((await readFile(file)).equals(bytes)).toBe(true);
    await dropUpload(test.deps, { id, userId: officer.id });
  });
});

describe('finishedUpload', () => {
  it('409 while bytes are missing, 404 for another person', async () => {
    const created = await createUpload(officer, { name: 'a.txt', size: 2 }, Buffer.from('1'));
    const id = String(created.headers['location']).split('/').at(-1) ?? '';
    const mine = { id, userId: officer.id };
    await expect(finishedUpload(test.deps, mine)).rejects.toMatchObject({ code: 'upload-unfinished' });
    await appendTo(officer, id, 1, Buffer.from('2'));
    expect(await finishedUpload(test.deps, mine)).toMatchObject({ name: 'a.txt', size: 2 });
    await expect(finishedUpload(test.deps, { id, userId: other.id })).rejects.toMatchObject({
      code: 'not-found',
    });
    await dropUpload(test.deps, mine);
    await dropUpload(test.deps, mine);
    await expect(finishedUpload(test.deps, mine)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('an upload that nobody finishes', () => {
  it('is gone after 24 hours, with its bytes', async () => {
    const person = await asPost(test, 'officer', { workGroups: ['policy_plan'] });
    const id = await uploadFile(person, Buffer.from('whole'), 'a.txt');
    test.clock.advance(24 * 3_600_000 - 1);
    expect(await sweepUploads(test.deps)).toBe(0);
    expect(await offsetOf(person, id)).toBe(5);
    test.clock.advance(1);
    expect((await person.head(`/uploads/${id}`, { headers: TUS })).status).toBe(404);
    expectProblem(await appendTo(person, id, 5, Buffer.from('x')), 'not-found');
    expect(await sweepUploads(test.deps)).toBeGreaterThan(0);
    expect(await openUploads(person)).toEqual([]);
  });

  it('leaves nothing of a creation that was broken off', async () => {
    const person = await asPost(test, 'officer', { workGroups: ['policy_plan'] });
    await mkdir(folderOf(person), { recursive: true });
    await writeFile(path.join(folderOf(person), randomUUID()), '');
    await writeFile(path.join(folderOf(person), `${randomUUID()}.json`), '{"size":');
    await ageAll(folderOf(person), 24 * 3_600_000 - 60_000);
    await sweepUploads(test.deps);
    expect(await readdir(folderOf(person))).toHaveLength(2);
    await ageAll(folderOf(person), 2 * 60_000);
    await sweepUploads(test.deps);
    expect(await readdir(path.join(test.deps.config.dataDir, 'uploads'))).not.toContain(person.id);
  });
});

/** How much is in the file, without a request: a request would end the one that is under way. */
async function offsetOnDisk(person: Person, id: string): Promise<number> {
  return (await readFile(path.join(folderOf(person), id))).length;
}

/** Opens a PATCH over a real connection and sends its head; the caller sends the bytes, or breaks off. */
async function beginToSend(person: Person, id: string, length: number): Promise<Socket> {
  const { server } = test.app;
  if (!server.listening) await test.app.listen({ port: 0, host: '127.0.0.1' });
  const socket = connectSocket((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  const head = [
    `PATCH /api/v1/uploads/${id} HTTP/1.1`,
    'Host: localhost:3000',
    `Authorization: Bearer ${person.token}`,
    'Tus-Resumable: 1.0.0',
    'Upload-Offset: 0',
    'Content-Type: application/offset+octet-stream',
    `Content-Length: ${String(length)}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  return socket;
}
