import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', 'e2e']);

function filesOf(entry: string): string[] {
  if (statSync(entry).isFile()) return /\.test\.ts$/.test(entry) ? [] : [entry];
  const names = readdirSync(entry).filter((name) => !SKIPPED.has(name));
  return names.sort().flatMap((name) => filesOf(path.join(entry, name)));
}

/** One hash over the names and contents of all files below the entries, tests left out. */
export function sourceHash(root: string, entries: string[]): string {
  const hash = createHash('sha256');
  for (const file of entries.flatMap((entry) => filesOf(path.join(root, entry)))) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}
