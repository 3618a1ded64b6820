import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import { PROBLEMS } from '@phoeiphrae/shared/problemTable';
import { describe, expect, it } from 'vitest';

const FOLDER = import.meta.dirname;
const FILE = path.join(FOLDER, '../../../db/policies/spn2-2561.json');
const first = JSON.parse(await readFile(FILE, 'utf8')) as Policy;

/** Words of the first office: its name, its posts, its centre, its chain. They belong to its announcement. */
const ITS_WORDS =
  /\bICT\b|สมุทรปราการ|[Ss]amut ?[Pp]rakan|สพป|เขตพื้นที่|[Aa]rea office|ผู้อำนวยการ|\b[Dd]irector\b|\b[Dd]eputy|[Gg]roup head|ศูนย์/;
const ITS_NAMES = [
  ...first.posts.map(({ title }) => title),
  ...first.chain.map(({ title }) => title),
  ...first.categories.flatMap(({ title, shortTitle }) => [title, shortTitle]),
  ...first.workGroups.map(({ name }) => name),
]
  .flatMap(({ th, en }) => [th, en])
  // One word in Latin letters, or a short one, is of the language and not of the office.
  .filter((name) => name.length >= 8 && (/\p{Script=Thai}/u.test(name) || name.includes(' ')));
const files = (await readdir(FOLDER, { recursive: true })).filter((name) => name.endsWith('.json'));

/** Without the joiners that keep a word on one line. */
function itsWordsIn(text: string): string[] {
  const plain = text.replaceAll('\u2060', '');
  const general = ITS_WORDS.exec(plain);
  return [...(general ?? []), ...ITS_NAMES.filter((name) => plain.includes(name))];
}

describe('the words of the product', () => {
  it.each(files)('%s has none of the first office’s', async (name) => {
    expect(itsWordsIn(await readFile(path.join(FOLDER, name), 'utf8'))).toEqual([]);
  });

  it('has problems that have none either', () => {
    expect(itsWordsIn(JSON.stringify(PROBLEMS))).toEqual([]);
  });
});
