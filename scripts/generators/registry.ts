import { calls } from './calls.ts';
import { configuration } from './configuration.ts';
import { openapi } from './openapi.ts';
import { problems } from './problems.ts';
import { schema } from './schema.ts';
import { workflow } from './workflow.ts';
import type { Generator } from './generator.ts';

/** In order: the client's types are made from the OpenAPI description as it is then. */
export const GENERATORS: Generator[] = [workflow, problems, configuration, openapi, schema, ...calls];
