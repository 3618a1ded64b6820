import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Typst files (and the office's emblem) by name: how the papers of a policy look and what they say. */
export type PolicyTemplates = Readonly<Record<string, string>>;

/** The set that the product brings. A policy's own folder need only hold the files in which it differs. */
const PRODUCT_SET = path.resolve(import.meta.dirname, '../policies/spn2-2561.templates');
const TEMPLATE_NAME = /^[a-z][a-z0-9_-]{0,59}\.(typ|svg)$/;
/** In characters, of one file. */
const LENGTH_LIMIT = 300_000;

async function readFolder(folder: string): Promise<PolicyTemplates> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const files: Record<string, string> = {};
  for (const name of names.filter((entry) => TEMPLATE_NAME.test(entry)).sort()) {
    const source = await readFile(path.join(folder, name), 'utf8');
    if (source.length > LENGTH_LIMIT)
      throw new Error(`${path.join(folder, name)} is longer than ${LENGTH_LIMIT} signs`);
    files[name] = source;
  }
  return files;
}

/**
 * The set of the product, for versions that were loaded before there were templates.
 * @throws {Error} when a file cannot be read or is too long
 */
export const productTemplates = (): Promise<PolicyTemplates> => readFolder(PRODUCT_SET);

/**
 * The templates of a policy file: those of the product, and over them those of the folder beside the file, so
 * `example.json` has `example.templates/`.
 * @throws {Error} when a file cannot be read or is too long
 */
export async function readPolicyTemplates(policyFile: string): Promise<PolicyTemplates> {
  const { dir, name } = path.parse(policyFile);
  return { ...(await productTemplates()), ...(await readFolder(path.join(dir, `${name}.templates`))) };
}
