import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asPost, type Person } from '../../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { startChild, type ChildServer } from '../../../testing/childServer.ts';
import { metadataOf, TUS } from '../../../testing/uploads.ts';

/** The system refuses to make any file larger than this, in bytes, as it does when a quota or the disk is used up. */
const ROOM = 1024 * 1024;

let test: TestApp;
let officer: Person;
let child: ChildServer;
beforeAll(async () => {
  test = await buildTestApp();
  officer = await asPost(test, 'officer', { workGroups: ['policy_plan'] });
  child = await startChild(test, { fileBlocks: ROOM / 512 });
});
afterAll(async () => {
  await child.stop();
  await test.close();
});

function call(method: string, path: string, headers: Record<string, string>, body?: Buffer) {
  const bytes = body ? { body: new Uint8Array(body) } : {};
  const all = { ...TUS, authorization: `Bearer ${officer.token}`, ...headers };
  return fetch(`${child.address}${path}`, { method, headers: all, ...bytes });
}

async function upload(size: number) {
  const created = await call('POST', '/api/v1/uploads', {
    'upload-length': String(size),
    'upload-metadata': metadataOf('แผน.pdf'),
  });
  const location = created.headers.get('location') ?? '';
  const piece = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  return { location, sent: await call('PATCH', location, piece, Buffer.alloc(size, 'x')) };
}

describe('a disk that is full', () => {
  it('507 for what has no room; what came before is kept, and the service goes on', async () => {
    const { location, sent } = await upload(3 * ROOM);
    expect(sent.status).toBe(507);
    expect(await sent.json()).toMatchObject({ type: '/problems/storage-full', status: 507 });
    const progress = await call('HEAD', location, {});
    expect(Number(progress.headers.get('upload-offset'))).toBeLessThanOrEqual(ROOM);

    expect((await call('GET', '/api/v1/items', {})).status).toBe(200);
    expect((await upload(ROOM / 2)).sent.status).toBe(204);
  });
});
