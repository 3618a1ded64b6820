import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROBLEMS } from '@phoeiphrae/shared/problemTable';

/** Words of the first office: its name, its posts, its centre. They belong to its announcement. */
const ITS_WORDS = /ศูนย์ ICT|ICT cent(?:re|er)|สมุทรปราการ|Samut ?Prakan|สพป|รองผู้⁠?อำนวย|deputy director/i;
const FOLDER = import.meta.dirname;
const files = (await readdir(FOLDER, { recursive: true })).filter((name) => name.endsWith('.json'));

describe('the words of the product', () => {
  it.each(files)('%s has none of the first office’s', async (name) => {
    expect(await readFile(path.join(FOLDER, name), 'utf8')).not.toMatch(ITS_WORDS);
  });

  it('has problems that have none either', () => {
    expect(JSON.stringify(PROBLEMS)).not.toMatch(ITS_WORDS);
  });
});
