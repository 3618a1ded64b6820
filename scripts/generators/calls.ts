import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../lib/root.ts';
import { clientCalls, tagsOf, writeIds } from './clientCalls.ts';
import { openapi } from './openapi.ts';
import type { Generator } from './generator.ts';

const FOLDER = 'web/src/api/calls';
/** The tags of the description, by the name of the file that their calls stand in. */
const FILES = {
  system: 'system',
  public: 'public',
  session: 'session',
  files: 'files',
  items: 'items',
  'paper decisions': 'paperDecisions',
  papers: 'papers',
  people: 'people',
  committee: 'committee',
  policy: 'policy',
  notices: 'notices',
  log: 'log',
  uploads: 'uploads',
} as const;

let asked: Promise<unknown> | undefined;
/** @throws {Error} when the description has a tag that no file is named for */
async function description(): Promise<unknown> {
  asked ??= openapi.generate().then((text) => JSON.parse(text) as unknown);
  const document = await asked;
  const unknown = tagsOf(document).filter((tag) => !Object.hasOwn(FILES, tag));
  if (unknown.length) throw new Error(`scripts/generators/calls.ts names no file for: ${unknown.join(', ')}`);
  return document;
}

function generator(name: string, write: (document: unknown) => string): Generator {
  const file = `${FOLDER}/${name}.ts`;
  return {
    file,
    async generate() {
      const filepath = path.join(ROOT, file);
      return format(write(await description()), { ...(await resolveConfig(filepath)), filepath });
    },
  };
}

export const calls: Generator[] = [
  ...Object.entries(FILES).map(([tag, name]) => generator(name, (document) => clientCalls(document, tag))),
  generator('writes', writeIds),
];
