import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './root.ts';

const read = (file: string) => readFile(path.join(ROOT, file), 'utf8');
const SHIPPED = (await readdir(path.join(ROOT, 'db/policies'))).flatMap((name) =>
  name.endsWith('.json') ? [path.basename(name, '.json')] : [],
);

describe('the production shape', () => {
  it('takes the office’s announcement from a folder that is mounted, and from nowhere else', async () => {
    const compose = await read('docker-compose.yml');
    expect(compose).toContain("'./docker/policy:/policy:ro'");
    expect(compose.match(/POLICY_FILE: .*/g)).toEqual(['POLICY_FILE: /policy/policy.json']);
    expect(await read('.dockerignore')).toMatch(/^docker\/policy$/m);
  });

  it.each(['docker-compose.yml', 'docker/Dockerfile', 'docker/make-secrets.sh', 'docker/Caddyfile'])(
    '%s names no announcement that the product brings, and no demonstration',
    async (file) => {
      const text = await read(file);
      for (const code of SHIPPED) expect(text).not.toContain(code);
      expect(text).not.toMatch(/\bDEMO\b/);
    },
  );
});
