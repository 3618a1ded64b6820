import { execFileSync } from 'node:child_process';
import { chmod, lstat, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asPost, type Person } from '../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../testing/buildTestApp.ts';
import { mustAttach } from '../testing/files.ts';
import { GROUP, draftOf } from '../testing/office.ts';
import { createUpload } from '../testing/uploads.ts';
import { closeData } from './closeData.ts';
import { checkStorage } from './readiness.ts';

let test: TestApp;
let officer: Person;
let dataDir: string;
beforeAll(async () => {
  test = await buildTestApp();
  officer = await asPost(test, 'officer', { workGroups: [GROUP] });
  ({ dataDir } = test.deps.config);
  await mustAttach(officer, (await draftOf(test, officer)).id);
  await createUpload(officer, { name: 'ร่าง.txt', size: 100 }, Buffer.from('ต้น'));
});
afterAll(() => test.close());

async function everything(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return [folder, ...names.map((name) => path.join(folder, name))];
}

/** Each with the rights that the group and others have on it. */
async function openPlaces(folder: string): Promise<string[]> {
  const found = [];
  for (const place of await everything(folder)) {
    const entry = await lstat(place);
    if (!entry.isSymbolicLink() && (entry.mode & 0o077) !== 0) found.push(place);
  }
  return found;
}

describe('the folder of the data', () => {
  it('holds a kept file and one that is on its way, closed to others of the machine', async () => {
    expect((await everything(dataDir)).length).toBeGreaterThan(8);
    expect(await openPlaces(dataDir)).toEqual([]);
  });

  it('is closed at the start when an earlier version left it open, and the files in it are read as before', async () => {
    execFileSync('chmod', ['-R', 'u+rwX,go+rX', dataDir]);
    expect((await openPlaces(dataDir)).length).toBeGreaterThan(8);
    await checkStorage(test.deps);
    expect(await openPlaces(dataDir)).toEqual([]);
    const modes = await Promise.all(['', 'blobs', 'uploads'].map((name) => stat(path.join(dataDir, name))));
    expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o700, 0o700, 0o700]);
    for await (const { sha256 } of test.deps.blobs.list())
      expect(await test.deps.blobs.verify(sha256)).toBe('intact');
  });

  it('goes on where a start was broken off: a folder is closed after what is in it', async () => {
    const [inner = ''] = (await everything(path.join(dataDir, 'blobs'))).slice(-1);
    await chmod(inner, 0o644);
    await chmod(path.join(dataDir, 'blobs'), 0o755);
    for (let at = path.dirname(inner); at !== path.join(dataDir, 'blobs'); at = path.dirname(at))
      await chmod(at, 0o755);
    await closeData(dataDir);
    expect(await openPlaces(dataDir)).toEqual([]);
  });

  it('leaves alone what is not ours: a link’s aim, other things in the folder, a folder that all share', async () => {
    const shared = await mkdtemp(path.join(tmpdir(), 'phoeiphrae-test-shared-'));
    await chmod(shared, 0o1777);
    await mkdir(path.join(shared, 'uploads'), { mode: 0o755 });
    await writeFile(path.join(shared, 'theirs'), '', { mode: 0o644 });
    await symlink(path.join(shared, 'theirs'), path.join(shared, 'uploads', 'link'));
    await closeData(shared);
    const modeOf = async (name: string) => (await stat(path.join(shared, name))).mode & 0o7777;
    const modes = [await modeOf(''), await modeOf('uploads'), await modeOf('theirs')];
    expect(modes).toEqual([0o1777, 0o700, 0o644]);
    await rm(shared, { recursive: true });
  });
});
