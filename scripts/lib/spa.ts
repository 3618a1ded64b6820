import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.ts';
import { ROOT } from './root.ts';
import { sourceHash } from './sourceHash.ts';

const WEB = path.join(ROOT, 'web');
const STAMP = path.join(WEB, 'dist', '.built-from');
const SOURCES = ['web', 'shared/src', 'pnpm-lock.yaml'];

/** Builds the site and the console when their sources changed since the last build; true when it built. */
export async function buildSpa(options: { force?: boolean } = {}): Promise<boolean> {
  const hash = sourceHash(ROOT, SOURCES);
  if (!options.force && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return false;
  console.log('สร้างหน้าเว็บ · Building the site');
  // Vite empties the folder first: a build that is broken off leaves no stamp, and the next start builds again.
  const vite = path.join(WEB, 'node_modules/vite/bin/vite.js');
  await run([vite, 'build', '--logLevel', 'warn'], { cwd: WEB, env: { NODE_ENV: 'production' } });
  writeFileSync(STAMP, hash);
  return true;
}
