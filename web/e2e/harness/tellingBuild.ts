import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext } from 'playwright-core';

const WEB = path.resolve(import.meta.dirname, '../..');
/** The piece that comes with a page, whatever it was built for. */
const FIRST = /^first-.+\.js$/;

/** The site's scripts, built to say in what a page differs from what the server drew. */
export interface TellingBuild {
  /** Has a browser given these scripts in the place of the product's own. */
  readonly serve: (context: BrowserContext) => Promise<void>;
  readonly remove: () => Promise<void>;
}

export async function buildTelling(): Promise<TellingBuild> {
  const folder = await mkdtemp(path.join(tmpdir(), 'phoeiphrae-telling-'));
  const vite = path.join(WEB, 'node_modules/vite/bin/vite.js');
  const settings = ['--mode', 'hydration', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  await promisify(execFile)(process.execPath, [vite, 'build', ...settings], {
    cwd: WEB,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const assets = path.join(folder, 'assets');
  const first = (await readdir(assets)).find((name) => FIRST.test(name));
  if (first === undefined) throw new Error('the build has no piece that comes with a page');

  return {
    serve: async (context) => {
      await context.route('**/assets/*.js', (route) => {
        const asked = path.basename(new URL(route.request().url()).pathname);
        const file = path.join(assets, asked);
        if (existsSync(file)) return route.fulfill({ path: file });
        // Others import it by its own name: served under two, it would start the application twice.
        if (FIRST.test(asked))
          return route.fulfill({ contentType: 'text/javascript', body: `import './${first}';` });
        // What the server has named by the names of its own build is fetched and never run.
        return route.continue();
      });
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
