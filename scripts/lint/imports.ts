import path from 'node:path';
import { cruise, type ICruiseResult, type IViolation } from 'dependency-cruiser';
import { ROOT } from '../lib/root.ts';
import { IMPORT_RULES } from './importRules.ts';

const FOLDERS = ['shared', 'db', 'api', 'web/src', 'web/e2e', 'scripts'];

const COMMENTS = new Map(IMPORT_RULES.map(({ name, comment }) => [name, comment]));

function line({ rule, from, to, cycle }: IViolation): string {
  const where = cycle?.map(({ name }) => name).join(' → ') ?? to;
  return `${from} → ${where}\n  ${COMMENTS.get(rule.name) ?? rule.name}`;
}

/**
 * Every import that a rule forbids, types and `import()` included, as text to read.
 * @param folders below `root`
 */
export async function forbiddenImports(root = ROOT, folders = FOLDERS): Promise<string[]> {
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      ruleSet: { forbidden: [...IMPORT_RULES] },
      validate: true,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: 'node_modules/|/dist/' },
    },
    {
      extensions: ['.ts', '.vue', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node'],
      alias: { '@': path.join(root, 'web/src') },
    },
  );
  return (output as ICruiseResult).summary.violations.map(line);
}
