import { calls } from './calls.ts';
import { configuration } from './configuration.ts';
import { openapi } from './openapi.ts';
import { problems } from './problems.ts';
import { schema } from './schema.ts';
import { workflow } from './workflow.ts';

/** A file that is made from others and kept in the repository, so that it can be read without running anything. */
export interface Generator {
  /** Its path from the root of the repository. */
  file: string;
  generate: () => Promise<string>;
}

/** In order: the client's types are made from the OpenAPI description as it is then. */
export const GENERATORS: Generator[] = [workflow, problems, configuration, openapi, schema, calls];
