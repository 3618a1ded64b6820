import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { report } from '../api/src/process/lifecycle.ts';
import { GENERATORS } from './generators/registry.ts';
import { ROOT } from './lib/root.ts';

/** npm run generate: writes the generated files. With --check nothing is written, and an old one is a failure. */
const checking = process.argv.includes('--check');
try {
  for (const { file, generate } of GENERATORS) {
    const target = path.join(ROOT, file);
    const [fresh, present] = [await generate(), await readFile(target, 'utf8').catch(() => '')];
    if (fresh === present) continue;
    if (checking) {
      console.error(`${file} is not what its source says; run: npm run generate`);
      process.exitCode = 1;
    } else {
      await writeFile(target, fresh);
      console.log(`wrote ${file}`);
    }
  }
} catch (error) {
  report(error);
  process.exitCode = 1;
}
