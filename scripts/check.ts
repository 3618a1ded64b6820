import { runSteps, type Step } from './lib/steps.ts';

const tsc = 'node_modules/typescript/bin/tsc';

/** npm run check: everything that can be said about the code without running it. The slowest come first. */
const STEPS: Step[] = [
  { name: 'lint', args: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  { name: 'types of web', args: ['node_modules/vue-tsc/bin/vue-tsc.js', '-p', 'web'] },
  { name: 'form', args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  { name: 'imports', args: ['scripts/lint/checkImports.ts'] },
  { name: 'types of shared', args: [tsc, '-p', 'shared'] },
  { name: 'types of db', args: [tsc, '-p', 'db'] },
  { name: 'types of api', args: [tsc, '-p', 'api'] },
  { name: 'types of scripts', args: [tsc, '-p', '.'] },
  { name: 'generated files', args: ['scripts/generate.ts', '--check'] },
];

const failed = await runSteps(STEPS, process.argv.slice(2));
console.log(failed.length === 0 ? 'All checks passed' : `Failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
