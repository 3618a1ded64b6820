import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../lib/root.ts';
import { clientCalls } from './clientCalls.ts';
import { openapi } from './openapi.ts';
import type { Generator } from './generator.ts';

const FILE = 'web/src/api/calls.ts';

export const calls: Generator = {
  file: FILE,
  async generate() {
    const filepath = path.join(ROOT, FILE);
    const document: unknown = JSON.parse(await openapi.generate());
    return format(clientCalls(document), { ...(await resolveConfig(filepath)), filepath });
  },
};
