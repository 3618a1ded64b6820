import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export interface MigrationFile {
  name: string;
  sql: string;
  sha256: string;
}

const NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

export const MIGRATIONS_DIR = path.resolve(import.meta.dirname, '../migrations');

/** The .sql files of a folder in order. @throws Error when a name is not NNNN_verb_object.sql or a number comes twice. */
export function readMigrations(dir: string = MIGRATIONS_DIR): MigrationFile[] {
  const names = readdirSync(dir)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const seen = new Map<string, string>();
  for (const name of names) {
    const number = NAME.exec(name)?.[1];
    if (number === undefined) throw new Error(`migration ${name}: the name must be NNNN_verb_object.sql`);
    const twin = seen.get(number);
    if (twin !== undefined) throw new Error(`migrations ${twin} and ${name} have the same number`);
    seen.set(number, name);
  }
  return names.map((name) => {
    const sql = readFileSync(path.join(dir, name), 'utf8');
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}
