import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../lib/root.ts';
import { openapi } from './openapi.ts';
import type { Generator } from './generator.ts';

/** The package belongs to web, out of reach of an import from here; its command is not. */
const COMMAND = path.join(ROOT, 'web/node_modules/openapi-typescript/bin/cli.js');

export const schema: Generator = {
  file: 'web/src/api/schema.d.ts',
  async generate() {
    const folder = await mkdtemp(path.join(tmpdir(), 'phoeiphrae-schema-'));
    const [input, output] = [path.join(folder, 'openapi.json'), path.join(folder, 'schema.d.ts')];
    try {
      await writeFile(input, await openapi.generate());
      await promisify(execFile)(process.execPath, [COMMAND, input, '-o', output]);
      return await readFile(output, 'utf8');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
