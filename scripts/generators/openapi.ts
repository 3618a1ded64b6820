import { buildApp } from '../../api/src/app.ts';
import { loadConfig } from '../../api/src/config/config.ts';
import { openDeps } from '../../api/src/process/openDeps.ts';
import type { Generator } from './generator.ts';

/** Nothing connects: the description is made from the routes alone. */
const ENVIRONMENT = {
  NODE_ENV: 'test',
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
  JWT_SECRET: 'only for the description of the routes',
  COOKIE_SECRET: 'only for the description of the routes',
  ENCRYPTION_SECRET: 'only for the description of the routes',
  SEAL_KEY: 'b25seSBmb3IgdGhlIGRlc2NyaXB0aW9uIG9mIHJvdXQ',
};

export const openapi: Generator = {
  file: 'docs/openapi.json',
  async generate() {
    const deps = await openDeps(loadConfig(ENVIRONMENT));
    const app = await buildApp(deps, { schemasAtStart: true });
    try {
      await app.ready();
      return `${JSON.stringify(app.swagger(), null, 2)}\n`;
    } finally {
      await app.close();
      await deps.end();
    }
  },
};
