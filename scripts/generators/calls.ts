import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../lib/root.ts';
import { clientCalls, tagsOf, writeIds } from './clientCalls.ts';
import { openapi } from './openapi.ts';
import type { Generator } from './generator.ts';

const FOLDER = 'web/src/api/calls';
/** The files that the calls of a tag stand in, where they are not called as it is. */
const FILES: Record<string, string> = { 'paper decisions': 'paperDecisions' };
const TAGS = [
  ...['system', 'public', 'session', 'files', 'items', 'paper decisions', 'papers'],
  ...['people', 'committee', 'policy', 'notices', 'opinions', 'log', 'uploads', 'checks', 'assessment'],
];
/** What only the page of the own account asks for; every page carries the rest of its tag. */
const OF_ACCOUNT = /^\/api\/v1\/(sessions|session\/(password|passkeys|second-factor\/))/;

let asked: Promise<unknown> | undefined;
/** @throws {Error} when the description has a tag that is not listed */
async function description(): Promise<unknown> {
  asked ??= openapi.generate().then((text) => JSON.parse(text) as unknown);
  const document = await asked;
  const unknown = tagsOf(document).filter((tag) => !TAGS.includes(tag));
  if (unknown.length) throw new Error(`scripts/generators/calls.ts does not list: ${unknown.join(', ')}`);
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
  ...TAGS.map((tag) =>
    generator(FILES[tag] ?? tag, (document) =>
      clientCalls(document, (call) => call.tag === tag && !OF_ACCOUNT.test(call.path)),
    ),
  ),
  generator('account', (document) => clientCalls(document, ({ path: at }) => OF_ACCOUNT.test(at))),
  generator('writes', writeIds),
];
