import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.ts';
import { ROOT } from './root.ts';
import { sourceHash } from './sourceHash.ts';

const WEB = path.join(ROOT, 'web');
const BUILT = path.join(WEB, 'dist/index.html');
/** Not in dist, all of which is served. */
const STAMP = path.join(ROOT, 'node_modules/.site');
const SOURCES = ['web', 'shared/src', 'pnpm-lock.yaml'];

/** Builds the site, its server's half and the console when their sources changed since the last build; true when it built. */
export async function buildSpa(options: { force?: boolean } = {}): Promise<boolean> {
  const hash = sourceHash(ROOT, SOURCES);
  if (!options.force && existsSync(BUILT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash)
    return false;
  console.log('สร้างหน้าเว็บ · Building the site');
  // A build that is broken off leaves no stamp, and the next start builds again.
  rmSync(STAMP, { force: true });
  const vite = path.join(WEB, 'node_modules/vite/bin/vite.js');
  const build = ['build', '--logLevel', 'warn'];
  const beside = { cwd: WEB, env: { NODE_ENV: 'production' } };
  await run([vite, ...build], beside);
  // Second, for the first empties the folder that this one lies in.
  await run([vite, ...build, '--ssr', 'src/server.ts'], beside);
  writeFileSync(STAMP, hash);
  return true;
}
