import path from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../lib/root.ts';
import { phoeiphrae } from './plugin.ts';

const rules = {
  'p/no-barrels': 'error',
  'p/no-clock': 'error',
  'p/no-database-clock': 'error',
  'p/no-file-times': 'error',
} as const;

function lint(file: string, code: string): (string | null)[] {
  const linter = new Linter({ cwd: ROOT });
  const settings = { files: ['**/*.ts'], plugins: { p: phoeiphrae }, rules };
  return linter
    .verify(code, [settings], { filename: path.join(ROOT, file) })
    .map((message) => message.ruleId);
}

describe('the lint rules of this repository', () => {
  it.each([
    ["export * from './policy.ts';", 'p/no-barrels'],
    ["export { x } from './policy.ts';", 'p/no-barrels'],
    ['const now = new Date();', 'p/no-clock'],
    ['const now = Date.now();', 'p/no-clock'],
    ['const now = Date();', 'p/no-clock'],
    ["const due = 'SELECT 1 FROM x WHERE due_at <= now()';", 'p/no-database-clock'],
    ['const due = sql`due_on <= CURRENT_DATE AND id = ${id}`;', 'p/no-database-clock'],
    ['const at = found.mtimeMs;', 'p/no-file-times'],
    ['const { birthtime } = await stat(file);', 'p/no-file-times'],
  ])('report in shared: %s', (code, rule) => {
    expect(lint('shared/src/item.ts', code)).toEqual([rule]);
  });

  it.each([
    "import { x } from './policy.ts';",
    'const x = 1; export { x };',
    'const then = new Date(0);',
    'const started = performance.now();',
    "const due = 'SELECT 1 FROM x WHERE known() AND due_at <= $1';",
    'const entry = { mtime: madeAt };',
  ])('accept in shared: %s', (code) => {
    expect(lint('shared/src/item.ts', code)).toEqual([]);
  });
});
