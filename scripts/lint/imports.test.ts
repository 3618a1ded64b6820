import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forbiddenImports } from './imports.ts';

type Import = readonly [from: string, specifier: string];

const ALLOWED: readonly Import[] = [
  ['shared/src/item.ts', 'typebox'],
  ['shared/src/item.ts', './policy.ts'],
  ['shared/src/item.test.ts', 'vitest'],
  ['db/src/seed.ts', 'pg'],
  ['db/src/seed.ts', '../../shared/src/policy.ts'],
  ['api/src/app.ts', '../../db/src/client.ts'],
  ['api/src/app.ts', './features/items/items.routes.ts'],
  ['api/src/features/items/moves/effects.ts', './endorse.ts'],
  ['api/src/features/items/moves/endorse.ts', '../../../office/write.ts'],
  ['api/src/features/items/moves/moves.test.ts', '../../notices/notices.ts'],
  ['api/src/features/papers/papers.ts', '../items/reading/history.ts'],
  ['api/src/features/items/reading/presentCard.ts', '../../../http/locale.ts'],
  ['api/src/features/site/files.routes.ts', '../files/serving/sendFile.ts'],
  ['api/src/office/deps.ts', '../engines/blobs/blobStore.ts'],
  ['api/src/demo/load.ts', '../app.ts'],
  ['web/src/main.ts', '@/router/router.ts'],
  ['web/src/features/console/desk/DeskPage.vue', '@/features/site/list/SearchBox.vue'],
  ['web/e2e/journey.test.ts', '../../api/src/server.ts'],
  ['scripts/start.ts', '../api/src/server.ts'],
];

const FORBIDDEN: readonly (readonly [...Import, RegExp])[] = [
  ['shared/src/a.ts', 'node:crypto', /nothing but typebox/],
  ['shared/src/b.ts', 'vitest', /nothing but typebox/],
  ['shared/src/c.ts', '../../db/src/client.ts', /shared may import only shared/],
  ['shared/src/d.test.ts', '../../api/src/app.ts', /shared may import only shared/],
  ['db/src/a.ts', '../../api/src/app.ts', /db may import only db, shared/],
  ['api/src/http/a.ts', '../../../web/src/main.ts', /api may import only api, shared, db/],
  ['web/src/a.ts', '../../db/src/client.ts', /web may import only web, shared/],
  ['web/src/features/site/a.ts', '../../../../api/src/app.ts', /web may import only web, shared/],
  ['api/src/process/a.ts', '../app.ts', /api\/src\/process may import itself and features, office/],
  ['api/src/engines/a.ts', '../office/deps.ts', /api\/src\/engines may import itself and config/],
  ['api/src/config/a.ts', '../http/etag.ts', /api\/src\/config may import only what is in it/],
  ['api/src/http/plugins/a.ts', '../../features/items/rules/itemPolicy.ts', /move what is needed down/],
  [
    'api/src/features/site/a.ts',
    '../items/rules/itemPolicy.ts',
    /features\/site may import itself and files/,
  ],
  [
    'api/src/features/items/drafts/a.ts',
    '../moves/effects.ts',
    /items\/drafts may import itself and reading/,
  ],
  ['api/src/features/site/b.ts', '../files/serving/sendFile.ts', /bytes reach the public/],
  ['api/src/features/site/verification/c.ts', '../../../engines/blobs/blobStore.ts', /bytes reach/],
  ['api/src/features/log/publicLog.routes.ts', '../../engines/blobs/blobStore.ts', /bytes reach/],
  ['api/src/features/people/a.ts', '../../http/locale.ts', /for routes and presenters/],
  ['api/src/features/items/moves/presented.ts', '../../../http/locale.ts', /for routes and presenters/],
  ['web/src/features/site/b.ts', '@/features/console/desk/desk.ts', /never imports the console/],
  ['web/src/features/common/C.vue', '@/features/console/desk/desk.ts', /never imports the console/],
  ['api/src/office/b.ts', '../testing/buildTestApp.ts', /only tests use/],
  ['api/src/office/c.ts', './write.test.ts', /only tests use/],
];

const CIRCLE: readonly Import[] = [
  ['api/src/office/roundA.ts', './roundB.ts'],
  ['api/src/office/roundB.ts', './roundA.ts'],
];

let root: string;
let found: string[];

/** The file that an import names, as far as it is one of the tree. */
function targetOf([from, specifier]: Import): string | undefined {
  if (specifier.startsWith('@/')) return `web/src/${specifier.slice(2)}`;
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(from), specifier) : undefined;
}

/** Types count as well as values: half of the imports are made as types. */
function sourceOf([from, specifier]: Import, index: number): string {
  const line =
    index % 2 === 0 ? `import type { x } from '${specifier}';` : `export const y = import('${specifier}');`;
  return from.endsWith('.vue') ? `<script setup lang="ts">\n${line}\n</script>\n` : `${line}\n`;
}

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'phoeiphrae-imports-'));
  const imports: Import[] = [...ALLOWED, ...FORBIDDEN.map(([from, to]) => [from, to] as const), ...CIRCLE];
  const files = new Map<string, string>();
  imports.forEach((one, index) => {
    files.set(one[0], (files.get(one[0]) ?? '') + sourceOf(one, index));
  });
  for (const target of imports.map(targetOf)) {
    if (target !== undefined && !files.has(target)) files.set(target, 'export const x = 1;\n');
  }
  for (const [file, source] of files) {
    await mkdir(path.join(root, path.dirname(file)), { recursive: true });
    await writeFile(path.join(root, file), source);
  }
  found = await forbiddenImports(root);
}, 60_000);
afterAll(() => rm(root, { recursive: true, force: true }));

const about = (file: string) => found.filter((line) => line.startsWith(`${file} `));

describe('forbiddenImports', () => {
  it.each(ALLOWED)('says nothing of %s importing %s', (from) => {
    expect(about(from)).toEqual([]);
  });

  it.each(FORBIDDEN)('refuses %s importing %s', (from, _to, reason) => {
    expect(about(from).join('\n')).toMatch(reason);
  });

  it('refuses a circle of types', () => {
    expect(about('api/src/office/roundA.ts').join('\n')).toMatch(/roundB\.ts → .*in a circle/s);
  });
});
