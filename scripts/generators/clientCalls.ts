interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** web/src/api/calls.ts: one typed function for each operation of the OpenAPI description, by its `operationId`. */
export function clientCalls(document: unknown): string {
  const { paths } = document as Document;
  const calls = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (!operation?.operationId) return [];
      const verb = method.toUpperCase();
      return [
        `    /** ${operation.summary ?? ''} */`,
        `    ${operation.operationId}: (...init: Init<'${path}', '${method}'>) => client.${verb}('${path}', ...init),`,
      ];
    }),
  );
  return `${[
    '// Generated from the OpenAPI description by `npm run generate`. Do not edit.',
    "import createClient, { type ClientOptions, type MaybeOptionalInit } from 'openapi-fetch';",
    "import type { paths } from './schema';",
    '',
    'type Method = "get" | "post" | "put" | "patch" | "delete";',
    'type Init<P extends keyof paths, M extends Method & keyof paths[P]> =',
    '  undefined extends MaybeOptionalInit<paths[P], M>',
    '    ? [init?: MaybeOptionalInit<paths[P], M>]',
    '    : [init: MaybeOptionalInit<paths[P], M>];',
    '',
    '/** A client with one call for each operation. Types of parameters, bodies and answers come from the description. */',
    'export function createCalls(options?: ClientOptions) {',
    '  const client = createClient<paths>(options);',
    '  return {',
    ...calls,
    '  };',
    '}',
  ].join('\n')}\n`;
}
