import { realpathSync } from 'node:fs';
import path from 'node:path';
import { workFolderPrefix } from './workFolder.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
/** What a worker is made of; the data folder lies in none of them. */
const CODE = ['api', 'shared', 'node_modules'];

/**
 * The options that confine a worker, by Node's permission model: it reads the product's code and the work folders,
 * writes the work folders, and starts no program and no thread. The data folder with its database, keys and files, the
 * settings and the rest of the machine are closed to its JavaScript.
 *
 * The model does not reach into the libraries written in C: what took over sharp could still read what the user of the
 * operating system may. They are given bytes, and `worker.ts` leaves sharp the four formats that are accepted.
 */
export function confinement(): string[] {
  const code = CODE.map((name) => path.join(ROOT, name));
  // Each where it is named and where it lies: the packages may be links to a store elsewhere.
  const readable = new Set(code.flatMap((folder) => [folder, realpathSync(folder)]));
  const work = `${workFolderPrefix()}*`;
  return [
    '--permission',
    '--allow-addons',
    ...[...readable].map((folder) => `--allow-fs-read=${path.join(folder, '*')}`),
    `--allow-fs-read=${work}`,
    `--allow-fs-write=${work}`,
    '--disable-warning=SecurityWarning',
  ];
}
