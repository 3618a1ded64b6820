import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confinement } from './confinement.ts';
import { makeWorkFolder } from './workFolder.ts';

let work: string;
/** As an office's data folder may lie: beside the work folders even. */
let data: string;

beforeAll(async () => {
  work = await makeWorkFolder();
  await writeFile(path.join(work, 'file'), 'to be examined');
  data = await mkdtemp(path.join(tmpdir(), 'phoeiphrae-data-'));
  await mkdir(path.join(data, 'postgres'));
  for (const name of ['seal.key', 'secrets.json', 'postgres/PG_VERSION'])
    await writeFile(path.join(data, name), 'secret');
});
afterAll(async () => {
  await Promise.all([work, data].map((folder) => rm(folder, { recursive: true, force: true })));
});

/** What an expression gives, or the code of the error, in a process that is confined as a worker is. */
function confined(expression: string, ...args: string[]): Promise<string> {
  const script = `
    const fs = require('node:fs'), path = require('node:path'), a = process.argv.slice(1);
    try { console.log(String(${expression})); } catch (error) { console.log(error.code); }`;
  return new Promise((resolve) => {
    execFile(process.execPath, [...confinement(), '-e', script, '--', ...args], (_, stdout, stderr) =>
      resolve(stdout.trim() || stderr),
    );
  });
}
const DENIED = 'ERR_ACCESS_DENIED';
const ROOT = path.resolve(import.meta.dirname, '../../../..');

describe('confinement', () => {
  it('reads and writes a work folder', async () => {
    const file = path.join(work, 'file');
    expect(await confined('fs.readFileSync(a[0])', file)).toBe('to be examined');
    expect(
      await confined("(fs.writeFileSync(a[0], 'out'), fs.readFileSync(a[0]))", path.join(work, 'x')),
    ).toBe('out');
    expect(await confined('fs.existsSync(fs.mkdtempSync(a[0]))', path.join(work, 'unpacked-'))).toBe('true');
  });

  it.each(['seal.key', 'secrets.json', 'postgres/PG_VERSION'])(
    'reads no %s of the data folder',
    async (name) => {
      expect(await confined('fs.readFileSync(a[0])', path.join(data, name))).toBe(DENIED);
    },
  );

  it.each([
    ['lists the data folder', () => ['fs.readdirSync(a[0])', data]],
    ['lists the folder of temporary files', () => ['fs.readdirSync(a[0])', tmpdir()]],
    [
      'goes up from its work folder',
      () => ['fs.readFileSync(a[0])', `${work}/../${path.basename(data)}/seal.key`],
    ],
    [
      'links to a key',
      () => ['fs.symlinkSync(a[0], a[1])', path.join(data, 'seal.key'), path.join(work, 'link')],
    ],
    [
      'links a key hard',
      () => ['fs.linkSync(a[0], a[1])', path.join(data, 'seal.key'), path.join(work, 'hard')],
    ],
    ['writes into the data folder', () => ["fs.writeFileSync(a[0], '')", path.join(data, 'left')]],
    ['changes the code', () => ["fs.writeFileSync(a[0], '')", path.join(ROOT, 'api/left')]],
    ['reads the settings beside the code', () => ['fs.readFileSync(a[0])', path.join(ROOT, '.env')]],
    ['reads the environment of its parent', () => ['fs.readFileSync(a[0])', `/proc/${process.pid}/environ`]],
    ['reads the accounts of the machine', () => ['fs.readFileSync(a[0])', '/etc/passwd']],
    ['starts a program', () => ["require('node:child_process').execSync('id')"]],
    ['starts a thread', () => ["new (require('node:worker_threads').Worker)('1', { eval: true })"]],
  ] satisfies [string, () => string[]][])('never %s', async (_, attempt) => {
    const [expression = '', ...args] = attempt();
    expect(await confined(expression, ...args)).toBe(DENIED);
  });
});
